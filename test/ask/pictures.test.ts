import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFrom } from '../../indexer/run.ts';
import { census } from '../../src/ask/map/census.ts';
import { network } from '../../src/ask/map/network.ts';
import { valueChain } from '../../src/ask/map/value-chain.ts';
import { closeContext, type Context, openContext } from '../../src/context.ts';
import type { Concept } from '../../src/domain/concept.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { organisations, profile } from '../search/corpus.ts';

const concept = (id: string, en: string, ...broader: string[]): Concept => ({
  id,
  preferred: { en },
  other: {},
  broader,
  related: [],
  pillars: [],
});
const said = (
  id: string,
  kind: Evidence['kind'],
  owners: string[],
  en: string,
  more: Partial<Evidence> = {},
): Evidence => ({
  id,
  kind,
  owners: owners.map((owner) => ({ owner })),
  title: { en },
  keywords: [],
  sources: ['https://example.org'],
  ...more,
});

let folder: string;
let context: Context;

/**
 * Alfa grows crystals and sells to makers of microscopes; Beta and Epsilon make microscopes,
 * Epsilon in another pillar.
 */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collimate-'));
  const inLaser = organisations.map((o) => ({
    ...o,
    pillars:
      o.id === 'epsilon' ? [] : [{ pillar: 'laser', basis: 'sourced' as const, sources: [] }],
  }));
  await buildFrom(
    {
      profile: {
        ...profile,
        quietConcepts: ['meetings'],
        valueChain: [
          { id: 'materials', name: { en: 'Materials' }, concepts: ['crystal'] },
          { id: 'systems', name: { en: 'Systems' }, concepts: ['instrument'] },
        ],
      },
      organisations: inLaser,
      defects: [],
      fingerprint: 'pictures',
      concepts: [
        concept('crystal', 'crystal'),
        concept('instrument', 'instrument'),
        concept('microscope', 'microscope', 'instrument', 'crystal-free'),
        concept('meetings', 'meetings'),
        concept('workshop', 'workshop', 'meetings'),
        concept('defence', 'defence'),
      ],
      evidence: [
        said('a1', 'capability', ['alfa'], 'growing of crystal'),
        said('a2', 'market', ['alfa'], 'microscope makers'),
        said('a3', 'market', ['alfa'], 'defence'),
        said('b1', 'product', ['beta'], 'microscope of our own'),
        said('b2', 'market', ['beta'], 'defence'),
        said('b3', 'capability', ['beta'], 'defence contracts with an instrument'),
        said('d1', 'need', ['delta'], 'crystal for a detector'),
        said('d2', 'capability', ['delta'], 'instrument calibration'),
        said('e1', 'product', ['epsilon'], 'microscope of glass'),
        said('p1', 'project', ['alfa', 'beta'], 'microscope of tomorrow', {
          project: { cooperation: 'joint-project' },
        }),
        said('p2', 'project', ['alfa', 'delta', 'silent'], 'yearly workshop', {
          project: { cooperation: 'event' },
        }),
      ].sort((x, y) => (x.id < y.id ? -1 : 1)),
    },
    { data: folder, from: [] },
  );
  context = openContext(folder);
});
afterAll(async () => {
  await closeContext(context);
  rmSync(folder, { recursive: true });
});

describe('the value chain of a pillar', () => {
  it('places each organisation in the stage of most of its offers', () => {
    const { stages } = valueChain(context, 'laser');
    expect(stages.map((s) => [s.stage.id, s.members.map((m) => m.organisation.id)])).toEqual([
      ['materials', ['alfa']],
      ['systems', ['beta', 'delta']],
    ]);
  });

  it('a market that names what another further down makes is a possible supply, quoting both', () => {
    expect(valueChain(context, 'laser').supplies).toContainEqual({
      from: 'alfa',
      to: 'beta',
      concept: 'microscope',
      basis: 'market',
      evidence: ['a2', 'b1'],
    });
  });

  it('an offer that answers a need is a possible supply', () => {
    expect(valueChain(context, 'laser').supplies).toContainEqual({
      from: 'alfa',
      to: 'delta',
      concept: 'crystal',
      basis: 'need',
      evidence: ['a1', 'd1'],
    });
  });

  it('two who work for the same field do not supply each other, and nobody outside the pillar is drawn', () => {
    const { supplies } = valueChain(context, 'laser');
    expect(supplies.filter((s) => s.concept === 'defence')).toEqual([]);
    expect(supplies.flatMap((s) => [s.from, s.to])).not.toContain('epsilon');
  });
});

describe('the network', () => {
  it('ties those in a project together, not those at one event', () => {
    expect(network(context).links.filter((l) => l.layer === 'joint')).toEqual([
      { layer: 'joint', a: 'alfa', b: 'beta', weight: 1, evidence: ['p1'] },
    ]);
  });
});

describe('the census', () => {
  it('counts topics and leaves out what the profile calls quiet, with everything narrower', () => {
    const counted = census(context.catalogue);
    expect(counted.concepts.get('crystal')).toBe(1);
    expect(counted.concepts.has('workshop')).toBe(false);
  });
});
