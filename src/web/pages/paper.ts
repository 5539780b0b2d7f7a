/** A paper first as a form to edit, then as it is printed. What is edited is kept nowhere. */
import { Problem } from '../../domain/problem.ts';
import { inLanguage } from '../../domain/text.ts';
import { Fields } from '../forms/fields.ts';
import { type Paper, PAPER_KINDS, paperOf } from '../view/paper.ts';
import { utcDay } from '../view/posting.ts';
import type { Reply, Visit } from '../visit.ts';

const LONGEST_TITLE = 200;
const LONGEST_TEXT = 20_000;

export function paper(visit: Visit): Reply {
  const { t, params, profile, lang, form, path } = visit;
  const kind = PAPER_KINDS.find((k) => k === params.kind);
  if (!kind) throw new Problem('not-found', 'There is no such paper.', { key: 'error.notFound' });
  const made = paperOf(visit, kind, params.id ?? '');
  const edited = form.size > 0 ? editedPaper(form, made) : made;
  const isPrinted = form.get('do') === 'print';
  return {
    view: isPrinted ? 'paper-print' : 'paper',
    title: edited.title,
    unlisted: true,
    ...(isPrinted ? { layout: 'print' } : {}),
    model: {
      ...edited,
      kind,
      paperName: t(`paper.kind.${kind}`),
      action: `/${lang}${path}`,
      cluster: inLanguage(profile.name, lang),
      date: utcDay(new Date().toISOString(), t),
      parts: edited.parts.map((p) => ({ ...p, lines: p.text.split('\n').filter(Boolean) })),
    },
  };
}

/** The paper with the words of the form; a part that was emptied is left out when printed. */
function editedPaper(form: URLSearchParams, made: Paper): Paper {
  const fields = new Fields(form);
  const headings = form.getAll('heading');
  const texts = form.getAll('text');
  const bounded = (text: string, most: number): string =>
    text.replace(/\r\n?/g, '\n').slice(0, most);
  return {
    title: fields.text('title', LONGEST_TITLE) || made.title,
    lead: fields.text('lead', LONGEST_TITLE * 4),
    parts: made.parts
      .map((p, i) => ({
        heading: bounded(headings[i] ?? p.heading, LONGEST_TITLE),
        text: bounded(texts[i] ?? p.text, LONGEST_TEXT).trim(),
      }))
      .filter((p) => p.text !== ''),
    address: made.address,
  };
}
