/** A statement, read when it is indexed: the help that it offers, or that it only tells of presence. */
import type { Evidence, EvidenceKind } from '../../domain/evidence.ts';
import type { HelpKind } from '../../domain/need.ts';
import type { StatementReading } from '../../domain/reading.ts';
import type { Lang } from '../../domain/text.ts';
import { detectLanguage } from '../detect-language.ts';
import { fold } from '../fold.ts';
import { tokenise } from '../tokenise.ts';
import { findStandards, tellsUnderWay } from './certificates.ts';
import { findConditions } from './conditions.ts';
import type { Gazetteer } from './gazetteer.ts';
import { type Tag, readingVocabulary } from './vocabulary.ts';

/** Help that a kind of statement offers whatever its words are. */
const IMPLIED: Partial<Readonly<Record<EvidenceKind, HelpKind>>> = {
  product: 'make',
  instrument: 'access',
  project: 'develop',
};
/** Kinds whose words tell of help; a product's name ("coating machine") tells what it does itself. */
const TOLD_BY_WORDS: readonly EvidenceKind[] = ['capability', 'instrument', 'project'];
/** Kinds that can be no more than having been there. */
const MAYBE_PRESENCE: readonly EvidenceKind[] = ['capability', 'project'];
const BRACKETS = /\([^()]*\)/g;

/** Reads a statement. Pure, never throws, takes time linear in its length. */
export function readStatement(evidence: Evidence, places: Gazetteer): StatementReading {
  const texts = textsOf(evidence);
  const help = new Set<HelpKind>();
  const implied = IMPLIED[evidence.kind];
  const presence = MAYBE_PRESENCE.includes(evidence.kind) && isPresence(evidence);
  if (implied && !presence) help.add(implied);
  const telling = TOLD_BY_WORDS.includes(evidence.kind) && !presence ? texts : [];
  const tags = telling.flatMap(({ text, lang }) => tagsOf(text, lang));
  const open = tags.some((tag) => tag.is === 'access');
  for (const tag of tags) {
    if (tag.is === 'help') help.add(tag.help);
    else if (tag.is === 'who') tag.help.forEach((h) => help.add(h));
  }
  if (evidence.kind === 'product' && texts.some(isSold)) help.add('distribute');
  const access = evidence.instrument?.access.term ?? (open ? 'open' : undefined);
  return {
    help: [...help],
    presence,
    places: [...new Set(texts.flatMap(({ text, lang }) => placesIn(text, lang, places)))],
    ...standardsIn(evidence, texts),
    ...(access ? { access } : {}),
  };
}

/** Standards that are named: as held, or as worked for where the words say so. */
function standardsIn(
  { certificate }: Evidence,
  texts: readonly { text: string }[],
): Pick<StatementReading, 'certificates' | 'underWay'> {
  const standards = [
    ...new Set(texts.flatMap(({ text }) => findStandards(text).map((s) => s.standard))),
  ];
  const underWay = certificate?.underWay ?? texts.some(({ text }) => tellsUnderWay(text));
  return underWay ? { certificates: [], underWay: standards } : { certificates: standards };
}

function textsOf({ title, body = {} }: Evidence): { text: string; lang: Lang }[] {
  return [...Object.entries(title), ...Object.entries(body)].map(([lang, text]) => ({
    text,
    lang: known(lang, text),
  }));
}

function known(lang: Lang, text: string): Lang {
  if (lang !== 'und') return lang;
  const told = detectLanguage(text);
  return told === 'und' ? 'en' : told;
}

/**
 * True when what a title says outside brackets is having been somewhere: a talk, a fair, a
 * membership. What was developed or made together is more than that.
 */
function isPresence({ title, project }: Evidence): boolean {
  if (project?.cooperation === 'event') return true;
  if (project) return false;
  return Object.entries(title).some(([lang, text]) => {
    const tags = tagsOf(text.replace(BRACKETS, ' '), known(lang, text));
    return (
      tags.some((t) => t.is === 'presence') &&
      !tags.some((t) => t.is === 'help' && (t.help === 'make' || t.help === 'develop'))
    );
  });
}

function isSold({ text, lang }: { text: string; lang: Lang }): boolean {
  return tagsOf(text, lang).some((t) => t.is === 'help' && t.help === 'distribute');
}

/** What the runs of words of a text mean, in text order. */
function tagsOf(text: string, lang: Lang): Tag[] {
  const words = tokenise(text).map((t) => fold(t.text));
  const vocabulary = readingVocabulary(lang);
  const tags: Tag[] = [];
  for (let i = 0; i < words.length;) {
    const match = vocabulary.match(words, i);
    tags.push(...(match?.tags ?? vocabulary.lastPart(words[i]!)?.tags ?? []));
    i += match?.length ?? 1;
  }
  return tags;
}

function placesIn(text: string, lang: Lang, places: Gazetteer): string[] {
  return findConditions(text, lang, [], [], places).flatMap(({ condition }) =>
    condition.type === 'place' ? [condition.place] : [],
  );
}
