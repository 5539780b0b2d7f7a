/** A request's whole life, from top to bottom. The tests use this very function. */
import compression from 'compression';
import express, { type Express } from 'express';
import { pino, type Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { giveWay } from '../ask/breathe.ts';
import type { Settings } from '../config.ts';
import type { Office } from '../missions/office.ts';
import { Problem } from '../domain/problem.ts';
import type { SearchMisses } from '../store/search-misses.ts';
import { errorHandler, notFound } from './errors.ts';
import { lettersOf } from './rendering/letters.ts';
import { loggedUrl } from './addresses/logged-url.ts';
import { metricsOf } from './metrics.ts';
import { outlineTurns } from './outlines.ts';
import { loadViews } from './rendering/views.ts';
import { addRoutes } from './routes/all.ts';
import { knownMethods, rateLimit, securityHeaders } from './security.ts';
import type { ContextSource } from '../context.ts';
import type { Site } from './visit.ts';

/** What an application may be given; the rest it makes itself. */
export interface AppParts {
  log?: Logger;
  /** What people enter, or why it cannot be opened: then the catalogue alone is shown. */
  office?: Office | Problem;
  misses?: SearchMisses;
  views?: ReturnType<typeof loadViews>;
}

/** The web application over a running product; nothing listens yet. */
export function createApp(
  source: ContextSource,
  settings: Settings,
  { log = pino({ level: settings.logLevel }), office, misses, views = loadViews() }: AppParts = {},
): Express {
  const site: Site = {
    source,
    settings,
    log,
    ...(office instanceof Problem ? { officeFault: office } : { office }),
    misses,
    ...views,
    letters: lettersOf(views.locales, settings),
    outlines: outlineTurns(settings.outlineKb),
  };
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', settings.proxies);
  app.set('query parser', false);
  if (settings.logLevel === 'debug')
    app.use(pinoHttp({ logger: log, serializers: { req: loggedRequest, res: loggedResponse } }));
  app.use((_request, response, next) => {
    giveWay();
    response.once('close', giveWay);
    next();
  });
  const metrics = metricsOf(source);
  app.use(metrics.count);
  app.use(securityHeaders(settings));
  app.use('/assets', site.assets.handler);
  app.use(rateLimit(settings));
  app.use(knownMethods);
  app.get('/metrics', metrics.answer);
  app.use(compression());
  addRoutes(app, site);
  app.use(notFound);
  app.use(errorHandler(site, log));
  return app;
}

/** Method and address only, and of the address nothing that opens or tells anything. */
function loggedRequest({ method, url }: { method: string; url: string }): object {
  return { method, url: loggedUrl(url) };
}

/** The status only: headers hold where links lead and the session. */
function loggedResponse({ statusCode }: { statusCode: number | null }): object {
  return { statusCode };
}
