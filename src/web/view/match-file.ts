/**
 * The answer to an outline as files for a meeting: XLSX with matrix, reasons and needs; CSV with
 * one line a member and need.
 */
import { stringify } from 'csv-stringify/sync';
import { type Asker, safeText, workbook } from '../../papers/workbook.ts';
import type { Translate } from '../rendering/locales.ts';
import type { MatchView, MemberMatchView } from './match.ts';
import { plain } from './words.ts';

const LONG = 60;

export function matchWorkbook(view: MatchView, t: Translate, asker: Asker): Promise<Buffer> {
  const standing = (m: MemberMatchView): string =>
    t(`site.standing.${m.prospect ? 'prospect' : 'member'}`);
  const head = (...keys: string[]): string[] => keys.map((k) => t(`match.file.${k}`));
  const sheets = [
    {
      name: t('match.file.matrix'),
      widths: [40, 20, 24, 12, ...view.needs.map(() => 8)],
      header: [
        ...head('organisation', 'town', 'standing', 'strength'),
        ...view.needs.map((n) => String(n.number)),
      ],
      rows: view.members.map((m) => [
        plain(m.name),
        m.town,
        standing(m),
        m.strengthLabel,
        ...m.cells.map((c) => t(`match.cell.${c.mark}`)),
      ]),
    },
    {
      name: t('match.file.reasons'),
      widths: [40, 8, 50, 16, LONG, LONG],
      header: head('organisation', 'number', 'need', 'kind', 'statement', 'sources'),
      rows: view.members.flatMap((m) =>
        m.covers.flatMap((c) =>
          c.lines.map((l) => [
            plain(m.name),
            c.number || '',
            c.need,
            l.kindLabel,
            plain(l.title),
            l.sources.map((s) => s.href || s.label).join(' '),
          ]),
        ),
      ),
    },
    {
      name: t('match.file.needs'),
      widths: [8, LONG, 12, 16],
      header: head('number', 'need', 'weight', 'covered'),
      rows: view.needs.map((n) => [
        n.number,
        n.text,
        t(n.must ? 'match.must' : 'match.wanted'),
        t(n.covered ? 'match.file.yes' : 'match.file.no'),
      ]),
    },
  ];
  return workbook(sheets, asker);
}

/** With a byte order mark and the separator that spreadsheets of the language expect. */
export function matchCsv(view: MatchView, t: Translate): string {
  const header = [
    'organisation',
    'standing',
    'strength',
    'number',
    'need',
    'kind',
    'statement',
    'sources',
  ].map((k) => t(`match.file.${k}`));
  const rows = view.members.flatMap((m) =>
    m.covers.flatMap((c) =>
      c.lines.map((l) => [
        plain(m.name),
        t(`site.standing.${m.prospect ? 'prospect' : 'member'}`),
        m.strengthLabel,
        c.number || '',
        c.need,
        l.kindLabel,
        plain(l.title),
        l.sources.map((s) => s.href || s.label).join(' '),
      ]),
    ),
  );
  const safe = [header, ...rows].map((row) => row.map((v) => safeText(String(v))));
  return stringify(safe, {
    bom: true,
    delimiter: (1.5).toLocaleString(t.lang).includes(',') ? ';' : ',',
  });
}
