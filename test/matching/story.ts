/** Small invented members for tests of matching. */
import type { Evidence, EvidenceKind } from '../../src/domain/evidence.ts';
import type { Organisation, OrganisationKind } from '../../src/domain/organisation.ts';
import { type MatchTable, matchTable } from '../../src/matching/table.ts';

export interface Told {
  id: string;
  owners: string[];
  kind?: EvidenceKind;
  concepts?: string[];
  programme?: string;
  year?: number;
  strength?: 'strong' | 'weak';
}

export function organisation(
  id: string,
  kind: OrganisationKind = 'company',
  pillars: string[] = [],
): Organisation {
  return {
    id,
    kind,
    name: { en: id },
    aliases: [],
    identifiers: {},
    sources: ['test'],
    inferred: [],
    membership: { standing: 'member', status: 'sourced', sources: [] },
    pillars: pillars.map((pillar) => ({ pillar, basis: 'sourced', sources: [] })),
  };
}

/** A table of members and what they say; ordinals are positions in the list. */
export function tableOf(organisations: readonly Organisation[], told: readonly Told[]): MatchTable {
  return matchTable(
    organisations,
    told.map((t) => ({
      concepts: t.concepts ?? [],
      quantities: [],
      reading: { help: [], presence: false, places: [], certificates: [] },
      evidence: {
        id: t.id,
        kind: t.kind ?? 'capability',
        owners: t.owners.map((owner) => ({ owner })),
        title: { en: t.id },
        keywords: [],
        sources: ['test'],
        year: t.year,
        ...((t.programme || t.strength) && {
          project: { programme: t.programme, strength: t.strength },
        }),
      } satisfies Evidence,
    })),
  );
}
