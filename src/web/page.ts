/**
 * Joins page functions to Express: makes the Visit, calls the page, sends its Reply in the layout.
 */
import type { Request, RequestHandler, Response } from 'express';
import { inLanguage, type Lang } from '../domain/text.ts';
import type { Posting } from '../domain/posting.ts';
import { Problem } from '../domain/problem.ts';
import { dayIn } from '../domain/timezone.ts';
import { storageTrouble } from '../domain/storage-trouble.ts';
import { breathing } from '../ask/breathe.ts';
import { KEEP, carryKept, keepMark, keptIn } from './forms/kept.ts';
import { callsBefore, callsFrom, findCall } from '../desk/calls.ts';
import { setReaderCookie } from './access/cookies.ts';
import { levelOf } from './access/level.ts';
import { confirmedOnPage } from '../desk/own-records.ts';
import { listMissions } from '../missions/missions.ts';
import type { Office } from '../missions/office.ts';
import { seenIn } from '../desk/news.ts';
import { publicPostings } from '../desk/postings.ts';
import { hiddenClaims } from '../desk/remarks.ts';
import type { Settings } from '../config.ts';
import type { Context } from '../context.ts';
import { senderOf } from './security.ts';
import { troublesOf } from './troubles.ts';
import type { PageHandler, PageReply, Reply, Site, Visit } from './visit.ts';

import { SECTIONS, footerOf } from './view/sections.ts';
import { languageLinks } from './view/language-links.ts';
import { searchPlaceholder } from './view/cluster-words.ts';
import { dateFormat } from './rendering/date-formats.ts';
import { boundedQuery } from './addresses/bounded-query.ts';
import { trimSigns } from '../domain/trim-signs.ts';

/** The handler of one address in one language. */
export function page(site: Site, lang: Lang, handler: PageHandler): RequestHandler {
  return (request, response) =>
    site.source.use(
      async (context) => {
        const visit = visitOf(site, context, lang, request, response);
        if (!visit.profile.languages.includes(lang))
          throw new Problem('not-found', 'The cluster has no pages in this language.', {
            key: 'error.notFound',
          });
        await answer(site, visit, await handler(visit), request, response);
      },
      levelOf(site, request),
    );
}

/** Calls that are over and still listed: older ones are found by their address. */
const PAST_CALLS = 200;

/** What a page may know of this request. */
export function visitOf(
  site: Site,
  context: Context,
  lang: Lang,
  request: Request,
  response: Response,
): Visit {
  const t = site.locales.get(lang);
  if (!t) throw new Error(`no locale "${lang}"`);
  const left = new AbortController();
  response.once('close', () => {
    if (!response.writableEnded) left.abort();
  });
  const url = new URL(request.originalUrl, 'http://localhost');
  const today = dayIn(context.catalogue.profile.timezone);
  return {
    context,
    settings: site.settings,
    profile: context.catalogue.profile,
    lang,
    t,
    inLanguage: (other) => site.locales.get(other) ?? t,
    path: url.pathname.replace(/^\/[a-z]{2}(?=\/|$)/, '') || '/',
    params: request.params as Record<string, string>,
    query: boundedQuery(url.searchParams),
    form: request.body instanceof URLSearchParams ? request.body : new URLSearchParams(),
    file: request.file && { name: request.file.originalname, bytes: request.file.buffer },
    origin: originOf(site.settings, request),
    sender: senderOf(request),
    signal: left.signal,
    outlines: site.outlines,
    misses: site.misses,
    troubles: troublesOf(site),
    letters: site.letters,
    hidden: readStored(site, hiddenClaims, new Set()),
    confirmed: (id) => readStored(site, (db) => confirmedOnPage(db, context, id), new Map()),
    postings: () => publicOf(site),
    calls: () => readStored(site, (db) => callsFrom(db, today), []),
    pastCalls: () => readStored(site, (db) => callsBefore(db, today, PAST_CALLS), []),
    call: (id) => readStored(site, (db) => findCall(db, id), undefined),
    seen: () =>
      readStored(site, (db) => seenIn(db, context), {
        at: new Map(),
        began: context.build.published,
      }),
    publishedMissions: () =>
      readStored(
        site,
        (db) => listMissions(db).filter((m) => m.state === 'published' && !m.template),
        [],
      ),
    introduces: site.office !== undefined && site.settings.introductions !== 'off',
  };
}

/** Offers and requests that anybody may see now, the newest first. */
export function publicOf(site: Site): Posting[] {
  return readStored(site, (db) => publicPostings(db), []);
}

/**
 * What people entered; nothing where the database cannot be read just now: the catalogue is shown
 * whatever becomes of it.
 */
function readStored<T>({ office }: Site, read: (db: Office['db']) => T, nothing: T): T {
  try {
    return office ? read(office.db) : nothing;
  } catch (error) {
    if (storageTrouble(error)) return nothing;
    throw error;
  }
}

/**
 * Where visitors reach the server: the setting, else the address at which this request arrived.
 * Never what the request says of it: whoever sends it could name any host, and the links in papers
 * and letters would lead there.
 */
