/**
 * Who may see what, in one place: the secretariat by its session and role, guests and hosts by
 * their link. Every post is checked to come from this site; those of a session also carry its
 * secret.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { findSession, type Session } from '../../desk/accounts.ts';
import { openParty, type PartyView } from '../../missions/links.ts';
import type { Office } from '../../missions/office.ts';
import type { Level } from '../../domain/level.ts';
import { Problem } from '../../domain/problem.ts';
import { may, type Actor, type Permission } from '../../domain/role.ts';
import type { Lang } from '../../domain/text.ts';
import { answer, visitOf } from '../page.ts';
import type { Reply, Site, Visit } from '../visit.ts';
import { sessionToken } from './cookies.ts';

export interface OfficeVisit extends Visit {
  office: Office;
  session: Session;
  actor: Actor;
}

export interface PartyVisit extends Visit {
  office: Office;
  party: PartyView;
  actor: Actor;
  /** True for a member of the office who opened the link, by the code on a booklet for instance. */
  byOffice: boolean;
  /** The link's token, for addresses of the same link. */
  token: string;
}

export type OfficeHandler = (visit: OfficeVisit) => Reply | Promise<Reply>;
export type PartyHandler = (visit: PartyVisit) => Reply | Promise<Reply>;

/**
 * A page of the secretariat. Who is not signed in is asked to; who is, without the permission, is
 * told.
 */
export function forOffice(
  site: Site,
  lang: Lang,
  permission: Permission,
  handler: OfficeHandler,
): RequestHandler {
  return (request, response) =>
    site.source.use(async (context) => {
      const office = officeOf(site);
      const visit = visitOf(site, context, lang, request, response);
      const session = sessionOf(site, request);
      if (!session) {
        if (request.method !== 'GET')
          throw new Problem(
            'forbidden',
            'Your session has ended. What you typed is still in the form: sign in in another window, then send it again.',
            { key: 'missions.error.session' },
          );
        return response.redirect(
          303,
          `/${lang}/sign-in?next=${encodeURIComponent(request.originalUrl)}`,
        );
      }
      if (request.method !== 'GET') checkPost(request, visit, session);
      if (site.settings.secondFactor === 'required' && !session.factor && !isOwn(visit.path)) {
        if (request.method !== 'GET') throw factorNeeded();
        return response.redirect(303, `/${lang}/account/second-factor`);
      }
      if (!may(session.user.role, permission)) throw notYours(request.method);
      const actor: Actor = { kind: 'user', id: session.user.id, name: session.user.name };
      await answerPrivate(
        site,
        visit,
        await handler({ ...visit, office, session, actor }),
        request,
        response,
      );
    });
}

/** What an account may not change it may look at; what it may not look at is somebody else's. */
function notYours(method: string): Problem {
  return method === 'GET'
    ? new Problem('forbidden', 'Your account does not open this page.', {
        key: 'missions.error.not-yours',
      })
    : new Problem('forbidden', 'Your account may look at this, not change it.', {
        key: 'missions.error.permission',
      });
}

/** Pages of the own account are open before the second factor is there: it is set up on one. */
const isOwn = (path: string): boolean => path === '/account' || path.startsWith('/account/');

/** Where a factor is required and there is none yet. */
export function factorNeeded(): Problem {
  return new Problem(
    'forbidden',
    'Accounts of this installation need a second factor. Set it up on the page of your account.',
    { key: 'account.error.needed' },
  );
}

/** A page of one party, opened by its link; the address carries the token as `:token`. */
export function forParty(site: Site, lang: Lang, handler: PartyHandler): RequestHandler {
  return (request, response) =>
    site.source.use(async (context) => {
      const office = officeOf(site);
      const visit = visitOf(site, context, lang, request, response);
      if (request.method !== 'GET') refuseOtherSites(request, visit.origin);
      const token = String(request.params.token ?? '');
      const party = openParty(office.db, token);
      const actor: Actor = { kind: 'link', id: party.link, name: party.party.name };
      const session = sessionOf(site, request);
      const byOffice = session !== null && may(session.user.role, 'missions.write');
      // The token stands in the address, so the address must not travel to other sites.
      response.set('Referrer-Policy', 'no-referrer');
      await answerPrivate(
        site,
        visit,
        await handler({ ...visit, office, party, actor, token, byOffice }),
        request,
        response,
      );
    });
}

/** What anybody may send to the cluster's people. */
export interface OpenVisit extends Visit {
  office: Office;
}
export type OpenHandler = (visit: OpenVisit) => Reply | Promise<Reply>;

/**
 * A page for everybody that keeps what is entered; nothing of it is for caches or search machines.
 * @param level of the catalogue that it is answered from
 */
export function forAnyone(
  site: Site,
  lang: Lang,
  handler: OpenHandler,
  level: Level = 'public',
): RequestHandler {
  return (request, response) =>
    site.source.use(async (context) => {
      const office = officeOf(site);
      const visit = visitOf(site, context, lang, request, response);
      if (request.method !== 'GET') refuseOtherSites(request, visit.origin);
      // Links with a token are answered here too; their address must not travel to other sites.
      response.set('Referrer-Policy', 'no-referrer');
      await answerPrivate(site, visit, await handler({ ...visit, office }), request, response);
    }, level);
}

/** The session of a request, or null. */
export function sessionOf(site: Site, request: Request): Session | null {
  const token = sessionToken(request, site.settings);
  return token ? findSession(officeOf(site).db, token) : null;
}

export function officeOf(site: Site): Office {
  if (!site.office)
    throw (
      site.officeFault ??
      new Problem('unavailable', 'This server was started without the application database.')
    );
  return site.office;
}

/**
 * Browsers say where a post comes from (Sec-Fetch-Site, else Origin); one from elsewhere is
 * refused. Programs that say neither have no cookie of a visitor to misuse.
 */
export function refuseOtherSites(request: Request, origin: string): void {
  const fetchSite = request.get('sec-fetch-site');
  const from = request.get('origin');
  const same = fetchSite
    ? fetchSite === 'same-origin' || fetchSite === 'none'
    : !from || from === origin || hostOf(from) === request.get('host');
  if (!same)
    throw new Problem('forbidden', 'The form was sent from another site. Nothing was changed.', {
      key: 'missions.error.other-site',
    });
}

/** What every post of a session must pass. */
export function checkPost(request: Request, visit: Visit, session: Session): void {
  refuseOtherSites(request, visit.origin);
  refuseWithoutSecret(visit.form.get('csrf') ?? '', session.csrf);
}

function refuseWithoutSecret(given: string, expected: string): void {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  if (a.length !== b.length || !timingSafeEqual(a, b)) {
    throw new Problem(
      'forbidden',
      'The form does not belong to this session. Open the page again and send it once more.',
      { key: 'missions.error.csrf' },
    );
  }
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : '';
}

/** Pages behind a sign-in or a link are kept by no cache and no search machine. */
async function answerPrivate(
  site: Site,
  visit: Visit,
  reply: Reply,
  request: Request,
  response: Response,
): Promise<void> {
  response.set('X-Robots-Tag', 'noindex, nofollow');
  const unlisted = 'view' in reply ? { ...reply, unlisted: true } : reply;
  await answer(site, visit, unlisted, request, response);
}
