/** What a question was read as, part by part, as pages show it; each can be switched off. */
import { placesOf, readAsked } from '../../ask/reading/read-request.ts';
import type { OrganisationKind } from '../../domain/organisation.ts';
import type { Condition, RequestReading } from '../../domain/reading.ts';
import type { JudgedCondition } from '../../matching/conditions.ts';
import { listWords } from '../../language/list-words.ts';
import { firstPhrase } from '../../language/reading/first-phrase.ts';
import { HEAD_OFF } from '../../language/reading/read-request.ts';
import type { Visit } from '../visit.ts';

export interface ReadPart {
  /** What switches it off in an address (`off`). */
  id: string;
  label: string;
  off: boolean;
}

type Reader = Pick<Visit, 'context' | 't' | 'lang'>;

/**
 * Head, kinds of help and conditions of a question, in this order. Concepts and figures have names
 * of their own and are shown beside.
 * @param lang language that the question is taken for when it cannot be told
 * @param off ids that the visitor switched off
 */
export function readParts(
  reader: Reader,
  text: string,
  lang: string,
  off: readonly string[],
): ReadPart[] {
  const { t, context } = reader;
  const reading = readAsked(context, text, lang);
  const head = headWords(reading);
  return [
    ...(head ? [{ id: HEAD_OFF, label: t('search.read.head', { words: head }) }] : []),
    ...reading.help.map((help) => ({
      id: `help:${help}`,
      label: t('search.read.help', { help: t(`site.help.${help}`) }),
    })),
    ...reading.conditions
      .filter((c) => c.type !== 'figure')
      .map((c) => ({ id: c.id, label: conditionName(reader, c) })),
  ].map((part) => ({ ...part, off: off.includes(part.id) }));
}

/** The head where other words stand beside it; alone it is the whole question. */
function headWords({ head, modifiers, help, conditions }: RequestReading): string {
  const more = modifiers.words.length + help.length + conditions.length > 0;
  return more ? head.words.map((w) => w.text).join(' ') : '';
}

/** A need up to this length is its own name. */
const SHORT_NEED = 40;

/**
 * A need as a name of a few words for headings and columns: the need itself where it is short, else
 * its first phrase, else what it was read to ask for, else its beginning.
 * @param isPhrase it was made of a longer passage, and begins with what is wanted
 */
export function shortNeed(
  text: string,
  { head: read, lang }: RequestReading,
  isPhrase: boolean,
): string {
  if (text.length <= SHORT_NEED) return text;
  const phrase = isPhrase ? firstPhrase(text, lang, SHORT_NEED) : undefined;
  if (phrase !== undefined) return phrase;
  const { words, concepts } = read;
  const head = [...new Set(words.map((w) => w.text))].join(' ');
  // A lone word that is no term of the field ("an advantage") names nothing.
  if (head.length <= SHORT_NEED && (concepts.length || head.includes(' '))) return head;
  const cut = text.slice(0, SHORT_NEED).replace(/\s\S*$/, '');
  return `${cut} …`;
}

/** A condition in words: "place: Brno", "without: chemicals". */
function conditionName({ t, context, lang }: Reader, condition: Condition): string {
  const name = (): string => {
    switch (condition.type) {
      case 'place':
        return placesOf(context).nameOf(condition.place, lang);
      case 'organisation':
        return kindsName(condition.kinds, t);
      case 'certificate':
        return condition.standard;
      case 'access':
        return t('search.read.outsiders');
      default:
        return condition.text;
    }
  };
  if (condition.negated && condition.type !== 'topic')
    return t('search.read.not', { name: name() });
  const near = condition.type === 'place' && condition.near;
  return t(`search.read.${near ? 'near' : condition.type}`, { name: name() });
}

function kindsName(kinds: readonly OrganisationKind[], t: Visit['t']): string {
  // A company of any size is asked for by its common name.
  const named = kinds.includes('company') ? (['company'] as const) : kinds;
  return listWords(
    named.map((kind) => t(`site.type.${kind}`)),
    t.customs,
  );
}

/**
 * What is to be said of conditions beside an answer: certificates that are stated, and what is not
 * known. Places and kinds that hold stand in the line of the organisation anyway.
 */
export function conditionNotes(reader: Reader, judged: readonly JudgedCondition[]): string[] {
  const { t } = reader;
  return judged.flatMap((one) => {
    const stands = standingOf(one);
    if (!stands) return [];
    const condition = conditionName(reader, one.condition);
    const year = String(one.underWay?.year ?? '');
    return [t(`search.condition.${stands}`, { condition, year })];
  });
}

function standingOf({ condition, fit, underWay }: JudgedCondition): string | undefined {
  if (underWay) return underWay.year === undefined ? 'underWay' : 'underWayIn';
  if (fit === 'unknown') return 'unknown';
  if (condition.type === 'place' && condition.near && fit === 'fails') return 'elsewhere';
  return condition.type === 'certificate' ? 'stated' : undefined;
}
