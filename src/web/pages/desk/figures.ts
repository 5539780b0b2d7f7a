/** Figures of the year: a page for the board, each figure with its list, and the same as a workbook. */
import { type Figure, figuresOf } from '../../../desk/figures.ts';
import { inLanguage } from '../../../domain/text.ts';
import { workbook, XLSX_TYPE } from '../../../papers/workbook.ts';
import { utcDay } from '../../view/posting.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { deskFrame } from './frame.ts';

/** Searches without an answer that are listed. */
const MISSES = 200;
/** Lines of a list on the page; the workbook has all. */
const SHOWN = 100;

export function deskFigures(visit: OfficeVisit): Reply {
  const { t, lang } = visit;
  const year = yearOf(visit);
  const base = `/${lang}/desk/figures`;
  return {
    view: 'desk/figures',
    title: t('desk.figures.title', { year: String(year) }),
    model: {
      desk: deskFrame(visit),
      heading: t('desk.figures.title', { year: String(year) }),
      year: String(year),
      last: String(year - 1),
      earlier: `${base}?year=${year - 1}`,
      later: year < visit.office.db.now().getUTCFullYear() ? `${base}?year=${year + 1}` : '',
      file: `${base}.xlsx?year=${year}`,
      figures: figuresFor(visit, year).map((f) => ({
        what: f.what,
        name: t(`desk.figures.${f.what}`),
        count: f.lines.length,
        before: f.before === null ? '' : t.number(f.before),
        lines: f.lines.slice(0, SHOWN).map((l) => ({
          day: l.day ? utcDay(l.day, t) : '',
          who: inLanguage(l.who, lang),
          about: inLanguage(l.about, lang),
        })),
        more: Math.max(0, f.lines.length - SHOWN),
      })),
    },
  };
}

export async function deskFiguresFile(visit: OfficeVisit): Promise<Reply> {
  const { t, lang } = visit;
  const year = yearOf(visit);
  const figures = figuresFor(visit, year);
  const header = ['day', 'who', 'about'].map((name) => t(`desk.figures.column.${name}`));
  const body = await workbook(
    [
      {
        name: String(year),
        header: [t('desk.figures.figure'), String(year), String(year - 1)],
        rows: figures.map((f) => [t(`desk.figures.${f.what}`), f.lines.length, f.before]),
        widths: [48, 10, 10],
      },
      ...figures.map((f) => ({
        name: t(`desk.figures.${f.what}`),
        header,
        rows: f.lines.map((l) => [l.day, inLanguage(l.who, lang), inLanguage(l.about, lang)]),
        widths: [14, 40, 60],
      })),
    ],
    visit,
  );
  return {
    download: `${t('desk.figures.file', { year: String(year) })}.xlsx`,
    type: XLSX_TYPE,
    body,
  };
}

function figuresFor({ office, context, misses }: OfficeVisit, year: number): Figure[] {
  return figuresOf(office.db, context.catalogue.organisations(), misses?.list(MISSES) ?? [], year);
}

/** The year of the address; the running one where it names none that can be. */
function yearOf({ query, office }: OfficeVisit): number {
  const now = office.db.now().getUTCFullYear();
  const year = Number(query.get('year') ?? now);
  return Number.isInteger(year) && year >= 2000 && year <= now ? year : now;
}
