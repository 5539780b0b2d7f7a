import type { HomeCluster } from './neighbour.ts';
import type { Lang, Text } from './text.ts';

/** Kinds of organisations, as the secretariat and CORDIS tell them apart. */
export const ORGANISATION_KINDS = [
  'company-large',
  'company-sme',
  'company',
  'research-institute',
  'university',
  'public-body',
  'other',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/**
 * Where a statement is known from: an address, or the file it was read from. At least one per
 * statement of a real organisation.
 */
export type Source = string;

/**
 * `sourced` means shown on a public page; `inferred` is our reading of other facts, and pages say
 * so.
 */
export type Basis = 'sourced' | 'inferred';

export interface PillarTag {
  /** Id of a pillar of the cluster profile. */
  pillar: string;
  basis: Basis;
  why?: string;
  sources: readonly Source[];
}

/**
 * Where an organisation was seen (a fair, a talk, a workshop, a membership). It says nothing of what
 * the organisation can do: shown, and neither found by searching nor matched.
 */
export interface Presence {
  id: string;
  title: Text;
  /** Day or years as the source words them. */
  when?: string;
  sources: readonly Source[];
  /** Languages whose words are the catalogue's own translation. */
  translated?: readonly Lang[];
  level?: 'members';
}

export interface Membership {
  /**
   * A prospect is found and marked, and never called a member; nor is one of a neighbouring cluster,
   * whatever it is there.
   */
  standing: 'member' | 'prospect' | 'neighbour';
  /** A member with fewer rights; counted and found as a member, and named as what it is. */
  associate?: true;
  /**
   * What the data says: `sourced`, `unproven`, `event-presenter`, `unit-of-member` or a cluster's
   * own word.
   */
  status: string;
  joined?: string;
  sources: readonly Source[];
}

/** Identifiers are text: leading zeros count. */
export interface Identifiers {
  /** Czech business register number, 8 digits. */
  ico?: string;
  /** Research Organization Registry. */
  ror?: string;
  /** Participant identification code of the EU, 9 digits. */
  pic?: string;
}

/**
 * What others decide by, as its sources say it; what none says is missing and shown as not stated.
 */
export interface DecidingFacts {
  /** How many people work there, and in which year. */
  employees?: number;
  employeesYear?: number;
  /** ISO 639-1 codes of languages that one can deal in. */
  languages?: readonly string[];
  /** Smallest and largest series, as worded. */
  seriesFrom?: string;
  seriesTo?: string;
  materials?: readonly string[];
  tolerances?: string;
  /** Where it sells to, as worded. */
  export?: string;
  /** On which terms one may work with it, with the basis of the price. */
  accessTerms?: string;
  sources?: readonly Source[];
}

/** How it works with others, in the order in which it is shown. */
export const TERMS_OF_WORK = [
  'seriesFrom',
  'seriesTo',
  'materials',
  'tolerances',
  'export',
  'accessTerms',
] as const satisfies readonly (keyof DecidingFacts)[];

export interface Organisation {
  id: string;
  name: Text;
  /** Other names by which the same organisation was given; merged rows leave theirs here. */
  aliases: readonly string[];
  kind: OrganisationKind;
  town?: string;
  region?: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
  website?: string;
  identifiers: Identifiers;
  membership: Membership;
  /** The neighbouring cluster that it comes from. */
  home?: HomeCluster;
  /** Neighbouring clusters that it belongs to, too. */
  alsoIn?: readonly HomeCluster[];
  /** The organisation that this one is a unit of. */
  parent?: string;
  pillars: readonly PillarTag[];
  /** Names of the cluster's working groups that it is in. */
  workingGroups?: readonly string[];
  facts?: DecidingFacts;
  presence?: readonly Presence[];
  /** Missing for what everybody may see. */
  level?: 'members';
  /** For the office; on no page and in no answer. */
  notes?: string;
  /**
   * Columns whose value is our reading of other facts, not a source's statement: `kind`, `region`,
   * `website`.
   */
  inferred: readonly string[];
  sources: readonly Source[];
  /**
   * What the files said of fields that the product does not know, by column; kept, never searched.
   */
  extra?: Readonly<Record<string, string>>;
}
