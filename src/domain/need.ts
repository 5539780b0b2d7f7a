/** What an organisation seeks, in the terms by which it can be answered. */
import type { OrganisationKind } from './organisation.ts';

/**
 * Kinds of help: `make` and supply, `measure`, test and calibrate, `treat` (coat, machine, clean,
 * join), `repair` and service, give `access` to equipment, `train`, `develop` and research,
 * `distribute`.
 */
export const HELP_KINDS = [
  'make',
  'measure',
  'treat',
  'repair',
  'access',
  'train',
  'develop',
  'distribute',
] as const;
export type HelpKind = (typeof HELP_KINDS)[number];

/** The part that who or what is wanted plays for the asker. */
export const WANTED_ROLES = ['partner', 'supplier', 'customer', 'instrument', 'person'] as const;
export type WantedRole = (typeof WANTED_ROLES)[number];

/**
 * What a need adds to its words (fields of a partnership profile). A missing field is one that the
 * source does not state; nothing is assumed for it.
 */
export interface NeedFacts {
  role?: WantedRole;
  /** Kinds of organisation that are wanted, any of them; `company` means one of any size. */
  wanted?: readonly OrganisationKind[];
  /** Kinds of help that are wanted, any of them. */
  help?: readonly HelpKind[];
  /** Where: towns, regions and lands as the cluster's settings name them, or country codes. */
  place?: readonly string[];
  /** True when the source says that it must be so. */
  must?: boolean;
  trlMin?: number;
  trlMax?: number;
  /** ISO date after which the need is no longer shown. */
  expires?: string;
}
