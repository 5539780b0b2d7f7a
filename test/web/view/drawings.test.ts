import { describe, expect, it } from 'vitest';
import type { ValueChain } from '../../../src/ask/map/value-chain.ts';
import { drawChain } from '../../../src/web/view/chain-drawing.ts';
import { placeLabels } from '../../../src/web/view/network-labels.ts';
import { seriate } from '../../../src/web/view/seriate.ts';

describe('names of a drawing', () => {
  const SIZE = { width: 1000, height: 600 };
  const node = (id: string, x: number, y: number): Parameters<typeof placeLabels>[0][number] => ({
    id,
    x,
    y,
    radius: 8,
    text: 'Institute of Optics',
  });

  it('stand beside their circle where another circle stands below', () => {
    const labels = placeLabels([node('a', 500, 300), node('b', 500, 324)], SIZE);
    expect(labels.get('a')!.y).toBeLessThan(324 - 8);
    expect(labels.get('b')!.y).toBeGreaterThan(324);
  });

  it('do not leave the drawing', () => {
    const { anchor, x } = placeLabels([node('edge', 5, 300)], SIZE).get('edge')!;
    expect([anchor, x > 5]).toEqual(['start', true]);
  });
});

describe('the order of a table of counts', () => {
  it('puts like columns side by side and rows along them', () => {
    const { rows, columns } = seriate([
      [0, 5, 0, 4],
      [3, 0, 4, 0],
      [0, 2, 0, 3],
      [5, 0, 5, 1],
    ]);
    const beside = (a: number, b: number): boolean =>
      Math.abs(columns.indexOf(a) - columns.indexOf(b)) === 1;
    expect([beside(0, 2), beside(1, 3)]).toEqual([true, true]);
    expect(Math.abs(rows.indexOf(0) - rows.indexOf(2))).toBe(1);
    expect(seriate([])).toEqual({ rows: [], columns: [] });
  });
});

describe('arrows of a value chain', () => {
  const member = (id: string): unknown => ({ organisation: { id }, offers: [], also: [] });
  const chain = {
    stages: [
      { stage: { id: 's0' }, members: [member('a')] },
      { stage: { id: 's1' }, members: ['b', 'c', 'd'].map(member) },
      { stage: { id: 's2' }, members: ['e', 'f', 'g'].map(member) },
    ],
    supplies: [
      { from: 'a', to: 'g' },
      { from: 'g', to: 'a' },
    ],
  } as unknown as ValueChain;

  it('begin at the edge of their supplier and pass between the nodes of other columns', () => {
    const { nodes, curves } = drawChain(chain);
    const at = new Map(nodes.map((n) => [n.id, n]));
    const [forth, back] = curves.map((c) => c.path);
    expect(forth).toMatch(new RegExp(`^M${at.get('a')!.x + 200} ${at.get('a')!.y}C`));
    expect(back).toMatch(new RegExp(`^M${at.get('g')!.x} ${at.get('g')!.y}C`));
    for (const path of [forth!, back!]) {
      const lane = Number(/ ([\d.]+)H/.exec(path)![1]);
      for (const id of ['b', 'c', 'd']) expect(Math.abs(lane - at.get(id)!.y)).toBeGreaterThan(15);
    }
  });
});
