import { describe, expect, it } from 'vitest';
import { type PartnerMaterial, rankPartners } from '../../src/matching/rank-partners.ts';
import { organisation, tableOf } from './story.ts';

const members = ['asker', 'broad', 'close', 'busy'].map((id) => organisation(id));
const nothing: PartnerMaterial = { likeness: new Map(), complement: new Map() };
const project = (id: string, owners: string[], programme?: string) => ({
  id,
  owners,
  kind: 'project' as const,
  programme,
});
const order = (table: ReturnType<typeof tableOf>, material: PartnerMaterial) =>
  rankPartners(table, 0, material).map((r) => table.owners[r.owner]!.id);

describe('partners for a member', () => {
  it('are first those that do much of the same, then those that did it once and very alike', () => {
    const table = tableOf(members, [
      { id: 'own', owners: ['asker'] },
      ...[1, 2, 3].map((n) => ({ id: `b${n}`, owners: ['broad'] })),
      { id: 'c', owners: ['close'] },
    ]);
    expect(
      order(table, {
        ...nothing,
        likeness: new Map([
          [1, 0.3],
          [2, 0.3],
          [3, 0.3],
          [4, 0.6],
        ]),
      }).slice(0, 2),
    ).toEqual(['broad', 'close']);
  });

  it('are rather those who work in consortia and know the programmes that the member applies to', () => {
    const table = tableOf(members, [
      project('own', ['asker'], 'HORIZON.2.4'),
      project('j1', ['busy', 'broad'], 'HORIZON.2.4'),
      project('j2', ['busy', 'close'], 'HORIZON.1.1'),
    ]);
    expect(order(table, nothing)).toEqual(['busy', 'broad', 'close']);
  });

  it('never hold the member itself, and count what one seeks and the other offers', () => {
    const table = tableOf(members, [{ id: 'own', owners: ['asker'] }]);
    expect(order(table, { ...nothing, complement: new Map([[2, 0.8]]) })).toEqual([
      'close',
      'broad',
      'busy',
    ]);
  });
});
