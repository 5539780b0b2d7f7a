/**
 * Addresses of the exchange: what anybody may send, what signed links open, and the secretariat's
 * desk.
 */
import { Router, type RequestHandler } from 'express';
import { sendOutbox } from '../../desk/letters.ts';
import type { Lang } from '../../domain/text.ts';
import { forAnyone, forOffice, type OfficeHandler, type OpenHandler } from '../access/guard.ts';
import { forms, formsWithFile } from '../forms/form.ts';
import { deskCalls, postDeskCalls } from '../pages/desk/calls.ts';
import { deskIntroduction, postDeskIntroduction } from '../pages/desk/introduction.ts';
import { deskLetter, postDeskLetter } from '../pages/desk/letter.ts';
import { deskPage } from '../pages/desk/list.ts';
import {
  deskFound,
  deskMember,
  deskMembers,
  postDeskMember,
  postDeskMembers,
} from '../pages/desk/members.ts';
import { deskFigures, deskFiguresFile } from '../pages/desk/figures.ts';
import { deskPosting, postDeskPosting } from '../pages/desk/posting.ts';
import { deskProposal, postDeskProposal, proposalsFile } from '../pages/desk/proposal.ts';
import { deskRemark, postDeskRemark } from '../pages/desk/remark.ts';
import {
  introductionForm,
  introductionFromNeeds,
  introductionSent,
  postIntroduction,
} from '../pages/introduction/form.ts';
import { introductionLink, postIntroductionLink } from '../pages/introduction/link.ts';
import { ownDoor } from '../pages/own/door.ts';
import { ownFound } from '../pages/own/found.ts';
import { ownForm, ownRemoval, postOwnForm, postOwnRemoval } from '../pages/own/edit.ts';
import { ownPage, postOwn, postOwnReading } from '../pages/own/list.ts';
import { ownText, postOwnText } from '../pages/own/text.ts';
import {
  ownPostingForm,
  postingForm,
  postingSent,
  postOwnPostingForm,
  postPostingForm,
} from '../pages/postings/form.ts';
import { postingLink, postPostingLink } from '../pages/postings/link.ts';
import { postRemark, remarkForm, remarkFromNeeds } from '../pages/remark.ts';
import { formLimit } from '../security.ts';
import type { Site } from '../visit.ts';

const READS: readonly [path: string, handler: OpenHandler][] = [
  ['/introduce', introductionForm],
  ['/introduce/sent', introductionSent],
  ['/i/:token', introductionLink],
  ['/not-right', remarkForm],
  ['/offers/new', postingForm],
  ['/offers/sent', postingSent],
  ['/o/:token', postingLink],
];
const WRITES: readonly [path: string, handler: OpenHandler][] = [
  ['/introduce', postIntroduction],
  ['/i/:token', postIntroductionLink],
  ['/not-right', postRemark],
  ['/offers/new', postPostingForm],
  ['/o/:token', postPostingLink],
];

/** What opens by a member's signed link. */
const OWN_READS: readonly [path: string, handler: OpenHandler][] = [
  ['/own/:token', ownPage],
  ['/own/:token/edit', ownForm],
  ['/own/:token/remove', ownRemoval],
  ['/own/:token/offer', ownPostingForm],
  ['/own/:token/text', ownText],
  ['/own/:token/found', ownFound],
];
const OWN_WRITES: readonly [path: string, handler: OpenHandler][] = [
  ['/own/:token', postOwn],
  ['/own/:token/edit', postOwnForm],
  ['/own/:token/remove', postOwnRemoval],
  ['/own/:token/offer', postOwnPostingForm],
  ['/own/:token/read', postOwnReading],
];

const DESK_READS: readonly [path: string, handler: OfficeHandler][] = [
  ['/', deskPage],
  ['/introductions/:id', deskIntroduction],
  ['/letters/:id', deskLetter],
  ['/remarks/:id', deskRemark],
  ['/postings/:id', deskPosting],
  ['/calls', (visit) => deskCalls(visit)],
  ['/figures', deskFigures],
  ['/figures.xlsx', deskFiguresFile],
  ['/members', deskMembers],
  ['/members/:id', deskMember],
  ['/members/:id/found', deskFound],
  ['/proposals.xlsx', proposalsFile],
  ['/proposals/:id', deskProposal],
];
const DESK_WRITES: readonly [path: string, handler: OfficeHandler][] = [
  ['/introductions/:id', postDeskIntroduction],
  ['/letters/:id', postDeskLetter],
  ['/remarks/:id', postDeskRemark],
  ['/postings/:id', postDeskPosting],
  ['/members', postDeskMembers],
  ['/members/:id', postDeskMember],
  ['/proposals/:id', postDeskProposal],
];

export function exchangePart(site: Site, lang: Lang): Router {
  const router = Router();
  const limit = formLimit(site.settings);
  for (const [path, handler] of READS) router.get(path, forAnyone(site, lang, handler));
  // These only show a form, filled from the match page.
  router.post('/introduce/form', forms(), forAnyone(site, lang, introductionFromNeeds));
  router.post('/not-right/form', forms(), forAnyone(site, lang, remarkFromNeeds));
  for (const [path, handler] of WRITES)
    router.post(path, limit, forms(), sendAfterwards(site), forAnyone(site, lang, handler));
  router.get('/own', forOffice(site, lang, 'own.open', ownDoor));
  // A member may say of fifty statements one by one that they are true: no limit beyond the link.
  for (const [path, handler] of OWN_READS)
    router.get(path, forAnyone(site, lang, handler, 'members'));
  for (const [path, handler] of OWN_WRITES)
    router.post(path, forms(), forAnyone(site, lang, handler, 'members'));
  router.post(
    '/own/:token/text',
    formsWithFile('file'),
    forAnyone(site, lang, postOwnText, 'members'),
  );
  return router;
}

/** The secretariat's desk; observers read missions, not the contact details here. */
export function deskPart(site: Site, lang: Lang): Router {
  const router = Router();
  for (const [path, handler] of DESK_READS)
    router.get(path, forOffice(site, lang, 'desk.answer', handler));
  router.post('/calls', formsWithFile('file'), forOffice(site, lang, 'desk.answer', postDeskCalls));
  for (const [path, handler] of DESK_WRITES)
    router.post(path, forms(), sendAfterwards(site), forOffice(site, lang, 'desk.answer', handler));
  return router;
}

/**
 * Sends what an act wrote once its page went out, so that nobody waits for a mail server. Faults
 * are kept with the letters, and the scheduler tries again.
 */
function sendAfterwards(site: Site): RequestHandler {
  return (_request, response, next) => {
    response.once('finish', () => {
      if (site.office) sendOutbox(site.office.db, site.settings).catch(() => undefined);
    });
    next();
  };
}
