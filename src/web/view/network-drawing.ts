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
const HOLD = { x: 0.05, y: 0.11 };
/** Farther ones do not push: pairs by themselves would drift to the edge. */
const PUSHES = 320;

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
    .force('charge', forceManyBody().strength(-420).distanceMax(PUSHES))
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
    const low = Math.min(...values);
    const span = Math.max(...values) - low || 1;
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

/** The drawing of one organisation among those it is tied to. */
export const NEAR_DRAWING = { width: 760, height: 520 } as const;
/** Rings that neighbours stand on in turn, as shares of the half drawing: their names do not meet. */
const RINGS = [0.84, 0.52];

/** Places by id: the chosen in the middle, its neighbours around it in the given order. */
export function placeAround(chosen: string, neighbours: readonly string[]): Map<string, Place> {
  const { width, height } = NEAR_DRAWING;
  const rings = neighbours.length > 9 ? RINGS : RINGS.slice(0, 1);
  return new Map([
    [chosen, { x: width / 2, y: height / 2 }],
    ...neighbours.map((id, i): [string, Place] => {
      const angle = (2 * Math.PI * i) / neighbours.length - Math.PI / 2;
      const ring = rings[i % rings.length]!;
      return [
        id,
        {
          x: Math.round(width / 2 + Math.cos(angle) * ring * (width / 2 - EDGE.x)),
          y: Math.round(height / 2 + Math.sin(angle) * ring * (height / 2 - EDGE.y)),
        },
      ];
    }),
  ]);
}
