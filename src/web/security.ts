/** What every request passes first: headers, limits, languages. */
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit as expressRateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Settings } from '../config.ts';
import { Problem } from '../domain/problem.ts';
import type { Lang } from '../domain/text.ts';

/**
 * Headers of every answer. Nothing inline, nothing from elsewhere; forms post here only; only the
 * pages made for it stand in frames, and only in those of the addresses that are set.
 */
export function securityHeaders(settings: Settings): RequestHandler {
  const plain = headers(settings, ["'none'"]);
  const framed = headers(
    settings,
    settings.embedOrigins.length ? [...settings.embedOrigins] : ["'none'"],
  );
  return (request, response, next) =>
    (/^\/[a-z]{2}\/embed\//.test(request.path) ? framed : plain)(request, response, next);
}

function headers(settings: Settings, frameAncestors: string[]): RequestHandler {
  const secure = settings.publicUrl?.startsWith('https:') ?? false;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors,
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // The older header knows no list of addresses; where there is one, the policy alone says it.
    xFrameOptions: frameAncestors.includes("'none'") ? { action: 'deny' } : false,
    strictTransportSecurity: secure ? { maxAge: 15_552_000 } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
}

/** What browsers and programs ask with here; TRACE and whatever writes by itself is refused. */
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/** Refuses methods that no address knows, with those that there are. */
export const knownMethods: RequestHandler = (request, _response, next) => {
  if (!METHODS.includes(request.method)) throw noMethod(request, METHODS);
  next();
};

/** The refusal of a method; the answer names the others, as RFC 9110 asks. */
export function noMethod({ method, res }: Request, allowed: readonly string[]): Problem {
  res?.set('Allow', allowed.join(', '));
  return new Problem(
    'no-method',
    `${method.slice(0, 20)} is not answered here; this address takes ${allowed.join(', ')}.`,
    { key: 'error.noMethod' },
  );
}

/**
 * At most so many requests a minute from one address; assets are not counted, they are kept by
 * browsers anyway.
 */
export function rateLimit(settings: Settings): RequestHandler {
  if (settings.rateLimit === 0) return (_request, _response, next) => next();
  return expressRateLimit({
    windowMs: 60_000,
    limit: settings.rateLimit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: (request: Request) => request.path === '/health',
    handler: (_request, _response, next) =>
      next(
        new Problem(
          'too-many',
          'Too many requests from this address in one minute. Nothing is lost; wait a minute and go on.',
          { key: 'error.tooMany' },
        ),
      ),
  });
}

/** The address that limits count: an IPv6 visitor has millions of them, so their network counts. */
export function senderOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? '');
}

/** Most forms sent to people from one address in an hour: a person who compares sends a handful. */
const FORMS_AN_HOUR = 20;

/** For forms that end on somebody's desk; the general limit is for machines that read. */
export function formLimit(settings: Settings): RequestHandler {
  if (settings.rateLimit === 0) return (_request, _response, next) => next();
  return expressRateLimit({
    windowMs: 3_600_000,
    limit: Math.min(FORMS_AN_HOUR, settings.rateLimit),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) =>
      next(
        new Problem(
          'too-many',
          'Many forms were sent from this address within an hour. This one was not sent; try again later.',
          { key: 'error.manyForms' },
        ),
      ),
  });
}

/**
 * The language of a visitor whose address names none: remembered, else what the browser prefers,
 * else the cluster's first.
 */
export function preferredLanguage(request: Request, languages: readonly Lang[]): Lang {
  const remembered = /(?:^|;\s*)lang=([a-z]{2})(?:;|$)/.exec(request.get('cookie') ?? '')?.[1];
  if (remembered && languages.includes(remembered)) return remembered;
  return request.acceptsLanguages([...languages]) || languages[0] || 'en';
}
