/** Addresses of missions: the secretariat's under /missions, a party's under /m/<token>. */
import { Router } from 'express';
import type { Permission } from '../../domain/role.ts';
import type { Lang } from '../../domain/text.ts';
import { printPdf } from '../../papers/pdf.ts';
import {
  forAnyone,
  forOffice,
  forParty,
  type OfficeHandler,
  type OfficeVisit,
  type PartyHandler,
} from '../access/guard.ts';
import { forms, formsWithFile } from '../forms/form.ts';
import { withPieces } from '../page.ts';
import { checkInPage } from '../pages/mission/check-in.ts';
import { staffCalendar, staffPage } from '../pages/mission/staff.ts';
import { bookletPage } from '../pages/mission/booklet.ts';
import { dayPage, postCheckIn, postDay } from '../pages/mission/day.ts';
import { postPerson } from '../pages/mission/day-person.ts';
import { postTimes } from '../pages/mission/day-times.ts';
import { figuresFile, figuresPage } from '../pages/mission/figures.ts';
import { historyPage, postRestore, postUndo } from '../pages/mission/history.ts';
import { importPage, postImport, postUpload } from '../pages/mission/import.ts';
import { linkAfterwards, postLinkAfterwards } from '../pages/mission/link-afterwards.ts';
import { linkChange, postLinkChange } from '../pages/mission/link-change.ts';
import {
  linkHome,
  linkTimetable,
  linkWishes,
  postLinkWishes,
} from '../pages/mission/link-pages.ts';
import { missionList, postMission } from '../pages/mission/list.ts';
import { matrixFile, matrixPage, pairPage, postPair } from '../pages/mission/matrix.ts';
import { movePage, postMove } from '../pages/mission/move.ts';
import { overviewPage } from '../pages/mission/overview.ts';
import { linkCalendar, linkCancellation } from '../pages/mission/link-calendar.ts';
import { papersPage, plannerFile } from '../pages/mission/papers.ts';
import {
  partiesPage,
  partyPage,
  postMembers,
  postLinkRenew,
  postParty,
  postPartyMerge,
  postPartyRemove,
} from '../pages/mission/parties.ts';
import {
  comparePage,
  planListPage,
  postPlan,
  postStop,
  runPage,
} from '../pages/mission/plan-list.ts';
import { planFile, planPage, postPlanState, postShown } from '../pages/mission/plan.ts';
import { postPublish, publishPage } from '../pages/mission/publish.ts';
import { postRequest, requestsPage } from '../pages/mission/requests.ts';
import { resultsFile, resultsPage } from '../pages/mission/results.ts';
import { lettersPage, postTextsSent } from '../pages/mission/send.ts';
import { postDelete, postSettings, postTemplate, settingsPage } from '../pages/mission/settings.ts';
import { postWhyStop, whyPage } from '../pages/mission/why.ts';
import { postReminders, wishesPage } from '../pages/mission/wishes.ts';
import type { DownloadReply, Site } from '../visit.ts';

const READS: readonly [path: string, handler: OfficeHandler, permission?: Permission][] = [
  ['/', (v) => missionList(v)],
  ['/figures', figuresPage],
  ['/figures.xlsx', figuresFile],
  ['/:mission', overviewPage],
  ['/:mission/settings', settingsPage],
  ['/:mission/parties', partiesPage],
  ['/:mission/parties/:party', partyPage],
  // A list that is not taken yet shows its persons with their addresses.
  ['/:mission/import/:upload', importPage, 'missions.write'],
  ['/:mission/matrix', matrixPage],
  ['/:mission/matrix.xlsx', matrixFile],
  ['/:mission/matrix/:guest/:host', pairPage],
  ['/:mission/wishes', wishesPage],
  ['/:mission/plan', planListPage],
  ['/:mission/plan/compare', comparePage],
  ['/:mission/plan/run/:run', runPage],
  ['/:mission/plan/:plan', planPage],
  ['/:mission/plan/:plan/mission.json', planFile],
  ['/:mission/plan/:plan/plan.json', planFile],
  ['/:mission/plan/:plan/move', movePage],
  ['/:mission/plan/:plan/why', whyPage],
  ['/:mission/plan/:plan/publish', publishPage],
  ['/:mission/day', dayPage],
  ['/:mission/check-in/:party', checkInPage],
  ['/:mission/requests', requestsPage],
  ['/:mission/papers', papersPage],
  ['/:mission/papers/planner.xlsx', plannerFile],
  ['/:mission/papers/booklet', bookletPage],
  ['/:mission/results', resultsPage],
  ['/:mission/results.xlsx', resultsFile],
  ['/:mission/letters', lettersPage, 'missions.write'],
  ['/:mission/history', historyPage],
];

