/**
 * What the words of a question or a statement mean beside their topic: what or who is wanted, which
 * kind of help, under which conditions; and of a statement, which kind of help it offers.
 */
import type { ConceptMention } from './concept.ts';
import type { AccessTerm } from './evidence.ts';
import type { HelpKind, WantedRole } from './need.ts';
import type { OrganisationKind } from './organisation.ts';
import type { UnderstoodQuantity } from './quantity.ts';
import type { Lang } from './text.ts';

/** Who or what is wanted in the end; `any` where the words leave it open. */
export type Wanted = 'organisation' | 'instrument' | 'service' | 'person' | 'any';

/** A piece of a text as typed. Offsets count UTF-16 units of the text. */
export interface Stretch {
  text: string;
  start: number;
  end: number;
}

/** A telling word with its alternative index terms: its stems, and those of its parts. */
export interface ReadWord extends Stretch {
  terms: readonly string[];
}

/** Words that belong together and the concepts that were found among them. */
export interface ReadPart {
  words: readonly ReadWord[];
  concepts: readonly ConceptMention[];
}

/**
 * What an answer must meet, or with `negated` must not. `id` is stable for the same words and
 * names the condition in addresses. Its words are neither head nor modifiers.
 */
export type Condition = Stretch & { id: string; negated: boolean } & (
    | {
        type: 'place';
        /** Id in the gazetteer: `town:brno`, `region:jihomoravsky kraj`, `land:morava`, `country:CZ`. */
        place: string;
        /** Its surroundings count, too, and who is elsewhere is not left out. */
        near?: boolean;
      }
    | { type: 'organisation'; kinds: readonly OrganisationKind[] }
    /** Standard with its number as `standardOf` writes it: `ISO 13485`. */
    | { type: 'certificate'; standard: string }
    | { type: 'access'; terms: readonly AccessTerm[] }
    | { type: 'figure'; quantity: UnderstoodQuantity }
    /** Only negated: "without X". */
    | ({ type: 'topic' } & ReadPart)
  );

/** How a condition stands for somebody; `unknown` where nothing is known, which is said. */
export type ConditionFit = 'meets' | 'fails' | 'unknown';

/** One thing that is wanted. */
export interface Wish {
  wanted: Wanted;
  /** What is wanted; its words carry the claim. Without any word the text asks for nothing by name. */
  head: ReadPart;
  /** What narrows the head: of what, for what, with what. */
  modifiers: ReadPart;
  /** Kinds of help asked for, any of them; empty where the words leave it open. */
  help: readonly HelpKind[];
  role?: WantedRole;
  /** Where its words begin in the text. */
  start: number;
}

/** A question, need or passage as it was read. */
export interface RequestReading extends Wish {
  /** Language that it was read in. */
  lang: Lang;
  conditions: readonly Condition[];
  /** Further things that the same text wants, each for itself ("... and a partner to measure it"). */
  further: readonly Wish[];
  /** What only asks, or tells of the asker: neither wanted nor a condition. */
  aside: readonly Stretch[];
  /** It obliges: "must", "nutně", "zwingend". */
  must: boolean;
}

/** A statement as it was read when it was indexed. */
export interface StatementReading {
  /** Kinds of help that it offers, said or implied by its kind. */
  help: readonly HelpKind[];
  /** It only tells of having been somewhere (fair, talk, membership): no capability. */
  presence: boolean;
  /** Ids in the gazetteer of places that it names. */
  places: readonly string[];
  /** Standards that it names, with numbers. */
  certificates: readonly string[];
  /** Of a certificate: standards that its owner works for and does not hold yet. */
  underWay?: readonly string[];
  /** Access that its words tell of; of instruments the record tells it. */
  access?: AccessTerm;
  purpose?: Purpose;
}

/** What stands only behind the "for" of a title: "crystals for lasers" offers no lasers. */
export interface Purpose {
  /** Index terms. */
  terms: readonly string[];
  /** Ids of concepts. */
  concepts: readonly string[];
}
