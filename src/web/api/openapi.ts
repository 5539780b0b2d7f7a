/** The OpenAPI 3.1 document, made from the operations. */
import { type ZodOpenApiPathsObject, createDocument } from 'zod-openapi';
import type { Operation } from './operation.ts';
import { problem } from './schemas.ts';

export function openApiDocument(operations: readonly Operation[], origin: string): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const o of operations) {
    paths[o.path] = {
      ...paths[o.path],
      [o.method]: {
        operationId: o.id,
        summary: o.summary,
        description: o.description,
        requestParams: {
          ...(o.pathParameters && { path: o.pathParameters }),
          ...(o.query && { query: o.query }),
        },
        ...(o.body && {
          requestBody: { required: true, content: { 'application/json': { schema: o.body } } },
        }),
        responses: {
          200: { description: 'The answer', content: { 'application/json': { schema: o.answer } } },
          default: {
            description: 'What went wrong',
            content: { 'application/problem+json': { schema: problem } },
          },
        },
      },
    };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Collimate',
      version: '1',
      description:
        'The answers of the pages as JSON. Reading needs no key; the number of requests a minute is limited.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths,
  });
}
