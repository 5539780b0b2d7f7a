import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { PROJECT_ROLES, rolesIn } from '../../src/domain/project-roles.ts';
import { loadLocales } from '../../src/web/rendering/locales.ts';

it('tells parts in projects by the words of sources, several at once', () => {
  expect(rolesIn('industrial partner and co-financer')).toEqual([
    { role: 'industrial-partner', aside: '' },
    { role: 'co-financer', aside: '' },
  ]);
  expect(rolesIn('participant (IT4Innovations)')).toEqual([
    { role: 'participant', aside: '(IT4Innovations)' },
  ]);
  expect(rolesIn('Koordinátor')).toEqual([{ role: 'coordinator', aside: '' }]);
  expect(rolesIn('associatedPartner')).toEqual([{ role: 'associated-partner', aside: '' }]);
  expect(rolesIn('keeper of the kiln')).toEqual([{ words: 'keeper of the kiln' }]);
});

it('has words for each part in every language, which are read back as that part', () => {
  for (const t of loadLocales('views/locales').values())
    for (const role of PROJECT_ROLES) {
      const words = t(`site.role.${role}`);
      expect(rolesIn(words), `${t.lang} ${words}`).toEqual([{ role, aside: '' }]);
    }
});

it('knows every part that the demo tells', () => {
  const rows: { role: string }[] = parse(readFileSync('fixtures/coc/participants.csv'), {
    columns: true,
  });
  const unknown = rows.flatMap(({ role }) => rolesIn(role).filter((told) => 'words' in told));
  expect(unknown).toEqual([]);
});
