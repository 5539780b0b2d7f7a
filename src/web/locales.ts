/**
 * The words of the pages: `views/locales/<lang>/<topic>.yaml`, keys joined by dots
 * (`search.empty.title`). A mapping whose keys are plural categories is one sentence in several
 * numbers, chosen by its parameter `count`; `zero` is for none at all, also where the language's
 * grammar has no form of its own for it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Lang } from '../domain/text.ts';
import { typeset } from './typeset.ts';

export type Parameters = Readonly<Record<string, string | number>>;
type Sentence = string | Readonly<Record<string, string>>;

/**
 * Says a sentence in one language. Unknown keys throw: a missing sentence is a fault that tests
 * must see, never a blank on a page.
 */
export interface Translate {
  (key: string, parameters?: Parameters): string;
  lang: Lang;
  /** The language with the country whose customs of dates the pages follow: British for English. */
  customs: string;
  has(key: string): boolean;
  /** A number as this language writes it: 1 064 or 1,064; at most two decimals unless told. */
  number(value: number, decimals?: number): string;
}

export type Locales = ReadonlyMap<Lang, Translate>;

const PLURAL = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/**
 * The languages of a folder. The words of each are read when the first sentence is asked for: a
 * start does not wait for all of them.
 */
export function loadLocales(folder: string): Locales {
  const languages = readdirSync(folder, { withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map((e) => e.name)
    .sort();
  return new Map(
    languages.map((lang) => [
      lang,
      translator(
        lang,
        once(() => readSentences(join(folder, lang), lang)),
      ),
    ]),
  );
}

/** All sentences of one language by key, as they stand in the files. */
export function readSentences(folder: string, lang: Lang): Map<string, Sentence> {
  const found = new Map<string, Sentence>();
  for (const file of readdirSync(folder)
    .filter((f) => f.endsWith('.yaml'))
    .sort()) {
    collect(
      parse(readFileSync(join(folder, file), 'utf8')),
      file.slice(0, -'.yaml'.length),
      lang,
      found,
    );
  }
  return found;
}

function collect(node: unknown, key: string, lang: Lang, found: Map<string, Sentence>): void {
  if (typeof node === 'string') found.set(key, typeset(node, lang));
  else if (isPlural(node))
    found.set(key, Object.fromEntries(Object.entries(node).map(([k, v]) => [k, typeset(v, lang)])));
  else if (node && typeof node === 'object')
    for (const [name, child] of Object.entries(node)) collect(child, `${key}.${name}`, lang, found);
  else throw new TypeError(`locale ${lang}: "${key}" is neither a sentence nor a mapping`);
}

function isPlural(node: unknown): node is Record<string, string> {
  if (!node || typeof node !== 'object' || !('other' in node)) return false;
  return Object.entries(node).every(([k, v]) => PLURAL.has(k) && typeof v === 'string');
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function translator(lang: Lang, sentences: () => ReadonlyMap<string, Sentence>): Translate {
  const rules = new Intl.PluralRules(lang);
  const formats = new Map<number, Intl.NumberFormat>();
  const number = (value: number, decimals = 2): string => {
    let format = formats.get(decimals);
    if (!format)
      formats.set(
        decimals,
        (format = new Intl.NumberFormat(lang, { maximumFractionDigits: decimals })),
      );
    return format.format(value);
  };
  const translate = (key: string, parameters: Parameters = {}): string => {
    const sentence = sentences().get(key);
    if (sentence === undefined) throw new Error(`locale ${lang}: no sentence "${key}"`);
    const words =
      typeof sentence === 'string'
        ? sentence
        : ((Number(parameters.count) === 0 ? sentence.zero : undefined) ??
          sentence[rules.select(Number(parameters.count))] ??
          sentence.other ??
          '');
    return words.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = parameters[name];
      return value === undefined ? whole : typeof value === 'number' ? number(value) : value;
    });
  };
  return Object.assign(translate, {
    lang,
    customs: lang === 'en' ? 'en-GB' : lang,
    has: (key: string) => sentences().has(key),
    number,
  });
}
