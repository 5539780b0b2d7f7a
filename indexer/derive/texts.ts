import type { Evidence } from '../../src/domain/evidence.ts';
import type { Lang } from '../../src/domain/text.ts';

/** A stretch of words with its language; `title` words weigh more than `body` words. */
export interface IndexedText {
  field: 'title' | 'body';
  lang: Lang;
  text: string;
  /**
   * A parameter of an instrument; its quantity is read with more knowledge
   * (language/parameter-quantities).
   */
  parameter?: boolean;
}

/**
 * Everything of an evidence that is searched and matched, in a fixed order. Sources, links and
 * unknown columns are not words.
 */
export function indexedTexts(evidence: Evidence): IndexedText[] {
  const texts: IndexedText[] = [];
  const add = (field: 'title' | 'body', lang: Lang, text: string | undefined): void =>
    void (text && texts.push({ field, lang, text }));
  for (const [lang, text] of Object.entries(evidence.title)) add('title', lang, text);
  const lang = onlyLanguage(evidence);
  for (const keyword of evidence.keywords) add('title', lang, keyword);
  const { instrument, project } = evidence;
  for (const text of [
    project?.acronym,
    instrument?.technique,
    instrument?.manufacturer,
    instrument?.model,
  ])
    add('title', lang, text);
  for (const [lang, text] of Object.entries(evidence.body ?? {})) add('body', lang, text);
  for (const [name, value] of Object.entries(instrument?.parameters ?? {}))
    texts.push({ field: 'body', lang, text: `${name}: ${value}`, parameter: true });
  for (const text of [project?.programme, project?.call]) add('body', lang, text);
  return texts;
}

/**
 * Words whose language nobody told are in the language of the evidence, when it has one only; else
 * each text tells its own.
 */
function onlyLanguage(evidence: Evidence): Lang {
  const languages = new Set([...Object.keys(evidence.title), ...Object.keys(evidence.body ?? {})]);
  return languages.size === 1 ? [...languages][0]! : 'und';
}

/**
 * One text of an evidence for an embedding model: everything that is searched, in its order, each
 * wording once.
 */
export function embeddedText(evidence: Evidence): string {
  return [...new Set(indexedTexts(evidence).map((t) => t.text))].join('. ');
}
