/** Questions about one member by its name: who is like it, what it needs, how to reach it. */
import { fold } from '../../language/fold.ts';
import { isRequestWord } from '../../language/request-words.ts';
import { isStopWord } from '../../language/stop-words.ts';
import { type Token, tokenise } from '../../language/tokenise.ts';
import type { FullNames } from './full-names.ts';

const ABOUT = ['contact', 'needs', 'complementary', 'similar'] as const;
/** What is asked about a member. */
export type About = (typeof ABOUT)[number];

export interface AskedAbout {
  owner: string;
  /** The name as typed. */
  name: string;
  about: About;
}

/**
 * Beginnings of the words that ask, folded, in every language that visitors ask in. Where several
 * stand the first kind is meant: "wie erreiche ich" asks for a contact.
 */
const WORDS: Readonly<Record<About, RegExp>> = {
  contact: /^(?:contact|kontakt|ansprechpartn|e?-?mail|phone|telefon|address|adres|reach|erreich)/,
  needs:
    /^(?:needs?$|wants?$|seek|look(?:s|ing)?$|requires?$|potreb|hleda|shani|poptav|brauch|such|gesucht|benotig|bedarf)/,
  complementary: /^(?:complement|doplnuj|doplnek|dopln[ik]|erganz)/,
  similar:
    /^(?:similar|like$|alike$|resembl|comparab|alternativ|competit|podob|jako$|obdob|srovnatel|konkuren|ahnlich|ahnel|wie$|vergleichb)/,
};
const LANGUAGES = ['en', 'cs', 'de'];
/** Words that only ask, too, and are rare enough elsewhere. */
const ASKING = new Set(['ich', 'whom', 'koho', 'komu', 'wen', 'wem']);
/** A longer text is no question about a name. */
const MOST_TOKENS = 16;
const LONGEST_TEXT = 200;

/**
 * The member that a question is about, when it holds nothing but the name (or an acronym, or another
 * name) and words that ask; null for all other questions.
 */
export function askedAbout(names: FullNames, text: string): AskedAbout | null {
  if (text.length > LONGEST_TEXT) return null;
  const tokens = tokenise(text);
  const words = tokens.map((t) => fold(t.text));
  if (tokens.length < 2 || tokens.length > MOST_TOKENS) return null;
  const named = nameIn(names, text, tokens);
  if (!named) return null;
  const rest = words.filter((_, i) => i < named.from || i > named.to);
  const about = ABOUT.find((a) => rest.some((word) => WORDS[a].test(word)));
  return about && rest.every(asks) ? { owner: named.owner, name: named.name, about } : null;
}

/** True for a word that only asks. */
function asks(word: string): boolean {
  return (
    ASKING.has(word) ||
    isRequestWord(word) ||
    LANGUAGES.some((lang) => isStopWord(word, lang)) ||
    ABOUT.some((about) => WORDS[about].test(word))
  );
}

/** The longest stretch of words that names one organisation and no other. */
function nameIn(
  names: FullNames,
  text: string,
  tokens: readonly Token[],
): { owner: string; name: string; from: number; to: number } | null {
  for (let count = tokens.length - 1; count > 0; count--)
    for (let from = 0; from + count <= tokens.length; from++) {
      const to = from + count - 1;
      const name = text.slice(tokens[from]!.start, tokens[to]!.end);
      const [owner, another] = names.named(name);
      if (owner !== undefined && another === undefined) return { owner, name, from, to };
    }
  return null;
}
