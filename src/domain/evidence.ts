import type { EvidenceKind } from './evidence-kinds.ts';
import type { NeedFacts } from './need.ts';
import type { Source } from './organisation.ts';
import type { Lang, Text } from './text.ts';

/**
 * The small vocabulary for access to equipment; `not-stated` also covers words that could not be
 * told.
 */
export const ACCESS_TERMS = [
  'open',
  'by-fee',
  'for-partners',
  'on-request',
  'internal',
  'own-production',
  'not-stated',
] as const;
export type AccessTerm = (typeof ACCESS_TERMS)[number];

/** One organisation's part in a piece of evidence. */
export interface Ownership {
  /** Id of the organisation. */
  owner: string;
  /** For projects: coordinator, partner, or the words of the source. */
  role?: string;
}

/** What an instrument record adds. */
export interface InstrumentFacts {
  category?: string;
  technique?: string;
  manufacturer?: string;
  model?: string;
  /** Web address of its DOI or Handle. */
  pid?: string;
  /** As the source words them: `aperture` to `600 mm`. */
  parameters: Readonly<Record<string, string>>;
  access: {
    /** The source's own words; empty when it said nothing. */
    words: string;
    term: AccessTerm;
    /** True when the words were there but the vocabulary of the cluster does not know them. */
    untold?: boolean;
  };
  /** What is charged by, as worded. */
  price?: string;
  site?: string;
}

/** What a certificate adds. */
export interface CertificateFacts {
  /** The source says that it is being worked for, not that it is held. */
  underWay?: true;
  number?: string;
  /** ISO date of the last day on which it holds. */
  validUntil?: string;
}

/** What a project record adds. */
export interface ProjectFacts {
  acronym?: string;
  /** What came of it; with it the project is a case study. */
  result?: Text;
  /**
   * What sort of cooperation, in the source's words: joint-project, joint-lab, contract, education,
   * event ...
   */
  cooperation?: string;
  /** How strongly the record speaks for working together; a shared list of speakers is weak. */
  strength?: 'strong' | 'medium' | 'weak';
  programme?: string;
  /** Topic or call identifier, for instance HORIZON-CL4-2021-DIGITAL-EMERGING-01-07. */
  call?: string;
  /** Years as the source words them (`reported 2016-2019`), when no dates are known. */
  years?: string;
  /** ISO dates. */
  start?: string;
  end?: string;
  /** Participants that are not in the catalogue, as named. */
  otherPartners?: readonly string[];
}

/**
 * Evidence is the unit of finding and matching: one statement about its owners that an answer can
 * quote. `need` is the mirror image: what its owner seeks.
 */
export interface Evidence {
  id: string;
  kind: EvidenceKind;
  /** One or more; a project belongs to all its participants and is stored once. */
  owners: readonly Ownership[];
  /** The statement itself, short. */
  title: Text;
  /** Longer words, when there are any. */
  body?: Text;
  keywords: readonly string[];
  sources: readonly Source[];
  /** Languages whose words are the catalogue's own translation of the source's statement. */
  translated?: readonly Lang[];
  /** Year the statement speaks of, when it can be told. */
  year?: number;
  instrument?: InstrumentFacts;
  project?: ProjectFacts;
  need?: NeedFacts;
  certificate?: CertificateFacts;
  /** Missing for what everybody may see. */
  level?: 'members';
  /** Web address of the thing itself. */
  url?: string;
  extra?: Readonly<Record<string, string>>;
}

export { EVIDENCE_KINDS, KINDS, OFFER_KINDS, OWN_KINDS } from './evidence-kinds.ts';
export type { EvidenceKind } from './evidence-kinds.ts';
