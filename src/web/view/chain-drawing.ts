/**
 * Places the organisations of a value chain in columns of stages, and draws who could supply whom
 * as curves between them.
 */
import type { ValueChain } from '../../ask/map/value-chain.ts';

/**
 * In drawing units: widths that five stages of the demo fill a wide page with; rows high enough to
 * be touched.
 */
const COLUMN = 240;
const ROW = 40;
const HEAD = 48;
const NODE = 200;

export interface ChainNode {
  id: string;
  x: number;
  y: number;
}
export interface ChainCurve {
  from: string;
  to: string;
  path: string;
}
export interface ChainDrawing {
  width: number;
  height: number;
  heads: readonly { id: string; x: number }[];
  nodes: readonly ChainNode[];
  curves: readonly ChainCurve[];
}

/** Empty stages keep their column: an empty one is what the picture should show. */
export function drawChain(chain: ValueChain): ChainDrawing {
  const nodes = chain.stages.flatMap(({ members }, column) =>
    members.map((m, row) => ({
      id: m.organisation.id,
      x: column * COLUMN,
      y: HEAD + row * ROW + ROW / 2,
    })),
  );
  const at = new Map(nodes.map((n) => [n.id, n]));
  const curves = chain.supplies.flatMap(({ from, to }, nth) => {
    const a = at.get(from);
    const b = at.get(to);
    return a && b ? [{ from, to, path: curve(a, b, nth) }] : [];
  });
  return {
    width: Math.max(1, chain.stages.length) * COLUMN,
    height: HEAD + ROW * Math.max(1, ...chain.stages.map((s) => s.members.length)) + ROW / 2,
    heads: chain.stages.map(({ stage }, i) => ({ id: stage.id, x: i * COLUMN })),
    nodes,
    curves,
  };
}

/** Between a node's edge and the tip or dot of a curve. */
const OFF = 6;
/** Curves through the same gap stand this far apart, and so many of them fit into it. */
const APART = 1.5;
const LANES = 3;

/**
 * Never passes behind a node that it has nothing to do with: bends in the gaps between columns, and
 * crosses columns in the gap above the row of its target. Within a column it swings out to the
 * right.
 * @param nth place among the curves, so that those through one gap are told apart
 */
function curve(a: ChainNode, b: ChainNode, nth: number): string {
  const gap = COLUMN - NODE;
  if (a.x === b.x) {
    const x = a.x + NODE;
    return `M${x} ${a.y}C${x + gap} ${a.y} ${x + gap} ${b.y} ${x + OFF} ${b.y}`;
  }
  const on = b.x > a.x ? 1 : -1;
  const from = on > 0 ? a.x + NODE : a.x;
  const to = on > 0 ? b.x - OFF : b.x + NODE + OFF;
  const half = (on * gap) / 2;
  if (Math.abs(b.x - a.x) === COLUMN)
    return `M${from} ${a.y}C${from + half} ${a.y} ${to - half} ${b.y} ${to} ${b.y}`;
  const lane = b.y - ROW / 2 + ((nth % LANES) - (LANES - 1) / 2) * APART;
  const enters = from + on * gap;
  const leaves = to - on * (gap - OFF);
  return (
    `M${from} ${a.y}C${from + half} ${a.y} ${enters - half} ${lane} ${enters} ${lane}` +
    `H${leaves}C${leaves + half} ${lane} ${to - half} ${b.y} ${to} ${b.y}`
  );
}