export function originOf(settings: Settings, request: Request): string {
  if (settings.publicUrl) return trimSigns(settings.publicUrl, /\//, 'end');
  const { localAddress = '127.0.0.1', localPort = settings.port } = request.socket;
  const address = localAddress.replace(/^::ffff:/, '');
  return `http://${address.includes(':') ? `[${address}]` : address}:${localPort}`;
}

/** As send, but others are answered between what a page is made of and its templates. */
export async function answer(
  site: Site,
  visit: Visit,
  reply: Reply,
  request: Request,
  response: Response,
): Promise<void> {
  await new Promise((resume) => {
    setImmediate(resume);
  });
  const whole = 'view' in reply ? await withPieces(site, visit, reply) : reply;
  send(site, visit, whole, request, response);
}

/** The reply with its pieces rendered, one after the other. */
export async function withPieces(site: Site, visit: Visit, reply: PageReply): Promise<PageReply> {
  if (!reply.pieces) return reply;
  const breathe = breathing(visit.signal);
  const frame = { t: visit.t, asset: (name: string) => site.assets.href(name) };
  const lists: Record<string, object> = {};
  for (const [name, { partial, models }] of Object.entries(reply.pieces)) {
    const list: string[] = [];
    for (const model of models) {
      list.push(site.render.piece(partial, model, frame));
      await breathe();
    }
    lists[name] = site.render.joined(list);
  }
  return { ...reply, model: { ...reply.model, ...lists } };
}

/** Sends a reply; pages are revalidated by ETag on every visit, so a new build shows at once. */
export function send(
  site: Site,
  visit: Visit,
  reply: Reply,
  request: Request,
  response: Response,
): void {
  const members = visit.context.level === 'members';
  if ('redirect' in reply) {
    if (reply.reader !== undefined) setReaderCookie(response, site.settings, reply.reader);
    return response.redirect(reply.status ?? 303, reply.redirect);
  }
  if ('download' in reply) {
    response
      .set({ 'Content-Type': reply.type, 'Cache-Control': 'no-store' })
      .attachment(reply.download)
      .send(reply.body);
    return;
  }
  if (!('view' in reply)) {
    response
      .set({
        'Content-Type': reply.type,
        ...(members
          ? { 'Cache-Control': 'no-store' }
          : { 'Cache-Control': 'no-cache', 'Access-Control-Allow-Origin': '*' }),
      })
      .send(reply.body);
    return;
  }
  const kept = members || reply.unlisted || request.method !== 'GET' ? 'no-store' : 'no-cache';
  response.status(reply.status ?? 200).set({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': visit.lang,
    'Cache-Control': kept,
  });
  if (reply.refresh !== undefined) response.set('Refresh', String(reply.refresh));
  const whole = html(site, visit, reply);
  // What nobody keeps needs no hash to ask again by.
  if (kept === 'no-store') response.end(whole);
  else response.send(whole);
}

/** A longer address nobody types off paper. */
const LONGEST_PRINTED = 400;

function html(site: Site, visit: Visit, reply: PageReply): string {
  const { t, lang } = visit;
  const kept = keptIn(visit);
  const model = { ...reply.model, frame: frameOf(site, visit, reply, kept) };
  const marking = {
    ids: kept,
    path: `/${lang}${visit.path}`,
    query: visit.query,
    posted: visit.form.size > 0,
  };
  const whole = site.render(reply.layout ?? 'main', reply.view, model, {
    t,
    asset: (name) => site.assets.href(name),
    keep: (id, name) => keepMark(marking, t, id, name),
  });
  return carryKept(whole, kept);
}

/** What the layout shows around a page. */
function frameOf(site: Site, visit: Visit, reply: PageReply, kept: readonly string[]): object {
  const { t, profile, lang } = visit;
  const cluster = inLanguage(profile.name, lang) || profile.id;
  const search = visit.query.size ? `?${visit.query.toString()}` : '';
  // The list is the visitor's own; search machines are told the page without it.
  const plainQuery = new URLSearchParams(visit.query);
  plainQuery.delete(KEEP);
  const plainSearch = plainQuery.size ? `?${plainQuery.toString()}` : '';
  const section = SECTIONS.find((s) => visit.path === s || visit.path.startsWith(`${s}/`));
  return {
    lang,
    title: reply.title,
    home: visit.path === '/',
    description: reply.description ?? t('site.description', { cluster }),
    cluster,
    clusterShort: inLanguage(profile.shortName, lang) || profile.id,
    website: profile.website,
    neighbours: (profile.neighbours ?? []).length > 0,
    searchPlaceholder: searchPlaceholder(profile, t),
    nav: SECTIONS.map((s) => ({
      href: `/${lang}${s}`,
      label: t(`site.nav.${s.slice(1)}`),
      current: s === section,
    })),
    languages: languageLinks(site, visit, search, plainSearch),
    footer: t(footerOf(visit.path), { cluster }),
    printed: t('site.printed', {
      address: `${visit.origin}/${lang}${visit.path}${search}`.slice(0, LONGEST_PRINTED),
      day: dateFormat(t.customs, { dateStyle: 'long' }).format(new Date()),
    }),
    canonical: `${visit.origin}/${lang}${visit.path}${plainSearch}`,
    shortlist: kept.length
      ? { href: shortlistHref(visit), count: kept.length, current: visit.path === '/shortlist' }
      : null,
    origin: visit.origin,
    feed: reply.feed ?? '',
    unlisted: reply.unlisted ?? ((reply.status ?? 200) >= 400 || kept.length > 0),
    jsonLd: (reply.jsonLd ?? []).map((o) => scriptSafe(o)),
    scripts: ['site.js', ...(reply.scripts ?? [])].map((s) => site.assets.href(s)),
    clusterCss: site.assets.clusterHref(profile),
    build: visit.context.build.build,
    forMembers: visit.context.level === 'members',
  };
}

/** The question goes along to the list, which shows what each member has for it. */
function shortlistHref({ lang, query }: Visit): string {
  const q = query.get('q');
  return `/${lang}/shortlist${q ? `?${new URLSearchParams({ q }).toString()}` : ''}`;
}

/** JSON that cannot end its script element. */
function scriptSafe(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
