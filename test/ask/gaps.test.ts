import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { askExposure } from '../../src/ask/map/exposure.ts';
import { askGaps } from '../../src/ask/map/gaps.ts';
import { conceptAncestors } from '../../src/ask/knowledge/concept-ancestors.ts';
import { closeContext, type Context, openContext } from '../../src/context.ts';
import { OFFER_KINDS } from '../../src/domain/evidence.ts';

let context: Context;
let data = '';
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'collimate-gaps-'));
  await build({ from: ['fixtures/coc'], data });
  context = openContext(data);
});
afterAll(async () => {
  await closeContext(context);
  rmSync(data, { recursive: true, force: true });
});

/** Members that offer a concept or a narrower one, counted the slow way. */
const membersOffering = (concept: string): string[] => {
  const ancestors = conceptAncestors(context.catalogue);
  const owners = [...context.catalogue.eachEvidence(OFFER_KINDS)]
    .filter((e) => e.concepts.some((c) => c === concept || ancestors.get(c)?.has(concept)))
    .flatMap((e) => e.evidence.owners.map((o) => o.owner));
  return [...new Set(owners)].filter(
    (id) => context.catalogue.organisation(id)?.membership.standing === 'member',
  );
};

describe('the gap report', () => {
  it('calls missing what no member offers, and single what one member offers', async () => {
    const report = await askGaps(context);
    expect(report.missing.length).toBeGreaterThan(0);
    for (const m of report.missing) expect(membersOffering(m.concept), m.concept).toEqual([]);
    for (const s of report.single.slice(0, 5))
      for (const c of s.concepts) expect(membersOffering(c), c).toEqual([s.owner]);
  });

  it('names prospects only as those who would close a gap', async () => {
    const report = await askGaps(context);
    expect(report.closers.length).toBeGreaterThan(0);
    for (const c of report.closers) {
      expect(c.organisation.membership.standing).toBe('prospect');
      for (const concept of c.concepts)
        expect(report.missing.find((m) => m.concept === concept)?.prospects).toContain(
          c.organisation.id,
        );
    }
  });

  it('does not count the asker itself as the one who covers a need', async () => {
    const report = await askGaps(context);
    expect(report.needs).toBe([...context.catalogue.eachEvidence(['need'])].length);
    for (const u of report.unmet)
      for (const n of u.nearest) expect(u.owners).not.toContain(n.owner);
  });
});

describe('exposure', () => {
  it('counts every member, and lifting makes it no less even', async () => {
    const report = await askExposure(context, 0.1);
    const members = context.catalogue
      .organisations()
      .filter((o) => o.membership.standing === 'member');
    expect(report.members).toHaveLength(members.length);
    expect(report.members.every((m) => m.suggested <= report.needs + report.topics)).toBe(true);
    expect(report.giniLifted).toBeLessThanOrEqual(report.gini);
    expect(report.cost).toBeGreaterThan(0);
    const none = await askExposure(context, 0);
    expect(none).toMatchObject({ cost: 0, giniLifted: none.gini });
  });
});
