/** Where an organisation was seen: shown on its page, and nothing that can be found or matched. */
import type { Defect } from '../../src/domain/defect.ts';
import type { Organisation, Presence } from '../../src/domain/organisation.ts';
import { inLanguage } from '../../src/domain/text.ts';
import { defectAt, type ValidRow } from '../row.ts';
import { idSource, slug } from '../../src/language/ids.ts';
import { defined, levelOf } from './organisations.ts';

/**
 * Organisations with their rows of the table Presence, in the order of the files. A row that names
 * nobody is left out and told.
 * @param idOf id of the organisation that a row names by id or name
 */
export function withPresence(
  organisations: readonly Organisation[],
  rows: readonly ValidRow<'presence'>[],
  idOf: (reference: string) => string | undefined,
  defects: Defect[],
): Organisation[] {
  const ids = idSource(rows.flatMap((r) => r.values.id ?? []));
  const byOwner = new Map<string, Presence[]>();
  for (const row of rows) {
    const owner = idOf(row.values.member);
    if (owner) byOwner.set(owner, [...(byOwner.get(owner) ?? []), presenceOf(row, owner, ids)]);
    else
      defects.push(
        defectAt(row.place, 'error', 'unknown-reference', {
          column: 'member',
          found: row.values.member,
          expected: 'the id of an organisation on the sheet Members',
          remedy: 'nobody has this id, so the row was left out; correct it or add the organisation',
        }),
      );
  }
  return organisations.map((o) => (byOwner.has(o.id) ? { ...o, presence: byOwner.get(o.id)! } : o));
}

function presenceOf(
  { values: v, place }: ValidRow<'presence'>,
  owner: string,
  ids: ReturnType<typeof idSource>,
): Presence {
  return {
    id: v.id ?? ids.claim(`${owner}-presence-${slug(inLanguage(v.title, 'en'))}`),
    title: v.title,
    sources: v.sources ?? [place.file],
    ...levelOf(v.audience),
    ...defined({ when: v.when, translated: v.translated }),
  };
}
