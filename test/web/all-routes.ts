/** Every address of the server, taken from the routers themselves, so that none is forgotten. */
import { Router } from 'express';
import { vi } from 'vitest';

export type Method = 'get' | 'post';
export const METHODS: readonly Method[] = ['get', 'post'];

export interface Route {
  method: Method;
  path: string;
}

/** What every router was told, by the router. */
interface Told {
  mounted: [path: string, router: object][];
  routes: Route[];
}

/** Starts a server and listens to what its routers are told meanwhile. */
export async function routesOf<T>(start: () => Promise<T>): Promise<[started: T, routes: Route[]]> {
  const told = new Map<object, Told>();
  const of = (router: object): Told => {
    const known = told.get(router) ?? { mounted: [], routes: [] };
    told.set(router, known);
    return known;
  };
  const proto = Router.prototype as Record<'use' | Method, (...given: unknown[]) => unknown>;
  const use = proto.use;
  vi.spyOn(proto, 'use').mockImplementation(function (this: object, ...given) {
    const path = typeof given[0] === 'string' ? given[0] : '/';
    for (const part of given) if (typeof part === 'function') of(this).mounted.push([path, part]);
    return use.apply(this, given);
  });
  for (const method of METHODS) {
    const add = proto[method];
    vi.spyOn(proto, method).mockImplementation(function (this: object, ...given) {
      for (const path of [given[0]].flat())
        if (typeof path === 'string') of(this).routes.push({ method, path });
      return add.apply(this, given);
    });
  }
  const started = await start();
  vi.restoreAllMocks();
  const nested = new Set([...told.values()].flatMap((t) => t.mounted.map(([, router]) => router)));
  const roots = [...told.keys()].filter((router) => !nested.has(router));
  const walk = (router: object, at: string): Route[] => {
    const known = told.get(router);
    if (!known) return [];
    return [
      ...known.routes.map((r) => ({ ...r, path: joined(at, r.path) })),
      ...known.mounted.flatMap(([path, inner]) => walk(inner, joined(at, path))),
    ];
  };
  return [started, roots.flatMap((root) => walk(root, '/'))];
}

function joined(a: string, b: string): string {
  return `${a}/${b}`.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
}
