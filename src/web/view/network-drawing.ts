/**
 * Places the nodes of a network on paper. The same network always gives the same drawing: the
 * simulation has its own fixed random source.
 */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Network } from '../../ask/map/network.ts';

export const DRAWING = { width: 1160, height: 680 } as const;

/** Room left at the edges for names, in drawing units. */
const EDGE = { x: 90, y: 26 };
/** After so many steps the demo's nodes move by less than a unit. */
const STEPS = 320;
/** Names are drawn under the nodes; this much room around each keeps most of them apart. */
const ROOM = 52;
/** Wider than high, like the paper: sideways nodes are held less. */
const HOLD = { x: 0.035, y: 0.075 };

export interface Place {
  x: number;
  y: number;
}

/** Place by id of every node that has a tie; those without would only push the others together. */
export function placeNodes(network: Network): Map<string, Place> {
  const tied = new Set(network.links.flatMap((l) => [l.a, l.b]));
  const nodes = network.nodes
    .filter((o) => tied.has(o.id))
    .map((o): SimulationNodeDatum & { id: string } => ({ id: o.id }));
  const links = network.links.map((l) => ({ source: l.a, target: l.b }));
  const simulation = forceSimulation(nodes)
    .force(
      'link',
      forceLink<(typeof nodes)[number], (typeof links)[number]>(links)
        .id((n) => n.id)
        .distance(110)
        .strength(0.25),
    )
    .force('charge', forceManyBody().strength(-420))
    .force('collide', forceCollide(ROOM))
    .force('x', forceX(0).strength(HOLD.x))
    .force('y', forceY(0).strength(HOLD.y))
    .stop();
  simulation.tick(STEPS);
  return fitted(nodes);
}

/** Stretched to the edges in both directions. */
function fitted(nodes: readonly (SimulationNodeDatum & { id: string })[]): Map<string, Place> {
  const scale = (values: number[], size: number, edge: number): ((v: number) => number) => {
    const low = Math.min(...values),
      span = Math.max(...values) - low || 1;
    return (v) => Math.round(edge + ((v - low) / span) * (size - 2 * edge));
  };
  const x = scale(
    nodes.map((n) => n.x ?? 0),
    DRAWING.width,
    EDGE.x,
  );
  const y = scale(
    nodes.map((n) => n.y ?? 0),
    DRAWING.height,
    EDGE.y,
  );
  return new Map(nodes.map((n) => [n.id, { x: x(n.x ?? 0), y: y(n.y ?? 0) }]));
}
