/**
 * Best choice of pairs by number of meetings per party: a maximum-weight b-matching between guests
 * and hosts as a minimum-cost flow.
 *
 *   source --(floor, then free)--> guest --(one per pair)--> host --(floor, then free)--> sink
 *
 * Successive shortest paths with node potentials (Ahuja, Magnanti, Orlin: Network Flows, 1993,
 * section 9.7). All costs are whole numbers below 2^53, so the result is exact.
 */

export interface ChoiceProblem {
  left: number;
  right: number;
  /**
   * Most meetings per party, left ones first, and the floor with what each meeting up to it is
   * worth beside its pair.
   */
  most: readonly number[];
  floor: readonly number[];
  floorWorth: number;
  /** Pairs by left position and right position (counted from 0 on each side), and their worth. */
  pairLeft: Int32Array;
  pairRight: Int32Array;
  worth: Float64Array;
  /** Most pairs in all. */
  total: number;
}

export interface Choice {
  /** 1 per chosen pair. */
  chosen: Uint8Array;
  /** Worth of the chosen pairs, and how many meetings up to a floor they give. */
  worth: number;
  floors: number;
  /**
   * Per pair, what it costs at least to decide it the other way: reduced costs, a lower limit of
   * the loss.
   */
  resistance: Float64Array;
}

interface Network {
  nodes: number;
  /**
   * Arcs by node: arcs of node v are first[v] .. first[v + 1] in `order`; arc a and a ^ 1 are each
   * other's reverse.
   */
  first: Int32Array;
  order: Int32Array;
  to: Int32Array;
  room: Int32Array;
  cost: Float64Array;
}

/**
 * Chooses pairs so that floorWorth x floors + worth is as large as can be. Pairs of no use are left
 * out.
 */
export function choosePairs(problem: ChoiceProblem): Choice {
  const net = build(problem);
  const potential = startPotentials(net, problem);
  const sink = net.nodes - 1;
  for (let sent = 0; sent < problem.total; sent++) {
    const arc = shortestPath(net, potential);
    // Potentials hold distances, capped at nought: once the cheapest way to send one more gains
    // nothing, the choice is best.
    if (!arc || (potential[sink] ?? 0) >= 0) break;
    for (let v = sink; v !== 0;) {
      const a = arc[v] ?? 0;
      net.room[a] = (net.room[a] ?? 0) - 1;
      net.room[a ^ 1] = (net.room[a ^ 1] ?? 0) + 1;
      v = net.to[a ^ 1] ?? 0;
    }
  }
  return readChoice(net, problem, potential);
}

function build(problem: ChoiceProblem): Network {
  const parties = problem.left + problem.right;
  const nodes = parties + 2;
  const pairs = problem.pairLeft.length;
  const arcs = 2 * (pairs + 2 * parties);
  const net: Network = {
    nodes,
    first: new Int32Array(nodes + 1),
    order: new Int32Array(arcs),
    to: new Int32Array(arcs),
    room: new Int32Array(arcs),
    cost: new Float64Array(arcs),
  };
  let next = 0;
  const arc = (from: number, to: number, room: number, cost: number) => {
    net.to[next] = to;
    net.room[next] = room;
    net.cost[next] = cost;
    net.to[next + 1] = from;
    net.cost[next + 1] = -cost;
    next += 2;
  };
  // The pairs come first, so that pair i is arc 2i.
  for (let i = 0; i < pairs; i++)
    arc(
      1 + (problem.pairLeft[i] ?? 0),
      1 + problem.left + (problem.pairRight[i] ?? 0),
      1,
      -(problem.worth[i] ?? 0),
    );
  for (let v = 0; v < parties; v++) {
    const most = problem.most[v] ?? 0;
    const floor = Math.min(most, problem.floor[v] ?? 0);
    const [from, to] = v < problem.left ? [0, 1 + v] : [1 + v, nodes - 1];
    arc(from, to, floor, -problem.floorWorth);
    arc(from, to, most - floor, 0);
  }
  sortArcs(net);
  return net;
}

