/** Addresses without a language: health, robots, sitemap, favicon. */
import type { Express, Request } from 'express';
import { originOf } from '../page.ts';
import { troublesOf } from '../troubles.ts';
import type { Site } from '../visit.ts';
import type { Catalogue } from '../../store/catalogue.ts';

const DAY = 'public, max-age=86400';
/** Most addresses that a sitemap may hold (sitemaps.org). */
const MOST_ADDRESSES = 50_000;

export function addPlainFiles(app: Express, site: Site): void {
  app.get('/favicon.svg', (_request, response) => {
    response.set('Cache-Control', DAY).type('svg').send(site.assets.body('favicon.svg'));
  });
  app.get('/favicon.ico', (_request, response) => response.redirect(301, '/favicon.svg'));
  app.get('/health', (_request, response) =>
    site.source.use(({ build }) => {
      const troubles = troublesOf(site);
      response.set('Cache-Control', 'no-store').json({
        status: troubles.length ? 'troubled' : 'ok',
        build: build.build,
        ...(troubles.length && { troubles }),
      });
    }),
  );
  // For what sends visitors here: ready once there is a build, and what people entered can be read.
  app.get('/ready', (_request, response) =>
    site.source.use(() => {
      response
        .set('Cache-Control', 'no-store')
        .status(site.officeFault ? 503 : 200)
        .json({ ready: !site.officeFault });
    }),
  );
  app.get('/robots.txt', (request, response) => {
    response
      .set('Cache-Control', DAY)
      .type('text/plain')
      .send(
        `User-agent: *\nDisallow: /*/search?\nDisallow: /*/missions/\nDisallow: /*/introduce\nDisallow: /*/shortlist\nDisallow: /*/compare\nDisallow: /*keep=\nDisallow: /*/not-right\nDisallow: /*/lists/\nDisallow: /api/\nSitemap: ${originOf(site.settings, request)}/sitemap.xml\n`,
      );
  });
  app.get('/sitemap.xml', (request, response) =>
    site.source.use(({ catalogue }) => {
      response
        .set('Cache-Control', 'public, max-age=3600')
        .type('application/xml')
        .send(sitemap(site, request, catalogue));
    }),
  );
}

function sitemap(site: Site, request: Request, catalogue: Catalogue): string {
  const origin = originOf(site.settings, request);
  const languages = catalogue.profile.languages.filter((l) => site.locales.has(l));
  const paths = [
    '/',
    '/members',
    '/equipment',
    '/match',
    '/map',
    '/map/network',
    '/map/chain',
    '/quality',
    '/calendar',
    '/calls',
    '/api',
    ...catalogue.profile.pillars.map((p) => `/pillars/${encodeURIComponent(p.id)}`),
    ...catalogue
      .organisations()
      .filter((o) => !o.home)
      .map((o) => `/members/${encodeURIComponent(o.id)}`),
  ];
  for (const { id } of catalogue.events) paths.push(`/calendar/${encodeURIComponent(id)}`);
  for (const { evidence } of catalogue.eachEvidence(['instrument']))
    paths.push(`/equipment/${encodeURIComponent(evidence.id)}`);
  const links = (path: string): string =>
    languages
      .map(
        (l) =>
          `<xhtml:link rel="alternate" hreflang="${l}" href="${xml(`${origin}/${l}${path}`)}"/>`,
      )
      .join('');
  const entries = paths
    .slice(0, Math.floor(MOST_ADDRESSES / languages.length))
    .flatMap((path) =>
      languages.map((l) => `<url><loc>${xml(`${origin}/${l}${path}`)}</loc>${links(path)}</url>`),
    );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`;
}

function xml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
