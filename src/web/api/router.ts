/**
 * /api: the operations under /v1, and their document. Requests are checked, answers carry ETags,
 * errors are problem details.
 */
import express, { type Request, type RequestHandler, Router } from 'express';
import type { z } from 'zod';
import { Problem } from '../../domain/problem.ts';
import { originOf, publicOf } from '../page.ts';
import { noMethod, senderOf } from '../security.ts';
import type { Site } from '../visit.ts';
import type { Operation } from './operation.ts';
import { openApiDocument } from './openapi.ts';
import { OPERATIONS } from './operations.ts';

/** Longest JSON body: an outline of a hundred pages. */
const BODY_LIMIT = '1mb';

export function api(site: Site): Router {
  const router = Router();
  router.get('/openapi.json', (request, response) => {
    response.json(openApiDocument(OPERATIONS, originOf(site.settings, request)));
  });
  for (const o of OPERATIONS) {
    router[o.method](
      routePath(o.path),
      ...(o.body ? [express.json({ limit: BODY_LIMIT })] : []),
      answer(site, o),
    );
  }
  for (const path of new Set(OPERATIONS.map((o) => o.path))) {
    const methods = OPERATIONS.filter((o) => o.path === path).map((o) => o.method);
    const allowed = methods.includes('get') ? ['GET', 'HEAD'] : [];
    if (methods.includes('post')) allowed.push('POST');
    allowed.push('OPTIONS');
    router.all(routePath(path), (request, response) => {
      if (request.method !== 'OPTIONS') throw noMethod(request, allowed);
      response.status(204).set('Allow', allowed.join(', ')).end();
    });
  }
  return router;
}

/** The path of an operation in the way of the router. */
function routePath(path: string): string {
  return `/v1${path.replace(/\{(\w+)\}/g, ':$1')}`;
}

function answer(site: Site, o: Operation): RequestHandler {
  return (request, response) =>
    site.source.use(async (context) => {
      const left = new AbortController();
      response.once('close', () => {
        if (!response.writableEnded) left.abort();
      });
      const result = await o.run({
        context,
        origin: originOf(site.settings, request),
        postings: () => publicOf(site),
        signal: left.signal,
        inTurn: (text, work) =>
          site.outlines(text, { sender: senderOf(request), signal: left.signal }, work),
        path: checked(o.pathParameters, request.params, 'path'),
        query: checked(o.query, queryOf(request), 'query'),
        body: checked(o.body, request.body, 'body'),
      });
      response
        .set({
          'Cache-Control': o.method === 'get' ? 'no-cache' : 'no-store',
          'Access-Control-Allow-Origin': '*',
        })
        // What the document does not name, notes of the office for instance, is in no answer.
        .json(o.answer.parse(result));
    });
}

function queryOf(request: Request): Record<string, string | string[]> {
  const query = new URL(request.originalUrl, 'http://localhost').searchParams;
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? values[0]! : values];
    }),
  );
}

/** @throws Problem `invalid` naming each wrong field */
function checked(
  schema: z.ZodType | undefined,
  value: unknown,
  where: string,
): Record<string, unknown> {
  if (!schema) return {};
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const wrong = parsed.error.issues
    .slice(0, 10)
    .map((i) => `${where}${i.path.length ? ` "${i.path.join('.')}"` : ''}: ${i.message}`);
  throw new Problem('invalid', `The request cannot be used: ${wrong.join('; ')}.`);
}
