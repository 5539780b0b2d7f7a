/** Places of a build: towns and regions of its organisations, lands of the cluster, all countries. */
import type { ClusterPlace } from '../../domain/cluster.ts';
import type { ConditionFit } from '../../domain/reading.ts';
import type { Lang, Text } from '../../domain/text.ts';
import { fold } from '../fold.ts';
import { tokenise } from '../tokenise.ts';
import { placeForms } from './place-forms.ts';

/** Where something is; what is not known is left out. */
export interface Whereabouts {
  town?: string;
  region?: string;
  country?: string;
}

/** What a gazetteer is made of. */
export interface PlaceData {
  whereabouts: Iterable<Whereabouts>;
  /** Names of regions per key as it stands in the data. */
  regions: Readonly<Record<string, Text>>;
  /** Country of those regions (ISO 3166-1 alpha-2). */
  country: string;
  /** Lands, and further names of towns, regions and countries (cluster.yaml, `places`). */
  places: readonly ClusterPlace[];
}

export interface PlaceMatch {
  place: string;
  /** Number of words. */
  length: number;
  /** One of the cluster's own places; other countries need a sign that a place is meant. */
  own: boolean;
  /** The words are the name as it is, not inflected. */
  exact: boolean;
}

export interface Gazetteer {
  /** The longest name of a place from a word on, inflected or not; words are folded. */
  match(words: readonly string[], first: number): PlaceMatch | null;
  /** Whether something that is there is in a place; `unknown` where the data do not tell. */
  fit(place: string, there: Whereabouts): ConditionFit;
  /**
   * The same with its surroundings: the region that a town lies in, and what the cluster calls near
   * (cluster.yaml, `near`).
   */
  fitNear(place: string, there: Whereabouts): ConditionFit;
  /** Whether a place lies within another, or is it. */
  isWithin(place: string, wider: string): boolean;
  /** The region that a town lies in; undefined where none is known. */
  regionOf(place: string): string | undefined;
  /** Name of a place in a language; its id when it has none. */
  nameOf(place: string, lang: Lang): string;
}

interface Node {
  next: Map<string, Node>;
  place?: { id: string; own: boolean };
}

const LEVELS = ['town:', 'region:', 'country:'] as const;
const NAMED_IN = ['cs', 'en', 'de'] as const;

function townId(town: string): string {
  return `town:${fold(town)}`;
}
function regionId(region: string): string {
  return `region:${fold(region)}`;
}
function countryId(country: string): string {
  return `country:${country}`;
}

/** Prepares the places of a build. Pure. */
export function gazetteer(data: PlaceData): Gazetteer {
  const root: Node = { next: new Map() };
  const names = new Map<string, Text>();
  const exact = new Set<string>();
  const within = placesWithin(data);
  const add = (id: string, own: boolean, name: string, lang: Lang): void => {
    exact.add(
      tokenise(fold(name))
        .map((t) => t.text)
        .join(' '),
    );
    insert(root, name, lang, { id, own });
  };
  for (const { id, text, others } of placesOf(data)) {
    const old = names.get(id);
    names.set(id, { ...old, ...text });
    for (const [lang, name] of [...Object.entries(text), ...others]) add(id, true, name, lang);
  }
  for (const [id, lang, name] of countryNames()) add(id, false, name, lang);
  const closures = new Map<string, Closure>();
  const closure = (place: string): Closure => {
    let known = closures.get(place);
    if (!known) {
      known = closureOf(within, place);
      // Only of places that are there: what a question names is without bound.
      if (within.has(place)) closures.set(place, known);
    }
    return known;
  };
  const known = new WeakMap<Whereabouts, readonly Closure[]>();
  const fit = (place: string, there: Whereabouts): ConditionFit => {
    let theirs = known.get(there);
    if (!theirs) known.set(there, (theirs = idsOf(there).map(closure)));
    return fitOf(place, closure(place), theirs);
  };
  const near = new Map(
    data.places.map((p) => [idOfPlace(p), (p.near ?? []).map(regionId)] as const),
  );
  return {
    match: (words, first) => longest(root, exact, words, first),
    isWithin: (place, wider) => closure(place).all.has(wider),
    fit,
    fitNear: (place, there) => {
      const own = place.startsWith('town:') ? regionsOf(closure(place)) : [];
      const fits = [place, ...own, ...(near.get(place) ?? [])].map((p) => fit(p, there));
      if (fits.includes('meets')) return 'meets';
      return fits.includes('unknown') ? 'unknown' : 'fails';
    },
    regionOf: (place) => (place.startsWith('town:') ? regionsOf(closure(place))[0] : undefined),
    nameOf: (place, lang) => nameOf(place, lang, names),
  };
}

/** What each place directly lies in. */
function placesWithin(data: PlaceData): ReadonlyMap<string, ReadonlySet<string>> {
  const within = new Map<string, Set<string>>();
  const inside = (place: string, wider: string): void => {
    const known = within.get(place);
    if (known) known.add(wider);
    else within.set(place, new Set([wider]));
  };
  for (const there of data.whereabouts) {
    const chain = idsOf(there);
    chain.forEach((place, i) => chain.slice(i + 1).forEach((wider) => inside(place, wider)));
  }
  for (const { id, regions = [], towns = [] } of data.places)
    for (const part of [...regions.map(regionId), ...towns.map(townId)]) inside(part, `land:${id}`);
  const atHome = [
    ...Object.keys(data.regions).map(regionId),
    ...data.places.filter((p) => p.regions || p.towns).map((p) => `land:${p.id}`),
  ];
  for (const id of atHome) inside(id, countryId(data.country));
  return within;
}

