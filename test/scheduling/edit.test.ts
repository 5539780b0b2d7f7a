import { describe, expect, it } from 'vitest';
import { moveOptions, tryEdit } from '../../src/scheduling/edit.ts';
import { mission, party } from './generate.ts';

const draft = [
  { guest: 'g1', host: 'h1', slot: 's1', table: 1 },
  { guest: 'g2', host: 'h2', slot: 's1', table: 2 },
  { guest: 'g2', host: 'h1', slot: 's2', table: 1 },
];
const m = mission({
  scores: [
    { guest: 'g1', host: 'h1', score: 0.9 },
    { guest: 'g2', host: 'h2', score: 0.5 },
    { guest: 'g2', host: 'h1', score: 0.4 },
  ],
});

describe('a move by hand', () => {
  it('into a free slot breaks nothing and costs nothing', () => {
    const effect = tryEdit(m, draft, {
      kind: 'move',
      guest: 'g1',
      host: 'h1',
      from: 's1',
      to: 's3',
    });
    expect(effect.breaks).toEqual([]);
    expect(effect.valueChange).toBe(0);
    expect(effect.meetings).toContainEqual({ guest: 'g1', host: 'h1', slot: 's3', table: 1 });
    expect(effect.parties.map((p) => p.party)).toEqual(['g1', 'h1']);
  });

  it('into a slot where the host is busy names the rule and the host', () => {
    const effect = tryEdit(m, draft, {
      kind: 'move',
      guest: 'g1',
      host: 'h1',
      from: 's1',
      to: 's2',
    });
    expect(effect.breaks.map((b) => [b.rule, b.parameters.party, b.parameters.slot])).toEqual([
      ['once-per-slot', 'h1', 's2'],
    ]);
  });

  it('that makes room shows who loses a meeting and who falls below the floor', () => {
    const strict = {
      ...m,
      parties: [party('g1'), party('g2', { min: 2 }), party('h1'), party('h2')],
    };
    const effect = tryEdit(
      strict,
      draft,
      { kind: 'move', guest: 'g1', host: 'h1', from: 's1', to: 's2' },
      true,
    );
    expect(effect.breaks).toEqual([]);
    expect(effect.displaced).toEqual([{ guest: 'g2', host: 'h1', slot: 's2' }]);
    expect(effect.valueChange).toBeCloseTo(-0.4);
    expect(effect.shortfallChange).toBe(1);
    expect(effect.below.map((p) => p.id)).toEqual(['g2']);
  });

  it('never takes a fixed meeting out to make room', () => {
    const held = { ...m, fixed: [{ guest: 'g2', host: 'h1', slot: 's2' }] };
    const effect = tryEdit(
      held,
      draft,
      { kind: 'move', guest: 'g1', host: 'h1', from: 's1', to: 's2' },
      true,
    );
    expect(effect.displaced).toEqual([]);
    expect(effect.breaks.map((b) => b.rule)).toContain('once-per-slot');
  });

  it('does not blame the edit for what was broken before', () => {
    const broken = [...draft, { guest: 'g1', host: 'h2', slot: 's1', table: 3 }];
    expect(
      tryEdit(m, broken, { kind: 'move', guest: 'g2', host: 'h1', from: 's2', to: 's3' }).breaks,
    ).toEqual([]);
  });

  it('is offered for every other slot', () => {
    expect(
      moveOptions(m, draft, { guest: 'g1', host: 'h1', slot: 's1' }).map((o) => [
        o.slot,
        o.effect.breaks.length,
      ]),
    ).toEqual([
      ['s2', 1],
      ['s3', 0],
    ]);
  });
});

describe('an exchange, an addition, a removal', () => {
  it('swaps two meetings', () => {
    const effect = tryEdit(m, draft, {
      kind: 'swap',
      first: { guest: 'g2', host: 'h2', slot: 's1' },
      second: { guest: 'g2', host: 'h1', slot: 's2' },
    });
    expect(effect.meetings.filter((x) => x.guest === 'g2').map((x) => [x.host, x.slot])).toEqual([
      ['h1', 's1'],
      ['h2', 's2'],
    ]);
    expect(effect.breaks.map((b) => b.parameters.party)).toEqual(['h1']);
  });

  it('adding a pair without any fit says so', () => {
    expect(
      tryEdit(m, draft, { kind: 'add', guest: 'g1', host: 'h2', to: 's3' }).breaks.map(
        (b) => b.rule,
      ),
    ).toEqual(['no-fit']);
  });

  it('removing costs its worth', () => {
    expect(
      tryEdit(m, draft, { kind: 'remove', guest: 'g1', host: 'h1', from: 's1' }).valueChange,
    ).toBeCloseTo(-0.9);
  });
});
