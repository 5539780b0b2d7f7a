/** Every address and the page that answers it. */
import { type Express, type Request, type Response, Router } from 'express';
import type { Lang } from '../../domain/text.ts';
import { accessPart } from '../access/sign-in.ts';
import { linkPart, missionPart } from './mission.ts';
import { api } from '../api/router.ts';
import { page } from '../page.ts';
import { equipment } from '../pages/equipment.ts';
import { equipmentFor } from '../pages/equipment-for.ts';
import { cataloguePart } from './catalogue.ts';
import { deskPart, exchangePart } from './exchange.ts';
import { forms } from '../forms/form.ts';
import { apiDocs } from '../pages/api-docs.ts';
import { exposure } from '../pages/exposure.ts';
import { ENTRY_LISTS } from '../view/entries.ts';
import { embedded, feed } from '../pages/feed.ts';
import { calendar, calendarEvent, calendarFile } from '../pages/calendar.ts';
import { call } from '../pages/calls/one.ts';
import { calls, callsFile } from '../pages/calls/list.ts';
import { gaps } from '../pages/gaps.ts';
import { home } from '../pages/home.ts';
import { instrument } from '../pages/instrument.ts';
import { listFile } from '../pages/lists.ts';
import { matchPart } from './match.ts';
import { map } from '../pages/map.ts';
import { member } from '../pages/member.ts';
import { medals } from '../pages/medals.ts';
import { members } from '../pages/members.ts';
import { neighbours } from '../pages/neighbours.ts';
import { network } from '../pages/network.ts';
import { paper } from '../pages/paper.ts';
import { pillar } from '../pages/pillar.ts';
import { posting } from '../pages/postings/one.ts';
import { postings, students } from '../pages/postings/list.ts';
import { privacy } from '../pages/privacy.ts';
import { quality } from '../pages/quality.ts';
import { search } from '../pages/search.ts';
import { compare, shortlist, shortlistFile } from '../pages/shortlist.ts';
import { status } from '../pages/status.ts';
import { valueChain } from '../pages/value-chain.ts';
import { addPlainFiles } from '../addresses/plain-files.ts';
import { preferredLanguage } from '../security.ts';
import type { PageHandler, Site } from '../visit.ts';

/** Pages under `/{lang}`. */
const PAGES: readonly [path: string, handler: PageHandler][] = [
  ['/', home],
  ['/members', members],
  ['/members/:id', member],
  ['/medals', medals],
  ['/quality', quality],
  ['/search', search],
  ['/equipment', equipment],
  ['/equipment/for', equipmentFor],
  ['/equipment/:id', instrument],
  ['/pillars/:id', pillar],
  ['/map', map],
  ['/map/network', network],
  ['/map/gaps', gaps],
  ['/map/exposure', exposure],
  ['/map/chain', valueChain],
  ['/offers', postings],
  ['/offers/:id', posting],
  ['/students', students],
  ...ENTRY_LISTS.flatMap((list): [string, PageHandler][] => [
    [`/${list}.atom`, feed(list, 'atom')],
    [`/${list}.json`, feed(list, 'json')],
    [`/embed/${list}`, embedded(list)],
  ]),
  ['/calendar', calendar],
  ['/calendar.ics', calendarFile],
  ['/calendar/:id', calendarEvent],
  ['/neighbours', neighbours],
  ['/calls', calls],
  ['/calls.ics', callsFile],
  ['/calls/:id', call],
  ['/lists/:file', listFile],
  ['/papers/:kind/:id', paper],
  ['/shortlist', shortlist],
  ['/shortlist.xlsx', shortlistFile],
  ['/compare', compare],
  ['/status', status],
  ['/privacy', privacy],
  ['/api', apiDocs],
];

/** Addresses that lead to the same page in the visitor's language; `/` has a rule of its own. */
const WITHOUT_LANGUAGE = [...PAGES.map(([path]) => path).filter((path) => path !== '/'), '/match'];

export function addRoutes(app: Express, site: Site): void {
  addPlainFiles(app, site);
  for (const path of WITHOUT_LANGUAGE) app.get(path, toLanguage(site));
  app.use('/api', api(site));
  app.get('/', (request, response) =>
    site.source.use(({ catalogue }) => {
      response.vary('Accept-Language, Cookie').redirect(
        302,
        `/${preferredLanguage(
          request,
          catalogue.profile.languages.filter((l) => site.locales.has(l)),
        )}/`,
      );
    }),
  );
  for (const lang of site.locales.keys()) app.use(`/${lang}`, remember(lang), pagesIn(site, lang));
}

function toLanguage(site: Site) {
  return (request: Request, response: Response): void => {
    const lang = preferredLanguage(request, [...site.locales.keys()]);
    response.vary('Accept-Language, Cookie').redirect(302, `/${lang}${request.originalUrl}`);
  };
}

/**
 * Parts with forms, sessions or downloads of their own bring a router per language; `page()` turns
 * their page functions into handlers.
 */
const PARTS: readonly [path: string, part: (site: Site, lang: Lang) => Router][] = [
  ['/', accessPart],
  ['/missions', missionPart],
  ['/match', matchPart],
  ['/m', linkPart],
  ['/', exchangePart],
  ['/desk/catalogue', cataloguePart],
  ['/desk', deskPart],
];

function pagesIn(site: Site, lang: Lang): Router {
  const router = Router();
  for (const [path, part] of PARTS) router.use(path, part(site, lang));
  // Needs of an outline are posted, so that they stand in no address and no log.
  router.post('/equipment/for', forms(), page(site, lang, equipmentFor));
  // What was edited is shown to be printed, and kept nowhere.
  router.post('/papers/:kind/:id', forms(), page(site, lang, paper));
  for (const [path, handler] of PAGES) router.get(path, page(site, lang, handler));
  return router;
}

/**
 * The language of the last page is remembered for addresses without one; the cookie holds nothing
 * else.
 */
function remember(lang: Lang) {
  return (_request: Request, response: Response, next: () => void): void => {
    response.cookie('lang', lang, {
      maxAge: 31_536_000_000,
      sameSite: 'lax',
      httpOnly: true,
      path: '/',
    });
    next();
  };
}
