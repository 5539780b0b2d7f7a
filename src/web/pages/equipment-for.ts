import { askEquipment } from '../../ask/equipment/equipment.ts';
import { needHint } from '../view/cluster-words.ts';
import { needEquipment } from '../view/need-equipment.ts';
import type { PageReply, Visit } from '../visit.ts';

/** A need has at most as many characters as on the match page, and a page at most so many needs. */
const LONGEST_NEED = 2_000;
const MOST_NEEDS = 12;
const SHOWN = 10;

/**
 * Needs to instruments to owners: a line a need. By address for a need that may be shown, posted
 * for those of an outline; nothing is kept.
 */
export async function equipmentFor(visit: Visit): Promise<PageReply> {
  const { context, profile, t, lang, query, form, signal } = visit;
  const given = query.has('need') ? query : form;
  const needs = given
    .getAll('need')
    .flatMap((n) => n.split(/\r?\n/))
    .map((n) => n.trim().slice(0, LONGEST_NEED))
    .filter(Boolean)
    .slice(0, MOST_NEEDS);
  const access = given.get('access') ?? '';
  const outsiders = access === 'any' ? false : access === 'outsiders' || undefined;
  const answers = [];
  for (const need of needs)
    answers.push(await askEquipment(context, { need, lang, outsiders, limit: SHOWN }, signal));
  return {
    view: 'equipment-for',
    title: t('needs.title'),
    description: t('needs.lead'),
    unlisted: needs.length > 0,
    model: {
      text: needs.join('\n'),
      asked: needs.length > 0,
      rows: Math.max(3, Math.min(8, needs.length + 1)),
      numbered: needs.length > 1,
      access: ['', 'outsiders', 'any'].map((value) => ({
        value,
        label: t(`needs.access.${value || 'said'}`),
        chosen: value === access,
      })),
      needs: answers.map((answer, i) => needEquipment(answer, i + 1, visit)),
      hint: needHint(profile, t),
      examples: (profile.equipmentExamples[lang] ?? []).map((need) => ({
        need,
        href: `/${lang}/equipment/for?need=${encodeURIComponent(need)}`,
      })),
    },
  };
}
