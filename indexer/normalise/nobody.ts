import type { Defect } from '../../src/domain/defect.ts';
import { inLanguage } from '../../src/domain/text.ts';
import { nearestTo } from '../../src/language/did-you-mean.ts';
import { defectAt, type Place } from '../row.ts';
import type { MergedOrganisations } from './merge.ts';

/** Says that a reference means no organisation, or which ones it may mean. */
export function nobody(
  place: Place,
  column: string,
  found: string,
  { meantBy, rows }: Pick<MergedOrganisations, 'meantBy' | 'rows'>,
): Defect {
  const several = meantBy(found);
  if (several.length > 1)
    return defectAt(place, 'error', 'ambiguous-reference', {
      column,
      found,
      expected: `the id of one of ${several.slice(0, 5).join(', ')}`,
      remedy: 'several organisations have this name; give the id. What refers to it was left out',
    });
  const names = rows.flatMap(({ organisation: o }) => [o.id, inLanguage(o.name, 'und')]);
  const nearest = nearestTo(found, names);
  return defectAt(place, 'error', 'unknown-reference', {
    column,
    found,
    expected: nearest ? `"${nearest}"` : 'the id of an organisation on the sheet Members',
    remedy:
      'nobody has this id; correct it or add the organisation. What refers to it was left out',
  });
}
