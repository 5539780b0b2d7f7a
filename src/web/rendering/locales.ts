/**
 * The words of the pages: `views/locales/<lang>/<topic>.yaml`, keys joined by dots
 * (`search.empty.title`). A mapping whose keys are plural categories is one sentence in several
 * numbers, chosen by its parameter `count`; `zero` is for none at all, also where the language's
 * grammar has no form of its own for it. A language is a folder that is found at the start; what it
 * lacks is said in English, sentence by sentence.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Lang } from '../../domain/text.ts';
import { isolated, typeset } from './typeset.ts';

export type Parameters = Readonly<Record<string, string | number>>;
type Sentence = string | Readonly<Record<string, string>>;

/** What every language falls back to; its folder must be complete. */
const FALLBACK: Lang = 'en';

/**
 * Says a sentence in one language, else in English. Keys that English does not know throw: a
 * missing sentence is a fault that tests must see, never a blank on a page.
 */
export interface Translate {
  (key: string, parameters?: Parameters): string;
  lang: Lang;
  /** The language with the country whose customs of dates the pages follow: British for English. */
  customs: string;
  has(key: string): boolean;
  /** First parts of the keys; the words of one are read when it is first asked for. */
  topics: readonly string[];
  /** A number as this language writes it: 1 064 or 1,064; at most two decimals unless told. */
  number(value: number, decimals?: number): string;
}

export type Locales = ReadonlyMap<Lang, Translate>;

const PLURAL = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/**
 * The languages of a folder. The words of a topic are read when the first sentence of it is asked
 * for: neither a start nor a visitor waits for all of them.
 */
export function loadLocales(folder: string): Locales {
  const languages = readdirSync(folder, { withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map((e) => e.name)
    .sort();
  const made = (lang: Lang, fallback?: Translate): Translate =>
    translator(lang, join(folder, lang), fallback);
  const english = made(FALLBACK);
  return new Map(
    languages.map((lang) => [lang, lang === FALLBACK ? english : made(lang, english)]),
  );
}

/** Topics of the secretariat's own pages, */
const OFFICE = new Set(['account', 'catalogue', 'defects', 'desk', 'missions', 'rules']);
/** and what of them visitors, guests, hosts and members see as well. */
const SEEN_OUTSIDE =
  /^missions\.(?:link|booklet|calendar|text|change-text|change-kind|signIn|password|wish|held|followUp|strength|error\.(?:link-\w+|csrf|session|other-site))(?:\.|$)/;

/** False for a sentence that the secretariat alone reads: that may stay in English. */
export function isForVisitors(key: string): boolean {
  return !OFFICE.has(key.split('.')[0] ?? '') || SEEN_OUTSIDE.test(key);
}

/** Keys of the sentences that a language of a folder lacks and says in English, in their order. */
export function missingSentences(folder: string, lang: Lang): string[] {
  const own = readSentences(join(folder, lang), lang);
  return [...readSentences(join(folder, FALLBACK), FALLBACK).keys()].filter((k) => !own.has(k));
}

/** All sentences of one language by key, as they stand in the files. */
export function readSentences(folder: string, lang: Lang): Map<string, Sentence> {
  return new Map(topicsIn(folder).flatMap((topic) => [...readTopic(folder, topic, lang)]));
}

function topicsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((f) => f.endsWith('.yaml'))
    .sort()
    .map((f) => f.slice(0, -'.yaml'.length));
}

function readTopic(folder: string, topic: string, lang: Lang): Map<string, Sentence> {
  const found = new Map<string, Sentence>();
  collect(parse(readFileSync(join(folder, `${topic}.yaml`), 'utf8')), topic, lang, found);
  return found;
}

function sentencesIn(
  folder: string,
  topics: readonly string[],
  lang: Lang,
): (key: string) => Sentence | undefined {
  const read = new Map<string, ReadonlyMap<string, Sentence>>();
  return (key) => {
    const topic = key.split('.', 1)[0]!;
    if (!topics.includes(topic)) return undefined;
    const sentences = read.get(topic) ?? readTopic(folder, topic, lang);
    read.set(topic, sentences);
    return sentences.get(key);
  };
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

function translator(lang: Lang, folder: string, fallback?: Translate): Translate {
  const topics = topicsIn(folder);
  const sentenceOf = sentencesIn(folder, topics, lang);
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
    const sentence = sentenceOf(key);
    if (sentence === undefined) {
      if (fallback) return fallback(key, parameters);
      throw new Error(`locale ${lang}: no sentence "${key}"`);
    }
    const words =
      typeof sentence === 'string'
        ? sentence
        : ((Number(parameters.count) === 0 ? sentence.zero : undefined) ??
          sentence[rules.select(Number(parameters.count))] ??
          sentence.other ??
          '');
    return words.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = parameters[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? number(value) : isolated(value);
    });
  };
  return Object.assign(translate, {
    lang,
    customs: lang === 'en' ? 'en-GB' : lang,
    has: (key: string) => sentenceOf(key) !== undefined || (fallback?.has(key) ?? false),
    topics,
    number,
  });
}
