import { fold } from './fold.ts';

/**
 * Legal forms of companies and institutes as they end (or open) a name, folded and without stops. A
 * name that differs only in these is the same name.
 */
const LEGAL_FORMS = new Set([
  'sro',
  'spol',
  'as',
  'ks',
  'vos',
  'vvi',
  'zs',
  'zu',
  'ops',
  'po',
  'druzstvo',
  'gmbh',
  'ag',
  'kg',
  'ug',
  'ev',
  'mbh',
  'ltd',
  'limited',
  'llc',
  'llp',
  'plc',
  'inc',
  'corp',
  'corporation',
  'co',
  'company',
  'sa',
  'sas',
  'sarl',
  'srl',
  'spa',
  'bv',
  'nv',
  'oy',
  'ab',
  'aps',
  'doo',
  'kft',
  'zrt',
  'uab',
  'sl',
  'slu',
  'spzoo',
  'sp',
  'zoo',
  'holding',
]);

/**
 * Key under which equal names meet: folded, without signs, legal forms and words in brackets that
 * only explain.
 */
export function nameKey(name: string): string {
  return nameWords(name).join(' ');
}

/** The words of a name, folded, without its legal form unless it is nothing else. */
export function nameWords(name: string): string[] {
  const words = wordsOf(name);
  const kept = words.filter((w) => !LEGAL_FORMS.has(w));
  return kept.length ? kept : words;
}

/** The legal forms in a name, in order: `sro`, `gmbh kg`; empty when it has none. */
export function legalFormOf(name: string): string {
  return wordsOf(name)
    .filter((w) => LEGAL_FORMS.has(w))
    .join(' ');
}

function wordsOf(name: string): string[] {
  return fold(name)
    .replace(/\bs(?:\s*\.)?\s*r\s*\.\s*o\b\.?/g, ' sro ')
    .replace(/\b((?:\p{L}\.\s?){2,})/gu, (run) => `${run.replace(/[.\s]/g, '')} `)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
}
