import type { Context } from '../context.ts';
import type { OutlineNeed, Reason } from '../domain/match.ts';
import type { Lang } from '../domain/text.ts';
import { inLanguage } from '../domain/text.ts';
import { familyName } from '../matching/call-families.ts';

/** Longest quotation of a need within a sentence. */
const QUOTED_LETTERS = 120;

/** Puts names in place of ids in the parameters of reasons, in the asker's language; the sentences themselves are the page's. */
export function withNames(context: Context, reasons: readonly Reason[], lang: Lang, needs: readonly OutlineNeed[] = []): Reason[] {
  return reasons.map((reason) => {
    const parameters = Object.fromEntries(Object.entries(reason.parameters).map(([name, value]) => [name, typeof value === 'string' ? named(context, name, value, lang, needs) : value]));
    return { ...reason, parameters };
  });
}

function named(context: Context, name: string, value: string, lang: Lang, needs: readonly OutlineNeed[]): string {
  const list = (nameOf: (id: string) => string): string => value.split('|').map(nameOf).join(', ');
  if (name === 'concepts') return list((id) => inLanguage(context.catalogue.concept(id)?.concept.preferred, lang) || id);
  if (name === 'pillars') return list((id) => inLanguage(context.catalogue.profile.pillars.find((p) => p.id === id)?.name, lang) || id);
  if (name === 'programme') return familyName(value, lang);
  if (name === 'need') return shorten(needs.find((n) => n.id === value)?.text ?? value);
  return value;
}

function shorten(text: string): string {
  return text.length <= QUOTED_LETTERS ? text : `${text.slice(0, text.lastIndexOf(' ', QUOTED_LETTERS)).trimEnd()} …`;
}
