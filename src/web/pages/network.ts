import {
  LAYERS,
  type Layer,
  type Link,
  type Network,
  network as askNetwork,
} from '../../ask/map/network.ts';
import { inLanguage } from '../../domain/text.ts';
import {
  DRAWING,
  NEAR_DRAWING,
  type Place,
  placeAround,
  placeNodes,
} from '../view/network-drawing.ts';
import { placeLabels } from '../view/network-labels.ts';
import { memberHref, organisationView } from '../view/organisation.ts';
import { pictures } from '../view/pictures.ts';
import { shortName } from '../view/short-name.ts';
import type { PageReply, Visit } from '../visit.ts';

/**
 * Where the simulation put the nodes; it takes longer than all the rest of the page, and a build
 * never changes.
 */
const places = new WeakMap<Network, Map<string, Place>>();

/** The members as a network, drawn and as a table, or one of them among those it is tied to. */
export function network(visit: Visit): PageReply {
  const { context, t, lang, query } = visit;
  const whole = askNetwork(context);
  const asked = query.getAll('layer');
  const chosen = LAYERS.filter((l) => asked.length === 0 || asked.includes(l));
  const one = whole.nodes.find((o) => o.id === query.get('of'));
  const links = whole.links.filter((l) => !one || l.a === one.id || l.b === one.id);
  const names = new Map(whole.nodes.map((o) => [o.id, inLanguage(o.name, lang)]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const size = one ? NEAR_DRAWING : DRAWING;
  const at = one ? placeAround(one.id, neighboursOf(one.id, links)) : placesOf(whole);
  return {
    view: 'network',
    title: t('network.title'),
    description: t('network.lead'),
    unlisted: one !== undefined,
    model: {
      pictures: pictures('/map/network', t),
      ...size,
      one: one ? { name: nameOf(one.id), href: memberHref(one.id, lang) } : null,
      layers: LAYERS.map((l) => ({
        id: l,
        label: t(`network.layer.${l}`),
        hint: t(`network.hint.${l}`),
        count: links.filter((k) => k.layer === l).length,
        chosen: chosen.includes(l),
      })),
      all: `/${lang}/map/network`,
      lines: links.map((l) => line(l, at)),
      choices: whole.nodes
        .filter((o) => placesOf(whole).has(o.id))
        .map((o) => ({ id: o.id, name: nameOf(o.id), chosen: o === one }))
        .sort((x, y) => x.name.localeCompare(y.name, lang)),
      alone: one
        ? []
        : whole.nodes
            .filter((o) => !at.has(o.id))
            .map((o) => ({ name: nameOf(o.id), href: memberHref(o.id, lang) })),
      nodes: drawnNodes(whole, at, size, visit, one?.id),
      rows: links.map((l) => ({
        id: l.layer,
        layer: t(`network.layer.${l.layer}`),
        a: nameOf(l.a),
        aHref: memberHref(l.a, lang),
        b: nameOf(l.b),
        bHref: memberHref(l.b, lang),
        why: reasonOf(l, visit),
      })),
      left: whole.left === 0 || one ? '' : t('network.left', { count: whole.left }),
    },
  };
}

/** Those that an organisation is tied to, each once. */
function neighboursOf(id: string, links: readonly Link[]): string[] {
  return [...new Set(links.map((l) => (l.a === id ? l.b : l.a)))];
}

/**
 * Members that have a place, larger the more members they are tied to. Each leads to the drawing of
 * its neighbours; the chosen one to its page.
 */
function drawnNodes(
  whole: Network,
  at: ReadonlyMap<string, Place>,
  size: { width: number; height: number },
  { profile, t, lang }: Visit,
  one: string | undefined,
) {
  const nodes = whole.nodes
    .filter((o) => at.has(o.id))
    .map((o) => {
      const name = inLanguage(o.name, lang);
      const ties = neighboursOf(
        o.id,
        whole.links.filter((l) => l.a === o.id || l.b === o.id),
      ).length;
      return {
        ...at.get(o.id)!,
        id: o.id,
        radius: 6 + Math.min(ties, 9),
        text: shortName(name),
        label: t('network.node', { name, count: ties }),
        href:
          o.id === one
            ? memberHref(o.id, lang)
            : `/${lang}/map/network?of=${encodeURIComponent(o.id)}`,
        chosen: o.id === one,
        prospect: o.membership.standing !== 'member',
        pillar: organisationView(o, profile, t).pillars[0]?.index ?? 'none',
      };
    });
  const labels = placeLabels(nodes, size);
  return nodes.map((n) => ({ ...n, words: labels.get(n.id)! }));
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
  const from = at.get(l.a) ?? { x: 0, y: 0 };
  const to = at.get(l.b) ?? { x: 0, y: 0 };
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const dx = Math.round((-(to.y - from.y) / length) * BESIDE[l.layer]);
  const dy = Math.round(((to.x - from.x) / length) * BESIDE[l.layer]);
  return {
    layer: l.layer,
    x1: from.x + dx,
    y1: from.y + dy,
    x2: to.x + dx,
    y2: to.y + dy,
    width: l.layer === 'joint' ? Math.min(1 + l.weight, 5) : 1.5,
  };
}
