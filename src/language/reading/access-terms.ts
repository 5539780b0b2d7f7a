import type { AccessTerm } from '../../domain/evidence.ts';

/**
 * Terms under which somebody from outside may come to use an instrument. What is not stated is
 * asked of the owner.
 */
export const OUTSIDE_TERMS: readonly AccessTerm[] = [
  'open',
  'by-fee',
  'for-partners',
  'on-request',
];
