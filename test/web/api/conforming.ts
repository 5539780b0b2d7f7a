/** That an answer of the API is what its document says: every field known, none more. */
import { expect } from 'vitest';
import { OPERATIONS } from '../../../src/web/api/operations.ts';
import { problem } from '../../../src/web/api/schemas.ts';

/** @param path as it was asked, below /api/v1, with or without its question */
export function expectConforming(
  method: 'get' | 'post',
  path: string,
  status: number,
  body: unknown,
): void {
  const asked = path.split('?', 1)[0]!;
  const operation = OPERATIONS.find(
    (o) =>
      o.method === method && new RegExp(`^${o.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(asked),
  );
  const schema = status === 200 ? operation?.answer : problem;
  expect(schema, `${method} ${asked} is in the document`).toBeDefined();
  // What the schema does not name is left out of what it parses.
  expect(schema!.parse(body), `${method} ${path}`).toEqual(body);
}
