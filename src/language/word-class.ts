/**
 * What a word is within its family. Stems join a family (clean, cleaner, cleaning, cleaned), and
 * within one the meaning may change: a tool is no tooling, a centre no centring.
 */
import type { Lang } from '../domain/text.ts';

/**
 * `action`: names a doing or its result (cleaning, cleaned, modernisation); `agent`: who or what does
 * it (cleaner, receiver); `quality`: how something is (flatness); `field`: a branch of knowledge
 * (electronics); `of-field`: an adjective of one (electronic); `other`: everything else.
 */
export type WordClass = 'action' | 'agent' | 'quality' | 'field' | 'of-field' | 'other';

/** On folded words; the first that fits. */
const RULES: Readonly<Record<Lang, readonly (readonly [RegExp, WordClass])[]>> = {
  en: [
    [/^instruments?$/, 'other'],
    [/(?:ing|ed|ion|ment)s?$/, 'action'],
    // British endings too: fibre and fiber, centre and center, colour and color are one word.
    [/(?:[eo]u?r|[bt]re)s?$/, 'agent'],
    [/ness$/, 'quality'],
    [/ics$/, 'field'],
    [/ic(?:al(?:ly)?)?$/, 'of-field'],
  ],
  cs: [
    [/(?:ovat|(?:st|us|ar)it)$/, 'action'],
    // broušení, broušením; broušený, broušených; ablace, ablací, ablační
    [/(?:an|en|ut|it)(?:i|im|ich|imi|iho|imu)$/, 'action'],
    [/(?:an|en)(?:y|ych|ym|ymi|eho|emu)$/, 'action'],
    [/(?:ovan|[a-z]{3}(?<!ant)[szt]en)(?:a|e|o|ou)$/, 'action'],
    // Not -ač: zaměřovače, snímače.
    [/(?:iz|ik|ul|bl|er|in|or)ac(?:e|i|im|emi|ich|n[ie][a-z]{0,3})$/, 'action'],
    [/ost(?:i|em|mi|ech)?$/, 'quality'],
    [/ick(?:y|a|e|ou|ych|ym|ymi|eho|emu|em)$/, 'of-field'],
    [/i(?:k|ka|ky|ku|kou|ce)$/, 'field'],
  ],
};

/** An instrument, its method and their adjective are one thing (microscope, microscopy). */
const METHOD = /(?:sc?k?op|met[re]{1,2}|gra(?:f|ph|m))(?:i[ea]?|y|ies?|s|e|em|u|ic.*|ick.*)?$/;

/** The class of a folded word; `other` in a language without rules. */
export function wordClass(folded: string, lang: Lang): WordClass {
  if (METHOD.test(folded)) return 'other';
  return RULES[lang]?.find(([ending]) => ending.test(folded))?.[1] ?? 'other';
}

/** True when two words of one stem need not mean the same: one is made of the other. */
export function isDerived(a: WordClass, b: WordClass): boolean {
  if (a === b) return false;
  const either = (c: WordClass): boolean => a === c || b === c;
  return (
    either('action') ||
    either('agent') ||
    either('quality') ||
    (either('field') && either('of-field'))
  );
}
