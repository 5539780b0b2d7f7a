/**
 * Signing in, choosing a password by a one-time link, signing out. These handle cookies, so they
 * are handlers and not page functions.
 */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import {
  changePassword,
  choosePassword,
  endSession,
  endSessionsOf,
  enterCode,
  type From,
  PASSWORD_LENGTH,
  passwordLinkUser,
  signIn,
  type SignedIn,
  userByLogin,
  waitingUser,
} from '../../desk/accounts.ts';
import { Problem } from '../../domain/problem.ts';
import type { Lang } from '../../domain/text.ts';
import { forms } from '../forms/form.ts';
import { send, visitOf } from '../page.ts';
import type { PageReply, Site, Visit } from '../visit.ts';
import { type AccessEvent, noteAccess } from './access-log.ts';
import { accountPage, faultOf, homeOf, postSessions } from './account.ts';
import { clearSessionCookie, sessionToken, setSessionCookie } from './cookies.ts';
import { deviceOf } from './device.ts';
import {
  checkPost,
  forOffice,
  type OfficeHandler,
  officeOf,
  refuseOtherSites,
  sessionOf,
} from './guard.ts';
import { factorPage, postFactor } from './second-factor.ts';

export function accessPart(site: Site, lang: Lang): Router {
  const router = Router();
  const show =
    (make: (visit: Visit) => PageReply): RequestHandler =>
    (request, response) =>
      site.source.use((context) => {
        const visit = visitOf(site, context, lang, request, response);
        send(site, visit, { ...make(visit), unlisted: true }, request, response);
      });
  router.get(
    '/sign-in',
    show((visit) =>
      signInPage(visit, { login: '', next: visit.query.get('next') ?? '', failed: false }),
    ),
  );
  router.post('/sign-in', forms(), postSignIn(site, lang));
  router.get('/sign-in/code', codeForm(site, lang));
  router.post('/sign-in/code', forms(), postCode(site, lang));
  router.post('/sign-out', forms(), postSignOut(site, lang));
  const own = (handler: OfficeHandler): RequestHandler => forOffice(site, lang, 'account', handler);
  router.get(
    '/account',
    own((visit) => accountPage(visit)),
  );
  router.post('/account', forms(), postAccount(site, lang));
  router.post('/account/sessions', forms(), own(postSessions));
  router.get(
    '/account/second-factor',
    own((visit) => factorPage(visit)),
  );
  router.post(
    '/account/second-factor',
    forms(),
    own((visit) => postFactor(site, visit)),
  );
  router.get(
    '/account/:token',
    show((visit) => passwordPage(site, visit)),
  );
  router.post('/account/:token', forms(), postPassword(site, lang));
  return router;
}

function signInPage(
  visit: Visit,
  form: { login: string; next: string; failed: boolean },
): PageReply {
  return {
    view: 'account/sign-in',
    title: visit.t('missions.signIn.title'),
    status: form.failed ? 401 : 200,
    model: { ...form, passwordSet: visit.query.has('set'), signedOut: visit.query.has('out') },
  };
}

function postSignIn(site: Site, lang: Lang): RequestHandler {
  return (request, response) =>
    site.source.use(async (context) => {
      const visit = visitOf(site, context, lang, request, response);
      refuseOtherSites(request, visit.origin);
      const [login, next] = [
        (visit.form.get('login') ?? '').slice(0, 120),
        visit.form.get('next') ?? '',
      ];
      const { db } = officeOf(site);
      const opens = (): Promise<SignedIn | null> =>
        signIn(db, login, visit.form.get('password') ?? '', fromOf(request, visit));
      const account = userByLogin(db, login)?.id;
      const opened = await noted(site, visit, 'sign-in-failed', opens, account);
      if (!opened)
        return send(
          site,
          visit,
          { ...signInPage(visit, { login, next, failed: true }), unlisted: true },
          request,
          response,
        );
      enter(site, visit, response, opened, next);
    });
}

function fromOf(request: Request, visit: Visit): From {
  return { address: visit.sender, device: deviceOf(request.get('user-agent') ?? '') };
}

/** Opens the door, or the one behind it. */
function enter(
  site: Site,
  visit: Visit,
  response: Response,
  { user, entered, token, expires }: SignedIn,
  next: string,
): void {
  setSessionCookie(response, site.settings, token, expires);
  if (entered) noteAccess(site.log, 'sign-in', { account: user.id, address: visit.sender });
  const go = ownPath(next);
  response.redirect(
    303,
    entered
      ? (go ?? `/${visit.lang}/${homeOf(user.role)}`)
      : `/${visit.lang}/sign-in/code${go ? `?next=${encodeURIComponent(go)}` : ''}`,
  );
}

/** Notes in the log what did not open: a wrong one, and one too many. */
async function noted(
  site: Site,
  visit: Visit,
  event: 'sign-in-failed' | 'code-failed',
  attempt: () => Promise<SignedIn | null> | SignedIn | null,
  account: string | undefined,
): Promise<SignedIn | null> {
  const note = (what: AccessEvent): void =>
    noteAccess(site.log, what, { account, address: visit.sender });
  try {
    const opened = await attempt();
    if (!opened) note(event);
    return opened;
  } catch (error) {
    if (error instanceof Problem) note(error.code === 'too-many' ? 'sign-in-refused' : event);
    throw error;
  }
}

