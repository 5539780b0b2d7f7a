/** What the index understands in a statement, in the reader's words. */
import { placesOf } from '../../ask/reading/read-request.ts';
import { previewStatement } from '../../ask/reading/statement-preview.ts';
import { type Evidence, EVIDENCE_KINDS, KINDS } from '../../domain/evidence.ts';
import type { RecordFields } from '../../domain/record.ts';
import { inLanguage } from '../../domain/text.ts';
import type { TableName } from '../../domain/workbook.ts';
import { nameQuantity } from '../../language/format-quantity.ts';
import type { Visit } from '../visit.ts';
import { listOf, textOf } from './record.ts';

export interface PreviewView {
  rows: { name: string; values: string[] }[];
}

/** Null for what is no statement: an organisation itself, a presence. */
export function previewView(
  visit: Visit,
  table: TableName,
  fields: RecordFields,
): PreviewView | null {
  const kind = EVIDENCE_KINDS.find((k) => KINDS[k].table === table);
  if (!kind) return null;
  const { context, lang, t } = visit;
  const { concepts, quantities, reading } = previewStatement(context, evidenceOf(kind, fields));
  const row = (name: string, values: string[]): PreviewView['rows'][number] => ({
    name: t(`own.preview.${name}`),
    values,
  });
  return {
    rows: [
      row(
        'concepts',
        concepts.map((id) => inLanguage(context.catalogue.concept(id)?.concept.preferred, lang)),
      ),
      row(
        'figures',
        quantities.map((q) => nameQuantity(q, lang)),
      ),
      row(
        'help',
        reading.help.map((h) => t(`site.help.${h}`)),
      ),
      row(
        'places',
        reading.places.map((id) => placesOf(context).nameOf(id, lang)),
      ),
      ...(reading.certificates.length ? [row('certificates', [...reading.certificates])] : []),
    ],
  };
}

function evidenceOf(kind: Evidence['kind'], fields: RecordFields): Evidence {
  const parameters = Object.fromEntries(
    listOf(fields.parameters).map((p) => {
      const [name = '', ...value] = p.split(':');
      return [name.trim(), value.join(':').trim()];
    }),
  );
  return {
    id: '',
    kind,
    owners: [],
    title: textOf(fields, 'title'),
    body: { ...textOf(fields, 'note'), ...textOf(fields, 'summary') },
    keywords: listOf(fields.keywords),
    sources: [],
    ...(kind === 'instrument' && {
      instrument: { parameters, access: { words: fields.access ?? '', term: 'not-stated' } },
    }),
  };
}
