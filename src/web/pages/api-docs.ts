import { exampleOf, exampleWords } from '../api/examples.ts';
import { OPERATIONS } from '../api/operations.ts';
import { openApiDocument } from '../api/openapi.ts';
import { downloadsOf, type ListName } from '../view/lists/downloads.ts';
import type { PageReply, Visit } from '../visit.ts';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: { type?: string; enum?: string[]; default?: unknown };
}

type Paths = Record<string, Record<string, { parameters?: Parameter[] }>>;
let known: Paths | undefined;

/** What the document says of every operation; made once, the same wherever the server is reached. */
function described(): Paths {
  known ??= (openApiDocument(OPERATIONS, '') as { paths: Paths }).paths;
  return known;
}

/** The API in words, made from the same operations as the document. */
export function apiDocs({ t, lang, origin, context }: Visit): PageReply {
  const paths = described();
  const words = exampleWords(context.catalogue);
  const operations = OPERATIONS.map((o) => ({
    id: o.id,
    method: o.method.toUpperCase(),
    path: `/api/v1${o.path}`,
    summary: o.summary,
    description: o.description ?? '',
    example: exampleOf(o, words),
    body: o.method === 'post',
    parameters: (paths[o.path]?.[o.method]?.parameters ?? []).map((p) => ({
      name: p.name,
      note: [
        p.required ? t('api.required') : '',
        p.schema?.enum?.join(' | ') ?? '',
        p.schema?.default === undefined || p.schema.default === ''
          ? ''
          : `= ${JSON.stringify(p.schema.default)}`,
        p.description ?? '',
      ]
        .filter(Boolean)
        .join('; '),
    })),
  }));
  return {
    view: 'api-docs',
    title: t('api.title'),
    description: t('api.lead'),
    model: {
      operations,
      base: `${origin}/api/v1`,
      files: ['members', 'equipment', 'projects', 'offers', 'calls', 'events'].map((list) => ({
        name: t(`lists.name.${list}`),
        downloads: downloadsOf(lang, list as ListName),
      })),
    },
  };
}