function codePage(visit: Visit, next: string, fault?: Problem): PageReply {
  return {
    view: 'account/code',
    title: visit.t('account.code.title'),
    status: fault ? 401 : 200,
    unlisted: true,
    model: { next, fault: faultOf(visit, fault) },
  };
}

function codeForm(site: Site, lang: Lang): RequestHandler {
  return (request, response) =>
    site.source.use((context) => {
      const visit = visitOf(site, context, lang, request, response);
      const token = sessionToken(request, site.settings) ?? '';
      if (!waitingUser(officeOf(site).db, token)) return response.redirect(303, `/${lang}/sign-in`);
      send(site, visit, codePage(visit, visit.query.get('next') ?? ''), request, response);
    });
}

function postCode(site: Site, lang: Lang): RequestHandler {
  return (request, response) =>
    site.source.use(async (context) => {
      const visit = visitOf(site, context, lang, request, response);
      refuseOtherSites(request, visit.origin);
      const { db } = officeOf(site);
      const token = sessionToken(request, site.settings) ?? '';
      const user = waitingUser(db, token);
      if (!user) return response.redirect(303, `/${lang}/sign-in`);
      const [code, next] = ['code', 'next'].map((name) =>
        (visit.form.get(name) ?? '').slice(0, 500),
      );
      const { device } = fromOf(request, visit);
      try {
        const enters = (): SignedIn | null => enterCode(db, token, code!, device);
        const opened = await noted(site, visit, 'code-failed', enters, user.id);
        if (opened) return enter(site, visit, response, opened, next!);
        response.redirect(303, `/${lang}/sign-in`);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
        send(site, visit, codePage(visit, next!, error), request, response);
      }
    });
}

function postSignOut(site: Site, lang: Lang): RequestHandler {
  return (request, response) =>
    site.source.use((context) => {
      const visit = visitOf(site, context, lang, request, response);
      const session = sessionOf(site, request);
      if (session) {
        checkPost(request, visit, session);
        if (visit.form.get('everywhere') === 'yes')
          endSessionsOf(officeOf(site).db, session.user.id);
        else endSession(officeOf(site).db, sessionToken(request, site.settings) ?? '');
        noteAccess(site.log, 'signed-out', { account: session.user.id, address: visit.sender });
      }
      clearSessionCookie(response, site.settings);
      response.redirect(303, `/${lang}/sign-in?out=1`);
    });
}

/** The own password: whoever is signed in says the present one and the next. */
function postAccount(site: Site, lang: Lang): RequestHandler {
  return (request, response) =>
    site.source.use(async (context) => {
      const visit = visitOf(site, context, lang, request, response);
      const session = sessionOf(site, request);
      if (!session) return response.redirect(303, `/${lang}/sign-in`);
      checkPost(request, visit, session);
      const [present, next] = ['present', 'password'].map((name) => visit.form.get(name) ?? '');
      try {
        const opened = await changePassword(
          officeOf(site).db,
          session.user,
          { present: present!, next: next! },
          fromOf(request, visit),
        );
        noteAccess(site.log, 'password-changed', {
          account: session.user.id,
          address: visit.sender,
        });
        setSessionCookie(response, site.settings, opened.token, opened.expires);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
        const page = accountPage({ ...visit, office: officeOf(site), session }, error);
        return send(site, visit, page, request, response);
      }
      response.redirect(303, `/${lang}/account?changed=1`);
    });
}

function passwordPage(site: Site, visit: Visit, fault?: Problem): PageReply {
  const user = passwordLinkUser(officeOf(site).db, visit.params.token ?? '');
  if (!user)
    throw new Problem(
      'forbidden',
      'This link was used already or is out of date. Ask for a new one.',
      { key: 'missions.error.password-link' },
    );
  return {
    view: 'account/password',
    title: visit.t('missions.password.title'),
    status: fault ? 400 : 200,
    model: { login: user.login, ...PASSWORD_LENGTH, fault: faultOf(visit, fault) },
  };
}

function postPassword(site: Site, lang: Lang): RequestHandler {
  return (request, response) =>
    site.source.use(async (context) => {
      const visit = visitOf(site, context, lang, request, response);
      refuseOtherSites(request, visit.origin);
      try {
        await choosePassword(
          officeOf(site).db,
          visit.params.token ?? '',
          visit.form.get('password') ?? '',
        );
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
        return send(
          site,
          visit,
          { ...passwordPage(site, visit, error), unlisted: true },
          request,
          response,
        );
      }
      response.redirect(303, `/${lang}/sign-in?set=1`);
    });
}

/** An address of this site to go on to; anything else is nobody's business here. */
function ownPath(next: string): string | null {
  return /^\/[a-z]{2}\/(?![/\\])[\w\-./~%?=&+]*$/.test(next) ? next : null;
}
