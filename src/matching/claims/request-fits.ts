/**
 * Whether a statement is about what is wanted and offers the kind of help that is asked for. Judged
 * topics are too few to fit this: the rules are judgement, and none of the topics speaks against
 * them.
 */
import type { HelpKind } from '../../domain/need.ts';
import { AT_MOST_FAIR, FAIR } from '../strength.ts';
import type { ClaimFacts } from './claim-features.ts';

// Even a sure claim is no answer then.
const NO_ANSWER = FAIR - 0.01;
// With less of the words met a size is of another thing.
const LEAST_SHARE = 0.15;
// With less of the words known to the catalogue the rest says nothing of the question.
const LEAST_KNOWN = 0.5;
// Less than this of what is wanted is met: the statement is about something else.
const HEAD_MET = 0.5;

// From here on a statement names what is wanted, by its word or an example of it.
const HEAD_NAMED = 0.8;

/** What is left of the chance that a claim is right, 0 to 1, by what is wanted and offered. */
export function shareByRequest(claim: ClaimFacts): number {
  if (!isAboutIt(claim)) return NO_ANSWER;
  // A statement that touches only what narrows the question is no sure answer.
  const byHead = claim.words.head >= HEAD_MET ? 1 : AT_MOST_FAIR;
  return Math.min(byHead, shareByHelp(claim));
}

/**
 * Eight millimetres of anything are nothing, and of "payroll software for hospitals" a catalogue
 * that knows no payroll and no hospitals has but the word software.
 */
function isAboutIt({ words, asked, figures, plainFigures }: ClaimFacts): boolean {
  // "Software for spectroscopy" is not answered by any software.
  if (words.narrowing !== undefined && words.narrowing < LEAST_SHARE) return false;
  if (asked === 0 || words.head >= HEAD_MET) return true;
  const hasFigure = (figures ?? 0) > 0;
  if (plainFigures && hasFigure && words.share < LEAST_SHARE) return false;
  return hasFigure || words.known >= LEAST_KNOWN;
}

function shareByHelp(claim: ClaimFacts): number {
  const {
    help: { asked, offered },
    kind,
    words,
  } = claim;
  // Who does something by it need not teach it.
  if (asked.length > 0 && isOnly(asked, 'train') && !offered.includes('train')) return NO_ANSWER;
  if (offered.length === 0) return 1;
  const isOnlyOffered = (help: HelpKind): boolean =>
    (kind === 'capability' || kind === 'project') &&
    offered.includes(help) &&
    !asked.includes(help);
  // "Teaching (cutting, lapping, polishing)" polishes nothing, "trade in" makes nothing; who trades
  // in a thing may be what is wanted where that is left open.
  if (isOnlyOffered('train')) return NO_ANSWER;
  if (isOnlyOffered('distribute')) return asked.length > 0 ? NO_ANSWER : AT_MOST_FAIR;
  if (asked.length === 0) return 1;
  if (isOnly(asked, 'make') && (kind === 'instrument' || isOnly(offered, 'develop')))
    return shareOfMaker(claim);
  // Lenses for sale do not coat lenses; instruments and skills may, whatever their words are.
  const isMet = asked.some((wanted) => offered.includes(wanted));
  return kind !== 'product' || isMet || words.head >= HEAD_MET ? 1 : NO_ANSWER;
}

/**
 * Who owns a microscope makes none. Who develops a spectrometer may build one; who works out the
 * theory of something like it not.
 */
function shareOfMaker({ kind, words }: ClaimFacts): number {
  return kind !== 'instrument' && words.head >= HEAD_NAMED ? AT_MOST_FAIR : NO_ANSWER;
}

function isOnly(asked: readonly HelpKind[], kind: HelpKind): boolean {
  return asked.every((wanted) => wanted === kind);
}