/** Counting sort of the arcs by the node they leave. */
function sortArcs(net: Network): void {
  for (let a = 0; a < net.to.length; a++) {
    const from = net.to[a ^ 1] ?? 0;
    net.first[from + 1] = (net.first[from + 1] ?? 0) + 1;
  }
  for (let v = 0; v < net.nodes; v++)
    net.first[v + 1] = (net.first[v + 1] ?? 0) + (net.first[v] ?? 0);
  const at = net.first.slice();
  for (let a = 0; a < net.to.length; a++) {
    const from = net.to[a ^ 1] ?? 0;
    net.order[at[from] ?? 0] = a;
    at[from] = (at[from] ?? 0) + 1;
  }
}

/**
 * Distances in the network before anything is sent: it has no cycles, so one pass in order of
 * layers does.
 */
function startPotentials(net: Network, problem: ChoiceProblem): Float64Array {
  const d = new Float64Array(net.nodes).fill(Infinity);
  d[0] = 0;
  for (let v = 0; v <= problem.left + problem.right; v++) {
    for (let i = net.first[v] ?? 0; i < (net.first[v + 1] ?? 0); i++) {
      const a = net.order[i] ?? 0;
      const to = net.to[a] ?? 0;
      if ((net.room[a] ?? 0) > 0)
        d[to] = Math.min(d[to] ?? Infinity, (d[v] ?? 0) + (net.cost[a] ?? 0));
    }
  }
  // A node that cannot be reached keeps a number, so that differences stay finite.
  return d.map((x) => (Number.isFinite(x) ? x : 0));
}

/**
 * Dijkstra on reduced costs; raises the potentials to distances, as far as the sink and to nought.
 * Null when the sink is out of reach.
 */
function shortestPath(net: Network, potential: Float64Array): Int32Array | null {
  const sink = net.nodes - 1;
  const distance = new Float64Array(net.nodes).fill(Infinity);
  const done = new Uint8Array(net.nodes);
  const arc = new Int32Array(net.nodes);
  distance[0] = 0;
  for (;;) {
    // The network is dense, so looking for the nearest node in a plain array beats a heap.
    let v = -1;
    let best = Infinity;
    for (let u = 0; u < net.nodes; u++)
      if (!done[u] && (distance[u] ?? Infinity) < best) best = distance[(v = u)] ?? Infinity;
    if (v < 0) break;
    done[v] = 1;
    if (v === sink) break;
    for (let i = net.first[v] ?? 0; i < (net.first[v + 1] ?? 0); i++) {
      const a = net.order[i] ?? 0;
      if ((net.room[a] ?? 0) <= 0) continue;
      const to = net.to[a] ?? 0;
      const d = best + (net.cost[a] ?? 0) + (potential[v] ?? 0) - (potential[to] ?? 0);
      if (d < (distance[to] ?? Infinity)) {
        distance[to] = d;
        arc[to] = a;
      }
    }
  }
  const reach = Math.min(distance[sink] ?? Infinity, -(potential[sink] ?? 0));
  for (let v = 0; v < net.nodes; v++)
    potential[v] = (potential[v] ?? 0) + Math.min(distance[v] ?? Infinity, reach);
  return done[sink] ? arc : null;
}

function readChoice(net: Network, problem: ChoiceProblem, potential: Float64Array): Choice {
  const chosen = new Uint8Array(problem.pairLeft.length);
  const resistance = new Float64Array(chosen.length);
  let worth = 0;
  const degree = new Int32Array(problem.left + problem.right);
  for (let i = 0; i < chosen.length; i++) {
    const reduced =
      (net.cost[2 * i] ?? 0) +
      (potential[net.to[2 * i + 1] ?? 0] ?? 0) -
      (potential[net.to[2 * i] ?? 0] ?? 0);
    // What is left to send through the arc costs this much more; a chosen pair's arc can only be
    // taken back.
    resistance[i] = Math.max(0, (net.room[2 * i] ?? 0) > 0 ? reduced : -reduced);
    if ((net.room[2 * i] ?? 0) > 0) continue;
    chosen[i] = 1;
    worth += problem.worth[i] ?? 0;
    for (const v of [problem.pairLeft[i] ?? 0, problem.left + (problem.pairRight[i] ?? 0)])
      degree[v] = (degree[v] ?? 0) + 1;
  }
  const floors = degree.reduce((sum, d, v) => sum + Math.min(d, problem.floor[v] ?? 0), 0);
  return { chosen, worth, floors, resistance };
}
