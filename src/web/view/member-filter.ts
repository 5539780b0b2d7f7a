/** The directory narrowed by deciding facts: only by what the data know of somebody. */
import type { Organisation } from '../../domain/organisation.ts';
import type { Translate } from '../rendering/locales.ts';
import { languageName } from './deciding-facts.ts';

/** Sizes by number of people, the limits of the EU for small and medium-sized firms. */
const SIZES: readonly [size: string, from: number, to: number][] = [
  ['small', 0, 49],
  ['medium', 50, 249],
  ['large', 250, Infinity],
];

interface Facet {
  valuesOf: (o: Organisation) => readonly string[];
  label: (value: string, t: Translate) => string;
}

const FACETS: Readonly<Record<string, Facet>> = {
  size: {
    valuesOf: ({ facts }) =>
      SIZES.filter(([, from, to]) => {
        const count = facts?.employees;
        return count !== undefined && count >= from && count <= to;
      }).map(([size]) => size),
    label: (size, t) => t(`members.size.${size}`),
  },
  language: {
    valuesOf: ({ facts }) => facts?.languages ?? [],
    label: (code, t) => languageName(code, t.lang),
  },
  material: { valuesOf: ({ facts }) => facts?.materials ?? [], label: (words) => words },
  workgroup: { valuesOf: (o) => o.workingGroups ?? [], label: (name) => name },
};

export interface MemberFilter {
  keeps: (o: Organisation) => boolean;
  /** Name and value of what was chosen, to be carried along. */
  chosen: [name: string, value: string][];
  /** For the page: one choice a fact that is known of somebody. */
  model: { facts: object[]; narrowed: boolean };
}

export function memberFilter(
  organisations: readonly Organisation[],
  query: URLSearchParams,
  t: Translate,
): MemberFilter {
  const fields = Object.entries(FACETS).flatMap(([name, { valuesOf, label }]) => {
    const values = [...new Set(organisations.flatMap(valuesOf))].sort();
    const wanted = query.get(name);
    if (!values.length) return [];
    const options = values.map((value) => ({
      value,
      label: label(value, t),
      chosen: value === wanted,
    }));
    return [{ name, label: t(`members.facts.${name}`), options }];
  });
  const chosen = fields.flatMap(({ name, options }) =>
    options.filter((o) => o.chosen).map((o): [string, string] => [name, o.value]),
  );
  return {
    model: { facts: fields, narrowed: chosen.length > 0 },
    chosen,
    keeps: (o) => chosen.every(([name, value]) => FACETS[name]!.valuesOf(o).includes(value)),
  };
}
