import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACCESS_TERMS, EVIDENCE_KINDS } from '../../src/domain/evidence.ts';
import { REQUEST_KINDS } from '../../src/missions/requests.ts';
import { HELD, FOLLOW_UPS, WISHES } from '../../src/domain/mission-record.ts';
import { HELP_KINDS, WANTED_ROLES } from '../../src/domain/need.ts';
import { ORGANISATION_KINDS } from '../../src/domain/organisation.ts';
import { EXPLAINING } from '../../src/matching/reasons.ts';
import { FEATURES } from '../../src/matching/weights.ts';
import { FACETS, SORTS, VIEWS } from '../../src/search/port.ts';
import {
  isForVisitors,
  loadLocales,
  missingSentences,
  readSentences,
} from '../../src/web/rendering/locales.ts';
import { typeset } from '../../src/web/rendering/typeset.ts';

const FOLDER = 'views/locales';
const languages = readdirSync(FOLDER);
const sentences = new Map(languages.map((l) => [l, readSentences(join(FOLDER, l), l)]));

function sources(folder: string, ends: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith(ends))
    .map((e) => readFileSync(join(e.parentPath, e.name), 'utf8'));
}

/** Keys that end in a value of a list: every value needs its sentence. */
const MADE_OF: Readonly<Record<string, readonly string[]>> = {
  'site.kind': EVIDENCE_KINDS,
  'member.section': EVIDENCE_KINDS,
  'site.type': ORGANISATION_KINDS,
  'site.access': ACCESS_TERMS,
  'site.help': HELP_KINDS,
  'site.wanted': WANTED_ROLES,
  'site.facet': FACETS,
  'search.sort': SORTS,
  'search.view': VIEWS,
  'quality.feature': FEATURES,
  reasons: EXPLAINING,
  'reasons.missing': EXPLAINING,
  'missions.wish': WISHES,
  'missions.held': HELD,
  'missions.followUp': FOLLOW_UPS,
  'missions.request.kind': REQUEST_KINDS,
};
/** Kinds of other things, whose lists are types only. */
const OTHER_KINDS = [
  'missions.staff',
  'calls.kind',
  'paper.kind',
  'remark.claim',
  'desk.does',
  'desk.waits',
  'missions.change-kind',
  'missions.change-text',
  'rules.why',
];

/**
 * Keys that templates and pages ask for by a literal; keys with a `${}` part stand for all that
 * begin and end so.
 */
