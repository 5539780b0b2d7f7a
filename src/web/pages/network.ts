import {
  LAYERS,
  type Layer,
  type Link,
  type Network,
  network as askNetwork,
} from '../../ask/map/network.ts';
import { inLanguage } from '../../domain/text.ts';
import { DRAWING, type Place, placeNodes } from '../view/network-drawing.ts';
import { memberHref, organisationView } from '../view/organisation.ts';
import { pictures } from '../view/pictures.ts';
import { shortName } from '../view/short-name.ts';
import type { PageReply, Visit } from '../visit.ts';

/**
 * Where the simulation put the nodes; it takes longer than all the rest of the page, and a build
 * never changes.
 */
const places = new WeakMap<Network, Map<string, Place>>();

/** The members as a network, drawn and as a table; layers are chosen by a form. */
export function network(visit: Visit): PageReply {
  const { context, t, lang, query } = visit;
  const whole = askNetwork(context);
  const asked = query.getAll('layer');
  const chosen = LAYERS.filter((l) => asked.length === 0 || asked.includes(l));
  const links = whole.links.filter((l) => chosen.includes(l.layer));
  const at = placesOf(whole);
  const names = new Map(whole.nodes.map((o) => [o.id, inLanguage(o.name, lang)]));
  return {
    view: 'network',
    title: t('network.title'),
    description: t('network.lead'),
    model: {
      pictures: pictures('/map/network', t),
      width: DRAWING.width,
      height: DRAWING.height,
      layers: LAYERS.map((l) => ({
        id: l,
        label: t(`network.layer.${l}`),
        hint: t(`network.hint.${l}`),
        count: whole.links.filter((k) => k.layer === l).length,
        chosen: chosen.includes(l),
      })),
      lines: links.map((l) => line(l, at)),
      alone: whole.nodes
        .filter((o) => !at.has(o.id))
        .map((o) => ({ name: names.get(o.id) ?? o.id, href: memberHref(o.id, lang) })),
      nodes: drawnNodes(whole, links, visit),
      rows: links.map((l) => ({
        layer: t(`network.layer.${l.layer}`),
        a: names.get(l.a) ?? l.a,
        aHref: memberHref(l.a, lang),
        b: names.get(l.b) ?? l.b,
        bHref: memberHref(l.b, lang),
        why: reasonOf(l, visit),
      })),
      left: whole.left === 0 ? '' : t('network.left', { count: whole.left }),
    },
  };
}

/** Members that have a place, larger the more members they are tied to. */
function drawnNodes(whole: Network, links: readonly Link[], { profile, t, lang }: Visit) {
  const at = placesOf(whole);
  const tied = new Map(whole.nodes.map((o) => [o.id, new Set<string>()]));
  for (const l of links) {
    tied.get(l.a)?.add(l.b);
    tied.get(l.b)?.add(l.a);
  }
  return whole.nodes
    .filter((o) => at.has(o.id))
    .map((o) => {
      const { x, y } = at.get(o.id) ?? { x: 0, y: 0 };
      const name = inLanguage(o.name, lang);
      const ties = tied.get(o.id)?.size ?? 0;
      return {
        x,
        y,
        nameY: y + 22,
        radius: 6 + Math.min(ties, 9),
        href: memberHref(o.id, lang),
        shown: shortName(name),
        label: t('network.node', { name, count: ties }),
        prospect: o.membership.standing === 'prospect',
        pillar: organisationView(o, profile, t).pillars[0]?.index ?? 'none',
      };
    });
}

function reasonOf(l: Link, { context, t, lang }: Visit): string {
  if (l.layer === 'similar') return t('network.why.similar');
  const said = l.evidence.map(
    (id) => inLanguage(context.catalogue.evidence(id)?.evidence.title, lang) || id,
  );
  return l.layer === 'joint'
    ? said.join('; ')
    : t('network.why.complement', { offer: said[0] ?? '', need: said[1] ?? '' });
}

function placesOf(whole: Network): Map<string, Place> {
  let made = places.get(whole);
  if (!made) places.set(whole, (made = placeNodes(whole)));
  return made;
}

/** Layers of one pair are drawn side by side. */
const BESIDE: Readonly<Record<Layer, number>> = { joint: 0, similar: 4, complement: -4 };

function line(
  l: Link,
  at: ReadonlyMap<string, Place>,
): { layer: Layer; x1: number; y1: number; x2: number; y2: number; width: number } {
  const from = at.get(l.a) ?? { x: 0, y: 0 },
    to = at.get(l.b) ?? { x: 0, y: 0 };
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const dx = Math.round((-(to.y - from.y) / length) * BESIDE[l.layer]),
    dy = Math.round(((to.x - from.x) / length) * BESIDE[l.layer]);
  return {
    layer: l.layer,
    x1: from.x + dx,
    y1: from.y + dy,
    x2: to.x + dx,
    y2: to.y + dy,
    width: l.layer === 'joint' ? Math.min(1 + l.weight, 5) : 1.5,
  };
}
