/**
 * The same statement, instrument or project described twice becomes one, with the sources and
 * owners of both.
 */
import type { Defect } from '../../src/domain/defect.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { inLanguage } from '../../src/domain/text.ts';
import { defectAt } from '../row.ts';
import type { EvidenceRow } from './evidence.ts';
import { union } from './merge.ts';
import { nameKey } from '../../src/language/name-key.ts';

/**
 * Merges evidence with the same id, and evidence of one kind and owner with the same words where
 * nothing tells them apart.
 */
export function mergeEvidence(rows: readonly EvidenceRow[], defects: Defect[]): Evidence[] {
  const byId = new Map<string, number>();
  const byWords = new Map<string, number>();
  const merged: EvidenceRow[] = [];
  for (const row of rows) {
    const words = wordKeys(row.evidence);
    const sameId = byId.get(row.evidence.id);
    const at = [sameId, ...words.map((k) => byWords.get(k))].find(
      (i) => i !== undefined && same(merged[i]?.evidence, row.evidence),
    );
    const first = at === undefined ? undefined : merged[at];
    if (at !== undefined && first) {
      merged[at] = { ...first, evidence: join(first.evidence, row.evidence) };
      defects.push(said(row, first));
    } else if (sameId !== undefined) {
      defects.push(
        defectAt(row.place, 'error', 'duplicate-id', {
          column: 'id',
          found: row.evidence.id,
          remedy:
            'another row has this id already, so this one was left out; give it an id of its own',
        }),
      );
      continue;
    }
    const index = at ?? merged.push(row) - 1;
    byId.set(row.evidence.id, byId.get(row.evidence.id) ?? index);
    for (const key of words) if (!byWords.has(key)) byWords.set(key, index);
  }
  return merged.map((m) => m.evidence);
}

function wordKeys(e: Evidence): string[] {
  const titles = [...new Set(Object.values(e.title).map(nameKey))];
  return titles.flatMap((t) => e.owners.map((o) => `${e.kind} ${o.owner} ${t}`));
}

/** Nothing that both tell may differ; the words of the title are equal in one language. */
function same(a: Evidence | undefined, b: Evidence): boolean {
  if (!a || a.kind !== b.kind) return false;
  if (a.kind !== 'project' && a.owners[0]?.owner !== b.owners[0]?.owner) return false;
  const titles = new Set(Object.values(a.title).map(nameKey));
  if (!Object.values(b.title).some((t) => titles.has(nameKey(t)))) return false;
  const told = (e: Evidence) => [
    e.url,
    e.body && inLanguage(e.body, 'en'),
    e.instrument?.model,
    e.instrument?.site,
    e.instrument?.manufacturer,
    e.project?.acronym,
    e.project?.call,
    e.project?.start,
    e.project?.end,
    e.need?.expires,
    e.need?.role,
  ];
  const [ofA, ofB] = [told(a), told(b)];
  return ofA.every((value, i) => !value || !ofB[i] || value === ofB[i]);
}

function join(a: Evidence, b: Evidence): Evidence {
  const owners = [
    ...a.owners,
    ...b.owners.filter((o) => !a.owners.some((had) => had.owner === o.owner)),
  ];
  return {
    ...b,
    ...a,
    owners,
    title: { ...b.title, ...a.title },
    keywords: union(a.keywords, b.keywords),
    sources: union(a.sources, b.sources),
    ...((a.body ?? b.body) && { body: { ...b.body, ...a.body } }),
    ...(a.instrument && {
      instrument: {
        ...b.instrument,
        ...a.instrument,
        parameters: { ...b.instrument?.parameters, ...a.instrument.parameters },
        access: a.instrument.access.words
          ? a.instrument.access
          : (b.instrument?.access ?? a.instrument.access),
      },
    }),
    ...(a.project && { project: { ...b.project, ...a.project } }),
    ...(a.need && { need: { ...b.need, ...a.need } }),
  };
}

function said(row: EvidenceRow, first: EvidenceRow): Defect {
  const { place } = first;
  const where = [place.file, place.sheet && `sheet ${place.sheet}`, place.row && `row ${place.row}`]
    .filter(Boolean)
    .join(', ');
  return defectAt(row.place, 'warning', 'merged', {
    found: inLanguage(row.evidence.title, 'en'),
    remedy: `this is described before (${where}); both were merged under the id ${first.evidence.id} and the sources of both are kept`,
  });
}
