/** The shape of the words by which requests and statements of one language are read: data only. */
import type { AccessTerm } from '../../domain/evidence.ts';
import type { OrganisationKind } from '../../domain/organisation.ts';
import type { HelpKind, WantedRole } from '../../domain/need.ts';
import type { Wanted } from '../../domain/reading.ts';
import type { Lang } from '../../domain/text.ts';

/**
 * A list of patterns, parted by commas; a pattern may have several words. Words are folded before
 * they are compared. `lens~` stands for the word with any ending of the language's nouns and
 * adjectives, `grind^` with any of its verbs, both also without one.
 */
export type Patterns = string;

/** Words of one language. Adding a language is adding one such file and its name to LANGUAGES. */
export interface ReadingWords {
  lang: Lang;
  /** Endings that `~` and `^` stand for, folded. */
  nounEndings: string;
  verbEndings: string;
  /** Words that only ask: "we need". What stands before them tells of the asker. */
  asking: Patterns;
  /** Words that ask at the beginning of a sentence; elsewhere they begin a relative clause. */
  questions: Patterns;
  /** Words that only ask and stand behind what is wanted, too: "is wanted". */
  wantedWords: Patterns;
  /** Polite and empty words within a wish: "can", "help with", "kind of". */
  empty: Patterns;
  /** Words of obligation. */
  must: Patterns;
  /** Who is wanted: with role, kinds of help implied, and what it is. */
  who: readonly {
    words: Patterns;
    role?: WantedRole;
    help?: readonly HelpKind[];
    wanted?: Wanted;
  }[];
  /**
   * Words of help that are no topic by themselves: what is made or measured is the head. `verbs`
   * are forms that cannot be anything else than a verb with its object around it.
   */
  general: Readonly<Record<HelpKind, Patterns>>;
  /** Words of help that are the topic: to grind, welding, calibration. */
  special: Partial<Readonly<Record<HelpKind, Patterns>>>;
  /** Places where help is given, no topics: laboratory, workshop. */
  containers: Patterns;
  /** Things that do something: behind a word of help they are the head (coating machine). */
  devices: Patterns;
  kinds: readonly { words: Patterns; kinds: readonly OrganisationKind[] }[];
  access: readonly { words: Patterns; terms: readonly AccessTerm[] }[];
  /** Words that negate what follows, and those after which it is no condition ("without being"). */
  without: Patterns;
  withoutDoing: Patterns;
  /** Prepositions. `of` binds an object to its help; `place` and `near` may stand before a place. */
  of: Patterns;
  place: Patterns;
  near: Patterns;
  /** Before a place where nobody shall be: "outside", "anywhere but". */
  away: Patterns;
  /** Before who it shall come from: "from a maker". */
  from: Patterns;
  prepositions: Patterns;
  /** Before those who profit: "training for companies" wants no company. */
  beneficiary: Patterns;
  /** Before what else happens: help behind them is not asked for ("before restoration"). */
  timing: Patterns;
  /** Beginnings of relative clauses. */
  relative: Patterns;
  and: Patterns;
  /** Articles and possessives: a new group of words begins. */
  articles: Patterns;
  /** Words around a standard that say nothing more: "certified to". */
  certified: Patterns;
  /** Words around a place that say nothing more: "region", "based". */
  around: Patterns;
  /** Of those the ones by which a town's name means its region. */
  regions: Patterns;
  /** Behind those who are not wanted: "cannot bid". */
  excluded: Patterns;
  /** Short words that stand before a noun like an adjective where others would be its head (LED). */
  attributive: Patterns;
  /** Adjectives and amounts that say how, in general: small, new, series. */
  fillers: Patterns;
  /** Statements that only tell of having been somewhere. */
  presence: Patterns;
}
