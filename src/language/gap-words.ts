/**
 * Words between the words of a name that carry meaning: "scanning and transmission" is not
 * "scanning transmission", "cleaning by laser" is not a "clean laser". Other stop words are stepped
 * over.
 */
import type { Lang } from '../domain/text.ts';

export type Gap = 'and' | 'of';

const AND: Readonly<Record<Lang, ReadonlySet<string>>> = {
  cs: words('a i nebo ci ani'),
  en: words('and or nor'),
  de: words('und oder sowie'),
};
const OF: Readonly<Record<Lang, ReadonlySet<string>>> = {
  cs: words(
    'bez do dle k ke mezi na nad o od po pod podle pred pres pri pro s se u v ve z ze za vcetne',
  ),
  en: words(
    'about above after against as at before below between by for from in into of off on out over through to under until upon via with within without',
  ),
  de: words(
    'auf aus bei beim bis durch fur gegen im in ins mit nach ohne uber um unter vom von vor zu zum zur zwischen',
  ),
};

/** Which gap a folded stop word makes; undefined for those that say nothing (articles, verbs). */
export function gapOf(folded: string, lang: Lang): Gap | undefined {
  if (AND[lang]?.has(folded)) return 'and';
  return OF[lang]?.has(folded) ? 'of' : undefined;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
