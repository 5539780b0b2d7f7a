/** The rules of a call as the match page asks for them. */
import type { CallRules } from '../../matching/consortium.ts';

/** No call asks for more; what is larger is cut. */
const MOST_COUNTRIES = 30;
const MOST_PARTNERS = 99;
const MOST_INCLUDED = 30;

/** Reads the fields; what is no number or not ticked is no rule. */
export function readCallRules(form: URLSearchParams): CallRules {
  const included = [...new Set(form.getAll('in').filter(Boolean))].slice(0, MOST_INCLUDED);
  return {
    countries: wholeNumber(form.get('countries'), MOST_COUNTRIES),
    most: wholeNumber(form.get('most'), MOST_PARTNERS),
    sme: form.has('sme') || undefined,
    research: form.has('research') || undefined,
    included,
  };
}

function wholeNumber(text: string | null, most: number): number | undefined {
  const value = Number(text?.trim() || Number.NaN);
  return Number.isInteger(value) && value > 0 ? Math.min(value, most) : undefined;
}
