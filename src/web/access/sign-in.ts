/**
 * Signing in, choosing a password by a one-time link, signing out. These handle cookies, so they
 * are handlers and not page functions.
 */
import { Router, type RequestHandler } from 'express';
import {
  changePassword,
  choosePassword,
  endSession,
  endSessionsOf,
  PASSWORD_LENGTH,
  passwordLinkUser,
  type Session,
  signIn,
} from '../../desk/accounts.ts';
import { Problem } from '../../domain/problem.ts';
import type { Lang } from '../../domain/text.ts';
import { forms } from '../forms.ts';
import { send, visitOf } from '../page.ts';
import type { PageReply, Site, Visit } from '../visit.ts';
import { clearSessionCookie, sessionToken, setSessionCookie } from './cookies.ts';
import { checkPost, forOffice, officeOf, refuseOtherSites, sessionOf } from './guard.ts';

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
  router.post('/sign-out', forms(), postSignOut(site, lang));
  router.get(
    '/account',
    forOffice(site, lang, 'missions.read', (visit) => accountPage(visit)),
  );
  router.post('/account', forms(), postAccount(site, lang));
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
    view: 'mission-sign-in',
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
      const opened = await signIn(
        officeOf(site).db,
        login,
        visit.form.get('password') ?? '',
        visit.sender,
      );
      if (!opened)
        return send(
          site,
          visit,
          { ...signInPage(visit, { login, next, failed: true }), unlisted: true },
          request,
          response,
        );
      setSessionCookie(response, site.settings, opened.token, opened.expires);
      response.redirect(303, ownPath(next) ?? `/${lang}/missions`);
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
      }
      clearSessionCookie(response, site.settings);
      response.redirect(303, `/${lang}/sign-in?out=1`);
    });
}

function accountPage(
  visit: Visit & { session: Session },
  fault?: Problem,
): PageReply & { unlisted: true } {
  const { user, csrf } = visit.session;
  return {
    view: 'mission-account',
    title: visit.t('missions.account.title'),
    status: fault ? 400 : 200,
    unlisted: true,
    model: {
      name: user.name,
      login: user.login,
      role: visit.t(`missions.role.${user.role}`),
      csrf,
      ...PASSWORD_LENGTH,
      fault: faultOf(visit, fault),
      changed: visit.query.has('changed'),
    },
  };
}

function faultOf({ t }: Visit, fault: Problem | undefined): string {
  return fault?.key ? t(`${fault.key}.text`, fault.parameters) : '';
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
          visit.sender,
        );
        setSessionCookie(response, site.settings, opened.token, opened.expires);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
        return send(site, visit, accountPage({ ...visit, session }, error), request, response);
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
    view: 'mission-password',
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
export function ownPath(next: string): string | null {
  return /^\/[a-z]{2}\/(?![/\\])[\w\-./~%?=&+]*$/.test(next) ? next : null;
}