/** Ids of where something is, narrowest first. */
function idsOf({ town, region, country }: Whereabouts): string[] {
  return [
    ...(town ? [townId(town)] : []),
    ...(region ? [regionId(region)] : []),
    ...(country ? [countryId(country)] : []),
  ];
}

function* placesOf({ whereabouts, regions, places }: PlaceData): Generator<{
  id: string;
  text: Text;
  others: readonly [Lang, string][];
}> {
  const towns = new Set<string>();
  const found = new Set<string>();
  for (const { town, region } of whereabouts) {
    if (town) towns.add(town);
    if (region) found.add(region);
  }
  const german = (name: string): [Lang, string][] => [['de', name]];
  // Of a name that several places have, the first is meant: Prague is the town.
  for (const town of towns) yield { id: townId(town), text: { cs: town }, others: german(town) };
  for (const place of places)
    yield {
      id: idOfPlace(place),
      text: place.name,
      others: Object.entries(place.other ?? {}).flatMap(([lang, list]) =>
        list.map((n): [Lang, string] => [lang, n]),
      ),
    };
  for (const [key, text] of Object.entries(regions)) yield { id: regionId(key), text, others: [] };
  for (const region of found)
    yield { id: regionId(region), text: regions[region] ?? { cs: region }, others: german(region) };
}

function idOfPlace({ id, town, region, country }: ClusterPlace): string {
  if (town) return townId(town);
  if (region) return regionId(region);
  return country ? countryId(country) : `land:${id}`;
}

function insert(root: Node, name: string, lang: Lang, place: Node['place']): void {
  let front = [root];
  for (const { text } of tokenise(name)) {
    const forms = placeForms(text, lang);
    front = front.flatMap((at) => {
      // One child for all forms of a word, unless an earlier name has one of them.
      const child: Node = { next: new Map() };
      const children = new Set<Node>();
      for (const form of forms) {
        const known = at.next.get(form);
        if (!known) at.next.set(form, child);
        children.add(known ?? child);
      }
      return [...children];
    });
  }
  for (const at of front) if (at !== root) at.place ??= place;
}

function longest(
  root: Node,
  exact: ReadonlySet<string>,
  words: readonly string[],
  first: number,
): PlaceMatch | null {
  let best: PlaceMatch | null = null;
  let at: Node | undefined = root;
  for (let i = first; i < words.length; i++) {
    at = at.next.get(words[i]!);
    if (!at) return best;
    if (at.place)
      best = {
        place: at.place.id,
        own: at.place.own,
        exact: exact.has(words.slice(first, i + 1).join(' ')),
        length: i - first + 1,
      };
  }
  return best;
}

/** A place and everything that it lies in, and those of them at each level. */
interface Closure {
  all: ReadonlySet<string>;
  levels: readonly (readonly string[])[];
}

function closureOf(within: ReadonlyMap<string, ReadonlySet<string>>, place: string): Closure {
  const all = new Set([place]);
  for (const id of all) for (const wider of within.get(id) ?? []) all.add(wider);
  return { all, levels: LEVELS.map((level) => [...all].filter((id) => id.startsWith(level))) };
}

function regionsOf({ levels }: Closure): readonly string[] {
  return levels[LEVELS.indexOf('region:')]!;
}

/**
 * Something is elsewhere when both are known at one level (town, region, country) and differ there,
 * or when its region is known and the asked land does not hold it.
 */
function fitOf(place: string, asked: Closure, known: readonly Closure[]): ConditionFit {
  if (known.some((k) => k.all.has(place))) return 'meets';
  const isKnown = (level: number): boolean => known.some((k) => k.levels[level]!.length > 0);
  const differ = LEVELS.some(
    (_, level) =>
      asked.levels[level]!.length > 0 &&
      isKnown(level) &&
      !asked.levels[level]!.some((id) => known.some((k) => k.all.has(id))),
  );
  return differ || (place.startsWith('land:') && isKnown(LEVELS.indexOf('region:')))
    ? 'fails'
    : 'unknown';
}

function nameOf(place: string, lang: Lang, names: ReadonlyMap<string, Text>): string {
  const name = names.get(place);
  const [kind, key] = [place.slice(0, place.indexOf(':')), place.slice(place.indexOf(':') + 1)];
  return (
    name?.[lang] ??
    (kind === 'country' ? new Intl.DisplayNames([lang], { type: 'region' }).of(key) : undefined) ??
    Object.values(name ?? {})[0] ??
    place
  );
}

/** Names of all countries in the languages that questions come in. */
function* countryNames(): Generator<[id: string, lang: Lang, name: string]> {
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  const codes = letters.flatMap((a) => letters.map((b) => a + b));
  for (const lang of NAMED_IN) {
    const display = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const name = display.of(code);
      // Codes of the past (DD) are named like what they have become.
      if (name && new Intl.Locale(`und-${code}`).region === code)
        yield [countryId(code), lang, name];
    }
  }
}
