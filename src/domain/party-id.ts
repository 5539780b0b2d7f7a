/**
 * Ids of a mission's parties and persons: guests `g001`, hosts `h001`, persons `p001`. A person with
 * a day of its own has the diary `g001~p001`; a party without such persons is its own diary.
 */
import type { Side } from './mission-record.ts';

const LETTERS = { guest: 'g', host: 'h' } as const satisfies Record<Side, string>;
const BETWEEN = '~';

/** The id of a side's party with that number. */
export function partyIdOf(side: Side, number: number): string {
  return numberedId(LETTERS[side], number);
}

/** A GLOB that the ids of a side meet. */
export function partyIdGlob(side: Side): string {
  return `${LETTERS[side]}[0-9]*`;
}

/** The id of the person with that number in its mission. */
export function personIdOf(number: number): string {
  return numberedId('p', number);
}

/** The diary of one person of a party. */
export function diaryOf(party: string, person: string): string {
  return party + BETWEEN + person;
}

/** The party of a diary: `g001~p002` belongs to `g001`. */
export function partyOf(diary: string): string {
  return diary.split(BETWEEN, 1)[0] ?? diary;
}

/** The person of a diary; empty where it is the whole party's. */
export function personOf(diary: string): string {
  return diary.split(BETWEEN)[1] ?? '';
}

/** A pair in the order in which scores and meetings name it, whoever of the two asked. */
export function guestFirst(one: string, other: string): [guest: string, host: string] {
  return one.startsWith(LETTERS.guest) ? [one, other] : [other, one];
}

function numberedId(letter: string, number: number): string {
  return letter + String(number).padStart(3, '0');
}
