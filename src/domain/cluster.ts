import type { AccessTerm } from './evidence.ts';
import type { Neighbour } from './neighbour.ts';
import type { Lang, Text } from './text.ts';

export interface Pillar {
  id: string;
  /** One letter that stands for the pillar beside its colour. */
  letter: string;
  /** CSS colours for light and dark pages, `#rrggbb`. */
  colour: { light: string; dark: string };
  name: Text;
  scope: Text;
  sources: readonly string[];
}

/** One step of the value chain, from materials to use. */
export interface ValueStage {
  id: string;
  name: Text;
  /** Concepts that belong to it; everything narrower belongs, too. */
  concepts: readonly string[];
}

/**
 * A land (Moravia) by its regions or towns, or further names of a town, region or country as the
 * data name it (Brünn).
 */
export interface ClusterPlace {
  id: string;
  name: Text;
  /** Other names, spellings and adjectives per language. */
  other?: Readonly<Record<Lang, readonly string[]>>;
  /** Of a land: keys of its regions, and towns, as they stand in the data. */
  regions?: readonly string[];
  towns?: readonly string[];
  /** Keys of regions that count as near it, beside its own. */
  near?: readonly string[];
  /** The town, region or country (ISO 3166-1 alpha-2) that the names are further names of. */
  town?: string;
  region?: string;
  country?: string;
}

/** Outlines of the regions, by which the page of members draws a map. */
export interface RegionMap {
  /** Of the drawing, as in SVG: left, top, width, height. */
  viewBox: string;
  /** Where the outlines are from. */
  source: string;
  /** Per region key: its outline as an SVG path, and "x y" of the middle of its label. */
  shapes: Readonly<Record<string, { path: string; label: string }>>;
}

/**
 * Everything that makes an installation this cluster's own; read from `cluster.yaml` and kept with
 * the build.
 */
export interface ClusterProfile {
  id: string;
  name: Text;
  shortName: Text;
  website?: string;
  /** The first page's headline, for instance "Who in our field can do it?". */
  question?: Text;
  /** Where a visitor asks for an introduction. An office address, never a person's. */
  contact?: { email?: string; url?: string };
  /** Under which the catalogue is handed out to others; without one it is not. */
  licence?: string;
  /** Clusters whose catalogues were taken in; from their copies, never from the settings. */
  neighbours?: readonly Neighbour[];
  /** Languages of the pages, the first is the default. */
  languages: readonly Lang[];
  country: string;
  /** IANA time zone of new missions, such as `Europe/Vienna`; else that of the server. */
  timezone?: string;
  /**
   * Country that members without one in the data count as when a team must be from several; nobody
   * is said to be there.
   */
  assumedCountry?: string;
  /** Name of a region per region key as it stands in the data. */
  regions: Readonly<Record<string, Text>>;
  /** Without it no map is drawn. */
  regionMap?: RegionMap;
  pillars: readonly Pillar[];
  /** Stages in order; empty where the cluster draws no chain. */
  valueChain: readonly ValueStage[];
  /** Lands, and further names of places, by which questions are read. */
  places: readonly ClusterPlace[];
  /**
   * Concepts that, with everything narrower, are found by searching but are no topics: the life of
   * the cluster rather than its field.
   */
  quietConcepts: readonly string[];
  /**
   * Organisations that are never merged: `all`, or groups of ids that look alike and are not.
   */
  keepApart?: 'all' | readonly (readonly string[])[];
  /** Example questions for the home page, per language. */
  examples: Readonly<Record<Lang, readonly string[]>>;
  /** Example needs for the pages of equipment, per language; best with figures. */
  equipmentExamples: Readonly<Record<Lang, readonly string[]>>;
  /** Example project outline for the match page, per language. */
  outline: Text;
  /** Words of access to equipment and the term they mean; compared after folding. */
  access: Readonly<Record<AccessTerm, readonly string[]>>;
  /** Names of equipment categories per key as it stands in the data. */
  categories: Readonly<Record<string, Text>>;
  /** The categories in a few groups, in the order in which the page of equipment offers them. */
  equipmentGroups?: readonly { id: string; name: Text; categories: readonly string[] }[];
  /** Names of parameters per key as it stands in the data, words parted by spaces. */
  parameterNames?: Readonly<Record<string, Text>>;
  /**
   * Names of the sets of questions in docs/quality.json that were measured for this cluster; the
   * page of quality shows these and no others.
   */
  measured: Readonly<Record<string, Text>>;
}