const WRITES: readonly [path: string, handler: OfficeHandler, permission?: Permission][] = [
  ['/', postMission],
  ['/restore', postRestore, 'changes.undo'],
  ['/:mission/settings', postSettings],
  ['/:mission/template', postTemplate],
  ['/:mission/delete', postDelete],
  ['/:mission/members', postMembers],
  ['/:mission/parties/:party', postParty],
  ['/:mission/parties/:party/remove', postPartyRemove],
  ['/:mission/parties/:party/merge', postPartyMerge],
  ['/:mission/parties/:party/link', postLinkRenew],
  ['/:mission/import/:upload', postImport],
  ['/:mission/matrix/:guest/:host', postPair],
  ['/:mission/wishes/send', postReminders],
  ['/:mission/plan', postPlan],
  ['/:mission/plan/run/:run/stop', postStop],
  ['/:mission/plan/:plan/move', postMove],
  ['/:mission/plan/:plan/why/stop', postWhyStop],
  ['/:mission/plan/:plan/state', postPlanState],
  ['/:mission/plan/:plan/shown', postShown, 'missions.publish'],
  ['/:mission/plan/:plan/publish', postPublish, 'missions.publish'],
  ['/:mission/day', postDay],
  ['/:mission/day/person', postPerson],
  ['/:mission/requests/:request', postRequest],
  ['/:mission/day/times', postTimes, 'missions.publish'],
  ['/:mission/check-in', postCheckIn],
  ['/:mission/send', postTextsSent],
  ['/:mission/history/undo', postUndo, 'changes.undo'],
];

export function missionPart(site: Site, lang: Lang): Router {
  const router = Router();
  for (const [path, handler, permission = 'missions.read'] of READS)
    router.get(path, forOffice(site, lang, permission, handler));
  router.get(
    '/:mission/papers/booklet.pdf',
    forOffice(site, lang, 'missions.read', (visit) => bookletPdf(site, visit)),
  );
  router.post(
    '/:mission/import',
    formsWithFile('file'),
    forOffice(site, lang, 'missions.write', postUpload),
  );
  for (const [path, handler, permission = 'missions.write'] of WRITES)
    router.post(path, forms(), forOffice(site, lang, permission, handler));
  return router;
}

const LINK_READS: readonly [path: string, handler: PartyHandler][] = [
  ['/:token', linkHome],
  ['/:token/wishes', linkWishes],
  ['/:token/timetable', linkTimetable],
  ['/:token/change', (v) => linkChange(v)],
  ['/:token/afterwards', linkAfterwards],
  ['/:token/calendar.ics', linkCalendar],
  ['/:token/cancelled.ics', linkCancellation],
];

/** What opens by a party's signed link. */
export function linkPart(site: Site, lang: Lang): Router {
  const router = Router();
  router.get('/staff/:token', forAnyone(site, lang, staffPage));
  router.get('/staff/:token/calendar.ics', forAnyone(site, lang, staffCalendar));
  for (const [path, handler] of LINK_READS) router.get(path, forParty(site, lang, handler));
  router.post('/:token/wishes', forms(), forParty(site, lang, postLinkWishes));
  router.post('/:token/change', forms(), forParty(site, lang, postLinkChange));
  router.post('/:token/afterwards', forms(), forParty(site, lang, postLinkAfterwards));
  return router;
}

/**
 * The booklet as a file of its own: the style goes into the page, since the printing browser has no
 * session.
 */
async function bookletPdf(
  site: Site,
  visit: OfficeVisit,
): Promise<DownloadReply | { redirect: string }> {
  const { browser } = visit.settings;
  if (!browser)
    return { redirect: visit.path.replace(/\.pdf$/, '').replace(/^/, `/${visit.lang}`) };
  const reply = await withPieces(site, visit, await bookletPage(visit));
  const model = {
    ...reply.model,
    frame: { lang: visit.lang, title: reply.title, style: site.assets.text('site.css') },
  };
  const html = site.render('print-file', reply.view, model, {
    t: visit.t,
    asset: (name) => site.assets.href(name),
  });
  return { download: 'booklet.pdf', type: 'application/pdf', body: await printPdf(browser, html) };
}
