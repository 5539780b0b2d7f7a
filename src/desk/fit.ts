/** How well guests and hosts fit, with the reasons of both directions. */
import type { Text } from '../domain/text.ts';

/** What the fit is computed from: a member of the catalogue by its id, anybody by what it says of itself. */
export interface FitParty {
  id: string;
  /** Id in the catalogue, or empty. */
  organisation: string;
  /** Statements, one a line. */
  offers: readonly string[];
  seeks: readonly string[];
}

/** One reason: what one side seeks, and the statement of the other side that answers it. */
export interface FitReason {
  need: string;
  /** Evidence of the catalogue, when it can be opened. */
  evidence?: string;
  statement: Text;
  /** 0 to 1. */
  score: number;
}

export interface PairFit {
  guest: string;
  host: string;
  /** Mutual fit, 0 to 1. */
  score: number;
  /** What the host has for the guest, best first. */
  forGuest: readonly FitReason[];
  /** What the guest has for the host, best first. */
  forHost: readonly FitReason[];
}

/** Fits of all pairs that have one, guests and hosts in their order. Equal parties give equal answers. */
export type FitFinder = (guests: readonly FitParty[], hosts: readonly FitParty[]) => Promise<PairFit[]>;
