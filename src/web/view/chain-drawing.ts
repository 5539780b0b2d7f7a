/**
 * Places the organisations of a value chain in columns of stages, and draws who could supply whom
 * as curves between them.
 */
import type { ValueChain } from '../../ask/map/value-chain.ts';

/**
 * In drawing units: widths that five stages of the demo fill a wide page with; rows high enough to
 * be touched.
 */
const COLUMN = 240,
  ROW = 40,
  HEAD = 48,
  NODE = 200;

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
  const curves = chain.supplies.flatMap(({ from, to }) => {
    const a = at.get(from),
      b = at.get(to);
    return a && b ? [{ from, to, path: curve(a, b) }] : [];
  });
  return {
    width: Math.max(1, chain.stages.length) * COLUMN,
    height: HEAD + ROW * Math.max(1, ...chain.stages.map((s) => s.members.length)) + ROW / 2,
    heads: chain.stages.map(({ stage }, i) => ({ id: stage.id, x: i * COLUMN })),
    nodes,
    curves,
  };
}

/**
 * Leaves to the right and arrives from the left; within one column or backwards it swings out to
 * the right.
 */
function curve(a: ChainNode, b: ChainNode): string {
  const x1 = a.x + NODE,
    x2 = b.x > a.x ? b.x - 6 : b.x + NODE + 6;
  const bend = b.x > a.x ? (x2 - x1) / 2 : -30;
  return `M${x1} ${a.y}C${x1 + Math.abs(bend)} ${a.y} ${x2 - bend} ${b.y} ${x2} ${b.y}`;
}