function usedKeys(): { whole: Set<string>; parts: RegExp[] } {
  const whole = new Set<string>();
  const parts: RegExp[] = [];
  for (const text of sources('views', '.hbs'))
    for (const m of text.matchAll(/\(?\bt "([^"]+)"/g)) whole.add(m[1]!);
  for (const text of sources('src/web', '.ts')) {
    for (const m of text.matchAll(/\bt\(\s*'([^']+)'/g)) whole.add(m[1]!);
    for (const m of text.matchAll(/\bt\(\s*`([^`]+)`/g))
      parts.push(new RegExp(`^${m[1]!.replace(/[.]/g, '\\.').replace(/\$\{[^}]*\}/g, '.+')}$`));
  }
  return { whole, parts };
}

describe('the words of the pages', () => {
  it('every language says what visitors read, Czech everything, and none what English does not', () => {
    const lacks = (lang: string): string[] => missingSentences(FOLDER, lang);
    for (const lang of languages) {
      expect(lacks(lang).filter(isForVisitors), lang).toEqual([]);
      expect(
        [...sentences.get(lang)!.keys()].filter((k) => !sentences.get('en')!.has(k)),
        lang,
      ).toEqual([]);
    }
    expect(lacks('cs')).toEqual([]);
  });

  it('what a language lacks is said in English, with its numbers', () => {
    const [lacking] = missingSentences(FOLDER, 'de');
    expect(lacking).toBeDefined();
    const locales = loadLocales(FOLDER);
    expect(locales.get('de')!(lacking!)).toBe(locales.get('en')!(lacking!));
    expect(locales.get('de')!('site.count.members', { count: 1234 })).toBe('1.234 Mitglieder');
  });

  it('every sentence that a page asks for exists, and takes the same parameters in every language', () => {
    const { whole, parts } = usedKeys();
    expect(whole.size).toBeGreaterThan(20);
    const known = sentences.get('en')!;
    expect([...whole].filter((k) => !known.has(k))).toEqual([]);
    expect(parts.filter((p) => ![...known.keys()].some((k) => p.test(k))).map(String)).toEqual([]);
    const parameters = (s: unknown): string[] =>
      [...new Set([...JSON.stringify(s).matchAll(/\{(\w+)\}/g)].map((m) => m[1]!))]
        .filter((p) => p !== 'count')
        .sort();
    for (const [lang, own] of sentences)
      for (const [key, sentence] of own)
        expect(parameters(sentence), `${lang} ${key}`).toEqual(parameters(known.get(key)));
  });

  it('every kind and feature has its sentence wherever one is made of it', () => {
    const missing = Object.entries(MADE_OF).flatMap(([begin, values]) =>
      values.map((value) => `${begin}.${value}`).filter((key) => !sentences.get('en')!.has(key)),
    );
    expect(missing).toEqual([]);
    const made = sources('src/web', '.ts').flatMap((text) =>
      [...text.matchAll(/\bt\(\s*`([\w.-]+)\.\$\{(?:\w+\.)*(?:kind|feature)\}`/g)].map(
        (m) => m[1]!,
      ),
    );
    expect(made).toContain('site.kind');
    expect(made.filter((key) => !(key in MADE_OF) && !OTHER_KINDS.includes(key))).toEqual([]);
  });

  it('a sentence with numbers has all the plural forms of its language', () => {
    for (const [lang, known] of sentences) {
      const needed = [
        ...new Set([1, 2, 5, 1.5].map((n) => new Intl.PluralRules(lang).select(n))),
      ].sort();
      for (const [key, s] of known)
        if (typeof s !== 'string')
          expect(
            Object.keys(s)
              .filter((form) => form !== 'zero')
              .sort(),
            `${lang} ${key}`,
          ).toEqual(needed);
    }
  });

  it('Czech counts members as Czech does', () => {
    const t = loadLocales(FOLDER).get('cs')!;
    expect([1, 2, 5, 1234].map((count) => t('site.count.members', { count }))).toEqual(
      ['1 člen', '2 členové', '5 členů', '1 234 členů'].map((s) => s.replace(/ /g, '\u00a0')),
    );
  });

  it('an unknown sentence is an error, not a blank', () => {
    expect(() => loadLocales(FOLDER).get('en')!('site.nonsense')).toThrow(/site\.nonsense/);
  });
});

describe('a name in a sentence', () => {
  it('is isolated where it runs from right to left, and left alone elsewhere', () => {
    const t = loadLocales(FOLDER).get('en')!;
    const said = (party: string) => t('missions.calendar.summary', { party });
    expect(said('אופטיקה')).toBe('Meeting: \u2068אופטיקה\u2069');
    expect(said('Optika')).toBe('Meeting: Optika');
  });
});

describe('typeset', () => {
  it('keeps one-letter Czech words, numbers and units on their line, and the length of the text', () => {
    const text = 'Laser o výkonu 100 W a v Brně k 1 064 nm';
    const set = typeset(text, 'cs');
    expect(set).toBe('Laser o\u00a0výkonu 100\u00a0W a\u00a0v\u00a0Brně k\u00a01\u00a0064\u00a0nm');
    expect(set).toHaveLength(text.length);
  });
  it('leaves English letters alone', () => {
    expect(typeset('a laser of 5 mm', 'en')).toBe('a laser of 5\u00a0mm');
  });
});
