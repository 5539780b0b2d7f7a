import { denseOf } from '../../ask/knowledge/dense.ts';
import { EVIDENCE_KINDS } from '../../domain/evidence.ts';
import type { SearchEngine } from '../../search/port.ts';
import type { PageReply, Visit } from '../visit.ts';
import { dateFormat } from '../rendering/date-formats.ts';

/**
 * What is served: the build, its age, its counts, its engine, and how many remarks the input got.
 */
export function status({ context, troubles, t }: Visit): PageReply {
  const { catalogue, build, engine } = context;
  const { counts } = catalogue;
  const published = dateFormat(t.customs, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date(build.published));
  const rows = [
    ['build', build.build],
    ['published', t('status.utc', { time: published })],
    ['engine', engine.name],
    ...serverRows(engine, t),
    ...denseRow(context, t),
    ['organisations', t.number(counts.organisations)],
    ['members', t.number(counts.members)],
    ...EVIDENCE_KINDS.map((kind): [string, string] => [
      `kind.${kind}`,
      t.number(counts.kinds[kind] ?? 0),
    ]),
    ['concepts', t.number(counts.concepts)],
    [
      'withConcept',
      counts.evidence ? `${t.number((100 * counts.withConcept) / counts.evidence, 0)}\u00a0%` : '–',
    ],
    ['words', t.number(counts.words)],
    ['defects', t.number(counts.defects)],
  ];
  return {
    view: 'status',
    title: t('status.title'),
    unlisted: true,
    model: {
      troubles: troubles.map((trouble) => t(`status.trouble.${trouble}`)),
      rows: rows.map(([key, value]) => ({
        name: t(key!.startsWith('kind.') ? `site.${key}` : `status.${key}`),
        value,
      })),
    },
  };
}

/**
 * Whether an embedding model takes part, and why not; nothing where none was ever set up. Why a
 * service is away is told by "collimate status".
 */
function denseRow(context: Visit['context'], t: Visit['t']): [string, string][] {
  const { state, model, width } = denseOf(context).status();
  if (state === 'off' && !model) return [];
  return [['dense', t(`status.denseState.${state}`, { model: model ?? '', width: width ?? 0 })]];
}

/**
 * How the servers of the engine are, in a sentence; which one and why is in the log and in
 * "collimate meili status".
 */
function serverRows(engine: SearchEngine, t: Visit['t']): [string, string][] {
  const state = engine.status?.();
  if (!state) return [];
  return [
    [
      'servers',
      t(`status.server.${state.state}`, {
        ready: state.servers.filter((s) => s.ready).length,
        all: state.servers.length,
      }),
    ],
  ];
}
