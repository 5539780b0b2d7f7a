/**
 * Ends a request that went wrong: a Problem is shown to its reader, anything else is logged and
 * shown as our fault.
 */
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { Problem, type ProblemCode } from '../domain/problem.ts';
import { storageTrouble } from '../domain/storage-trouble.ts';
import { loggedUrl } from './addresses/logged-url.ts';
import { send, visitOf } from './page.ts';
import { preferredLanguage } from './security.ts';
import { officeHref } from './view/introduction.ts';
import type { PageReply, Site, Visit } from './visit.ts';

const STATUS: Readonly<Record<ProblemCode, number>> = {
  invalid: 400,
  'not-found': 404,
  forbidden: 403,
  'no-method': 405,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
};

/** Nothing answered: say so. */
export const notFound: RequestHandler = (_request, _response, next) => {
  next(new Problem('not-found', 'There is no page at this address.', { key: 'error.notFound' }));
};

export function errorHandler(site: Site, log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    // The visitor left: what was stopped for that is no fault, and nobody reads an answer.
    if (request.socket.destroyed) return;
    const problem = asProblem(error);
    // A fault of the storage is told to the visitor, and is still for whoever looks after the server.
    if (!problem || (problem.cause && storageTrouble(problem.cause)))
      log.error({ err: error, url: loggedUrl(request.originalUrl) }, 'request failed');
    const status = problem ? STATUS[problem.code] : 500;
    const retryAfter = problem?.retryAfter ?? (problem?.code === 'too-many' ? 60 : undefined);
    if (retryAfter !== undefined && !response.get('Retry-After'))
      response.set('Retry-After', String(retryAfter));
    if (request.path.startsWith('/api/')) {
      response
        .status(status)
        .set('Cache-Control', 'no-store')
        .type('application/problem+json')
        .send(JSON.stringify(problemDetails(problem, status, request)));
      return;
    }
    site.source
      .use((context) => {
        const visit = visitOf(site, context, languageOf(site, request), request, response);
        send(site, visit, errorPage(problem, status, visit), request, response);
      })
      .catch((fault: unknown) => {
        // No build to take the looks from, or the page of the error failed itself: the least that
        // can be said, and nothing of the inside.
        if (!problem) log.error({ err: fault }, 'error page failed');
        response
          .status(status)
          .type('text/plain')
          .send(problem?.message ?? 'Something broke on our side. The fault is recorded.');
      });
  };
}

function errorPage(problem: Problem | undefined, status: number, visit: Visit): PageReply {
  const { t } = visit;
  const key =
    problem?.key && t.has(`${problem.key}.title`)
      ? problem.key
      : `error.${problem ? camel(problem.code) : 'fault'}`;
  const heading = t(`${key}.title`, problem?.parameters);
  const model = {
    status,
    heading,
    text: t(`${key}.text`, problem?.parameters),
    detail: problem && !problem.key ? problem.message : '',
    query: status === 404 ? wordsOfPath(visit) : (visit.query.get('q') ?? '').slice(0, 500),
    typed: typedIn(visit.form),
    office: officeHref(visit, wordsOfPath(visit)),
  };
  return { view: 'error', title: heading, status, model };
}

/** What an address that leads nowhere was about: its last part, as words to search for. */
function wordsOfPath({ path }: Visit): string {
  const last = path.split('/').findLast(Boolean) ?? '';
  return last.replaceAll(/[-_+]+/g, ' ').slice(0, 100);
}

/** Fields that are nobody's to see again. */
const SECRET = /pass|code|secret|token|login/i;
/** Shorter entries are typed again at once. */
const WORTH_KEEPING = 20;

/** Longer texts of a form that came to nothing, so that they can be taken out again. */
function typedIn(form: URLSearchParams): string[] {
  return [...form]
    .filter(([name, value]) => !SECRET.test(name) && value.length >= WORTH_KEEPING)
    .map(([, value]) => value);
}

/** RFC 9457. `about:blank` types mean what their status means. */
function problemDetails(problem: Problem | undefined, status: number, request: Request): object {
  return {
    type: problem ? `/en/api#problems` : 'about:blank',
    title: TITLES[status] ?? 'Fault of the server',
    status,
    detail:
      (problem?.cause && storageTrouble(problem.cause)
        ? 'The storage of the server refuses. What was there before is kept.'
        : problem?.message) ??
      'The server failed at this request. The fault is logged; nothing was changed.',
    instance: request.originalUrl.slice(0, 500),
  };
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Request not understood',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not done here',
  409: 'In conflict with a newer state',
  413: 'Too large',
  429: 'Too many requests',
  503: 'Not available now',
};

/** Errors of the body readers and of Express itself are the visitor's, so they become Problems. */
function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return undefined;
  const storage = storageTrouble(error);
  if (storage) return storage;
  const { status, code } = error as { status?: number; code?: string };
  if (status === 413 || code === 'LIMIT_FILE_SIZE')
    return new Problem('too-large', 'What was sent is larger than this address takes.', {
      key: 'error.tooLarge',
    });
  if (code?.startsWith('LIMIT_'))
    return new Problem('invalid', `The form could not be read: ${error.message}.`);
  if (error instanceof URIError)
    return new Problem('not-found', 'The address is not a valid one.', { key: 'error.notFound' });
  if (status && status >= 400 && status < 500)
    return new Problem(
      status === 404 ? 'not-found' : 'invalid',
      `The request could not be read: ${error.message}.`,
    );
  return undefined;
}

function languageOf(site: Site, request: Request): string {
  const languages = [...site.locales.keys()];
  return (
    languages.find((l) => request.path === `/${l}` || request.path.startsWith(`/${l}/`)) ??
    preferredLanguage(request, languages)
  );
}

function camel(code: ProblemCode): string {
  return code.replace(/-(\w)/g, (_, c: string) => c.toUpperCase());
}
