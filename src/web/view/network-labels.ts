/** Puts the names of a drawing where they cover neither each other nor a circle. */

export interface Labelled {
  id: string;
  x: number;
  y: number;
  radius: number;
  text: string;
}

export interface Label {
  x: number;
  y: number;
  /** Which end of the words stands at `x`, as in SVG. */
  anchor: 'start' | 'middle' | 'end';
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Of the drawing's letters of 13 units. */
const LETTER = 7;
const HEIGHT = 15;
const AWAY = 5;

/**
 * Below, above, right or left of its circle, whichever covers least; nodes with few neighbours nearby
 * choose last, as they have most room. The same nodes always get the same labels.
 * @param size of the drawing; no name leaves it
 */
export function placeLabels(
  nodes: readonly Labelled[],
  size: { width: number; height: number },
): Map<string, Label> {
  const circles = nodes.map((n) => ({
    id: n.id,
    box: around(n.x, n.y, n.radius + 2, n.radius + 2),
  }));
  const placed: Box[] = [];
  const labels = new Map<string, Label>();
  const crowd = (n: Labelled): number =>
    nodes.filter((o) => Math.hypot(o.x - n.x, o.y - n.y) < 120).length;
  for (const node of [...nodes].sort((a, b) => crowd(b) - crowd(a) || (a.id < b.id ? -1 : 1))) {
    const taken = [...circles.filter((c) => c.id !== node.id).map((c) => c.box), ...placed];
    const options = placesOf(node).map((o) => ({
      ...o,
      cost:
        taken.reduce((sum, box) => sum + overlap(o.box, box), 0) + outside(o.box, size) * HEIGHT,
    }));
    const best = options.reduce((a, b) => (b.cost < a.cost ? b : a));
    placed.push(best.box);
    labels.set(node.id, best.label);
  }
  return labels;
}

function placesOf({ x, y, radius, text }: Labelled): { label: Label; box: Box }[] {
  const width = text.length * LETTER;
  const below = y + radius + AWAY + HEIGHT / 2;
  const above = y - radius - AWAY - HEIGHT / 2;
  const right = x + radius + AWAY;
  const left = x - radius - AWAY;
  const middle = (at: number): { label: Label; box: Box } => ({
    label: { x, y: at + 4, anchor: 'middle' },
    box: around(x, at, width / 2, HEIGHT / 2),
  });
  return [
    middle(below),
    middle(above),
    {
      label: { x: right, y: y + 4, anchor: 'start' },
      box: around(right + width / 2, y, width / 2, HEIGHT / 2),
    },
    {
      label: { x: left, y: y + 4, anchor: 'end' },
      box: around(left - width / 2, y, width / 2, HEIGHT / 2),
    },
  ];
}

function around(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

/** Area that two boxes share. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** How far a box leaves the drawing. */
function outside(box: Box, { width, height }: { width: number; height: number }): number {
  return [-box.left, -box.top, box.right - width, box.bottom - height].reduce(
    (sum, out) => sum + Math.max(0, out),
    0,
  );
}
