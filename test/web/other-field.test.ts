/**
 * An invented cluster of another field and another second language: its pages say nothing of the
 * demo's field and country, and nothing in another language than their own.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'htmlparser2';
import { hasChildren, isText, type ChildNode, type Element } from 'domhandler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { isForVisitors, readSentences } from '../../src/web/rendering/locales.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn } from './mission-visitor.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-field-'));
let server: MissionServer;
/** Pages by address, as a visitor finds them by links alone: of the cluster as it is, */
let pages: ReadonlyMap<string, string>;
/** and where its pages speak every language that ships. */
let inAll: ReadonlyMap<string, string>;

beforeAll(async () => {
  const all = await startWith(['de', 'en', 'cs']);
  inAll = await walk(all.origin, ['de', 'en', 'cs']);
  await all.close();
  server = await startWith(['en', 'de']);
  pages = await walk(server.origin, ['en', 'de']);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

async function startWith(languages: readonly string[]): Promise<MissionServer> {
  const input = join(folder, languages.join('-'));
  cpSync('fixtures/other-field', input, { recursive: true });
  const file = join(input, 'cluster.yaml');
  const settings = readFileSync(file, 'utf8');
  writeFileSync(file, settings.replace('[en, de]', `[${languages.join(', ')}]`));
  const data = `${input}-data`;
  await build({ from: [input], data });
  return startMissionServer({ data });
}

/** Most pages of a walk: every kind of page is reached long before. */
const MOST_PAGES = 300;

/** What no link leads to: answers to what is typed, and mistakes. */
const TYPED = [
  '/',
  '/search?q=Membran',
  '/search?q=700+bar',
  '/search?q=qqqq',
  '/equipment/for?need=Elektrolyse+5+kW',
  '/introduce?member=meadow-lab',
  '/compare?keep=auen-werk,tank-mill&m=auen-werk&m=tank-mill',
  '/shortlist?keep=auen-werk,tank-mill',
  '/members/nobody',
  '/nowhere',
  '/m/unknown',
  '/i/unknown',
  '/own/unknown',
  '/sign-in',
];

async function walk(origin: string, languages: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const open = languages.flatMap((lang) => TYPED.map((path) => `/${lang}${path}`));
  for (const lang of languages) {
    const outline = 'We look for leak testing of tanks up to 700 bar. Wir suchen eine Bäckerei.';
    const body = new URLSearchParams({ outline });
    const answer = await fetch(`${origin}/${lang}/match`, { method: 'POST', body });
    found.set(`/${lang}/match, answered`, await answer.text());
  }
  for (
    let path = open.shift();
    path !== undefined && found.size < MOST_PAGES;
    path = open.shift()
  ) {
    if (found.has(path)) continue;
    const response = await fetch(origin + path);
    if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) continue;
    const html = await response.text();
    found.set(path, html);
    for (const [, href] of html.matchAll(/href="(\/[a-z]{2}\/[^"]*)"/g)) {
      const [next = ''] = href!.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=').split('#');
      // What is kept, and filters of filters, lead on for ever and show the same pages.
      if (!/keep=|off=|&.*&/.test(next) && !found.has(next)) open.push(next);
    }
  }
  return found;
}

/** The text that a reader sees or hears of a page in the page's own language. */
function ownWords(html: string): string {
  const words: string[] = [];
  const page = parseDocument(html);
  const language = /<html lang="(\w+)"/.exec(html)?.[1];
  const read = (nodes: readonly ChildNode[]): void => {
    for (const node of nodes) {
      if (isText(node)) words.push(node.data);
      else if (hasChildren(node)) {
        const { name, attribs = {} } = node as Element;
        if (name === 'script' || name === 'style') continue;
        if (name !== 'html' && attribs.lang && attribs.lang !== language) continue;
        for (const a of ['title', 'placeholder', 'aria-label', 'alt', 'content'])
          if (attribs[a]) words.push(attribs[a]);
        read(node.children);
      }
    }
  };
  read(page.children);
  return words.join('\n').replace(/[\s\u00a0]+/g, ' ');
}

describe('a cluster of another field', () => {
  it('has pages in each of its languages, joined by hreflang', () => {
    for (const lang of ['de', 'en', 'cs']) {
      const html = inAll.get(`/${lang}/`) ?? '';
      expect(html).toContain(`<html lang="${lang}">`);
      for (const other of ['de', 'en', 'cs'])
        expect(html).toMatch(new RegExp(`hreflang="${other}" href="[^"]*/${other}/"`));
    }
    expect(pages.size).toBeGreaterThan(100);
    expect([...pages.keys()].filter((path) => path.startsWith('/cs/'))).toEqual([]);
  });

  it('shows nothing of the demo: no field, figure, instrument, cluster or country of its', () => {
    const foreign =
      /(?<!\p{L})(?:lens|linse|čočk|optic|optik|photon|foton|laser|raman|ellipsom|wavelength|wellenl|czech|tschech|česk|coc(?!\p{L})|čok|meopta|brno|prag|cs(?![\p{L}=]))|1030/iu;
    const found = [...pages].flatMap(([path, html]) => {
      const hit = foreign.exec(ownWords(html));
      return hit ? [`${path}: ${hit[0]}`] : [];
    });
    expect(found).toEqual([]);
  });

  it('says no sentence in another language than that of its page', () => {
    const folders = 'views/locales';
    const pieces = (lang: string): string[] =>
      [...readSentences(join(folders, lang), lang)]
        .filter(([key]) => isForVisitors(key) && !key.startsWith('letters.'))
        .flatMap(([, s]) => (typeof s === 'string' ? [s] : Object.values(s)))
        .flatMap((s) => s.split(/\{\w+\}/))
        .map((s) => s.replace(/[\s\u00a0]+/g, ' ').trim())
        .filter((s) => s.length >= 12 && s.includes(' '));
    const said = new Map(['cs', 'de', 'en'].map((l) => [l, new Set(pieces(l))]));
    const found = [...inAll].flatMap(([path, html]) => {
      const lang = path.slice(1, 3);
      const words = ownWords(html);
      return [...said]
        .filter(([other]) => other !== lang)
        .flatMap(([, sentences]) => [...sentences])
        .filter((s) => words.includes(s) && ![...said.get(lang)!].some((own) => own.includes(s)))
        .map((s) => `${path}: ${s}`);
    });
    expect(found).toEqual([]);
  });

  it('begins a mission in its own time zone and languages', async () => {
    await addAccount(server.office);
    const visitor = await signedIn(server.origin);
    const made = await visitor.post('/de/missions', { name: 'Wiesentage' });
    const { text: html } = await visitor.get(made.location);
    expect(html).toContain('value="Europe/Vienna"');
    expect(html).toMatch(/name="languages"[^>]*value="en, de"/);
  });
});
