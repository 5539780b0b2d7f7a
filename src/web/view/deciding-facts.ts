/** What others decide by, at the head of a profile and side by side; what no source states says so. */
import type { Evidence } from '../../domain/evidence.ts';
import { type DecidingFacts, type Organisation, TERMS_OF_WORK } from '../../domain/organisation.ts';
import { inLanguage } from '../../domain/text.ts';
import { isUnderWay } from '../../language/reading/certificates.ts';
import type { Translate } from '../rendering/locales.ts';
import { typeset } from '../rendering/typeset.ts';
import { sourceView, type SourceView } from './evidence.ts';
import { dayOf } from './when.ts';

type Key = Exclude<keyof DecidingFacts, 'employeesYear' | 'sources'>;

/** In the order in which they are shown; `certificates` are statements of their own. */
export const FACT_KEYS = [
  'employees',
  'certificates',
  'languages',
  ...TERMS_OF_WORK,
] as const satisfies readonly (Key | 'certificates')[];
export type FactKey = (typeof FACT_KEYS)[number];

export interface DecidingView {
  known: { name: string; text: string; inferred: boolean }[];
  /** Names of what no source states. */
  unknown: string;
  sources: SourceView[];
}

export function decidingView(
  o: Organisation,
  evidence: readonly Evidence[],
  t: Translate,
): DecidingView {
  const known = FACT_KEYS.flatMap((key) => {
    const text = factWords(key, o, evidence, t);
    return text ? [{ key, name: factName(key, t), text, inferred: o.inferred.includes(key) }] : [];
  });
  const unknown = FACT_KEYS.filter((key) => !known.some((k) => k.key === key));
  return {
    known,
    unknown: unknown.map((key) => factName(key, t).toLocaleLowerCase(t.lang)).join(', '),
    sources: (o.facts?.sources ?? []).map(sourceView),
  };
}

export function factName(key: FactKey, t: Translate): string {
  return t(`member.deciding.${key}`);
}

/** One fact in words; empty where no source states it. */
export function factWords(
  key: FactKey,
  { facts = {} }: Organisation,
  evidence: readonly Evidence[],
  t: Translate,
): string {
  switch (key) {
    case 'employees':
      return employeesWords(facts, t);
    case 'certificates':
      return evidence
        .filter((e) => e.kind === 'certificate')
        .map((e) => certificateWords(e, t))
        .join('; ');
    case 'languages':
      return (facts.languages ?? []).map((code) => languageName(code, t.lang)).join(', ');
    case 'materials':
      return (facts.materials ?? []).join(', ');
    default:
      return typeset(facts[key] ?? '', t.lang);
  }
}

function employeesWords({ employees, employeesYear }: DecidingFacts, t: Translate): string {
  if (employees === undefined) return '';
  const count = t.number(employees);
  return employeesYear ? `${count} (${employeesYear})` : count;
}

/** "ISO 9001, no. 123, valid until 30 June 2027"; what is past its day is on no page. */
function certificateWords(e: Evidence, t: Translate): string {
  return [
    typeset(inLanguage(e.title, t.lang), t.lang),
    ...certificateFacts(e, t).map((f) => f.text),
  ].join(', ');
}

/** Standing, number and last day of a certificate, as far as they are stated. */
export function certificateFacts(
  { certificate, year, title }: Evidence,
  t: Translate,
): { name: string; text: string; stated: true }[] {
  const { underWay, number, validUntil } = certificate ?? {};
  // A title that says it itself needs no second word.
  const tells = underWay && !isUnderWay(inLanguage(title, t.lang));
  return [
    ...(tells ? [{ name: t('member.deciding.standing'), text: underWayWords(year, t) }] : []),
    ...(number
      ? [{ name: t('member.deciding.number'), text: t('member.deciding.numbered', { number }) }]
      : []),
    ...(validUntil
      ? [
          {
            name: t('member.deciding.valid'),
            text: t('member.deciding.until', { day: dayOf(`${validUntil}T12:00:00Z`, t) }),
          },
        ]
      : []),
  ].map((f) => ({ ...f, stated: true as const }));
}

function underWayWords(year: number | undefined, t: Translate): string {
  if (year === undefined) return t('member.deciding.underWay');
  return t('member.deciding.underWayIn', { year: String(year) });
}

/** Name of a language by its code; other words stay as they are. */
export function languageName(code: string, lang: string): string {
  try {
    return new Intl.DisplayNames([lang], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** "member", "associate member" or "not shown to be a member". */
export function standingWords({ membership }: Organisation, t: Translate): string {
  return t(`site.standing.${membership.associate ? 'associate' : membership.standing}`);
}
