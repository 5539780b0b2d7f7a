import type { AskedText } from '../../ask/reading/asked-text.ts';
import { breathing } from '../../ask/breathe.ts';
import { askConsortium } from '../../ask/match/consortium.ts';
import { askEquipment } from '../../ask/equipment/equipment.ts';
import { exposureCounts } from '../../ask/map/exposure.ts';
import type { MatchAnswer } from '../../ask/match/match.ts';
import { LONGEST_OUTLINE } from '../../ask/reading/outline.ts';
import type { OutlineNeed } from '../../domain/match.ts';
import { readInChild } from '../../files/read-in-child.ts';
import { inLanguage } from '../../domain/text.ts';
import { listWords } from '../../language/list-words.ts';
import { familyName } from '../../matching/call-families.ts';
import { liftUnseen } from '../../matching/exposure.ts';
import { XLSX_TYPE } from '../../papers/workbook.ts';
import { readCallRules } from '../forms/consortium.ts';
import { needsOf, readMatchForm } from '../forms/match.ts';
import { askedLanguages } from '../view/cluster-words.ts';
import { aboutMember } from '../view/about-member.ts';
import { readParts } from '../view/read-parts.ts';
import { consortiumView } from '../view/consortium.ts';
import { hidesFor } from '../view/disputed.ts';
import { matchCsv, matchWorkbook } from '../view/match-file.ts';
import { matchView } from '../view/match.ts';
import { type NeedInstrument, needEquipment } from '../view/need-equipment.ts';
import type { DownloadReply, PageReply, Reply, Visit } from '../visit.ts';

/** Members answered with reasons. */
const MEMBERS = 15;
const LIFTED = 150;

/** The empty form; `?example` fills in the cluster's example. */
export function match({ t, profile, lang, query, path }: Visit): PageReply {
  const lead = t('match.lead', { languages: askedLanguages(profile, t) });
  const outline = query.has('example') ? inLanguage(profile.outline, lang).trim() : '';
  return {
    view: 'match',
    title: t('match.title'),
    description: lead,
    model: {
      lead,
      outline,
      call: '',
      example: profile.outline[lang] ? `/${lang}${path}?example=1` : '',
      asked: false,
      tooLong: false,
    },
  };
}

/** The posted outline, or its edited needs, answered; nothing of it is kept. */
export async function postMatch(visit: Visit): Promise<Reply> {
  const { t, lang, form, file } = visit;
  const asked = readMatchForm(form);
  const outline = file?.bytes.length ? await readInChild('outline', file, visit) : asked.outline;
  const needs = asked.needs && needsOf(asked.needs, lang);
  // Edited needs are the whole question: what was deleted must not go on counting through the
  // outline.
  const text = needs ? needs.map((n) => n.text).join('\n') : outline.slice(0, LONGEST_OUTLINE);
  if (!text.trim() && !asked.needs)
    return {
      ...match(visit),
      status: 400,
      model: { ...match(visit).model, missing: t('match.missing') },
    };
  return visit.outlines(text, visit, () => answerOutline(visit, outline, text, asked, needs));
}

/** @param text what is asked: the outline, or its needs as they were edited */
async function answerOutline(
  visit: Visit,
  outline: string,
  text: string,
  asked: ReturnType<typeof readMatchForm>,
  needs: OutlineNeed[] | undefined,
): Promise<Reply> {
  const { context, profile, settings, t, lang, form, signal } = visit;
  const rules = readCallRules(form);
  const breathe = breathing(signal);
  // Lifting looks at who stands near: farther down than is shown.
  const limit = settings.exposureLift ? LIFTED : MEMBERS;
  const consortium = await askConsortium(
    context,
    { text, lang, needs, call: asked.call || undefined, rules, limit, off: asked.off },
    signal,
  );
  const team = new Set(consortium.best?.members);
  // Whoever is in the team is shown, however far down.
  const ranked = settings.exposureLift
    ? liftUnseen(consortium.match.members, await exposureCounts(context), settings.exposureLift)
    : consortium.match.members;
  const answer = {
    ...consortium.match,
    members: ranked.filter((m, i) => i < MEMBERS || team.has(m.owner)),
  };
  await breathe();
  const view = matchView(withoutHidden(visit, answer), visit, team);
  const download = await downloadOf(asked.action, view, visit);
  if (download) return download;
  const instruments = await instrumentsFor(visit, answer.needs, consortium.read);
  const programmes = [
    ...new Set(answer.families.filter((f) => f.level === 'programme').map((f) => f.key)),
  ];
  // The page is put together in a step of its own.
  await breathe();
  return {
    view: 'match',
    title: t('match.title'),
    unlisted: true,
    model: {
      ...view,
      introduces: visit.introduces,
      outline,
      instruments,
      about: await aboutMember(visit, text),
      recognised: recognisedWords(programmes, visit),
      asked: true,
      team: consortiumView(consortium, rules, profile, t, view),
      // Who is at work on the needs, or has none yet, finds them open.
      editing: asked.editing || answer.needs.length === 0,
      tooLong: outline.length >= LONGEST_OUTLINE,
      call: asked.call || programmes.join(', '),
      example: '',
      lines: needLines(visit, asked, answer.needs),
    },
  };
}

/** The needs as lines that can be edited, each with what it was read as. */
function needLines(
  visit: Visit,
  { needs, off }: ReturnType<typeof readMatchForm>,
  read: readonly OutlineNeed[],
): object[] {
  const lines = needs ?? read.map(({ text, must, sentence }) => ({ text, must, sentence }));
  return lines.map((l, i) => ({
    ...l,
    number: i + 1,
    index: i,
    first: i === 0,
    parts: readParts(visit, l.text, visit.lang, off),
  }));
}

/** Coverage without statements that the office agreed do not answer such a need. */
function withoutHidden(visit: Visit, answer: MatchAnswer): MatchAnswer {
  if (visit.hidden.size === 0) return answer;
  const hides = new Map(answer.needs.map((n) => [n.id, hidesFor(visit, n.text)]));
  const members = answer.members.map((m) => ({
    ...m,
    coverage: m.coverage.map((c) => {
      const evidence = c.evidence.filter((e) => !hides.get(c.need)?.(m.owner, e.evidence));
      return { ...c, evidence, degree: evidence.length || !c.evidence.length ? c.degree : 0 };
    }),
  }));
  return { ...answer, members };
}

/** The answer as the file that was asked for, if one was. */
async function downloadOf(
  action: string,
  view: ReturnType<typeof matchView>,
  visit: Visit,
): Promise<DownloadReply | undefined> {
  const { t } = visit;
  const name = t('match.file.name');
  if (action === 'xlsx')
    return { download: `${name}.xlsx`, type: XLSX_TYPE, body: await matchWorkbook(view, t, visit) };
  if (action === 'csv')
    return {
      download: `${name}.csv`,
      type: 'text/csv; charset=utf-8',
      body: matchCsv(view, t),
    };
  return undefined;
}

function recognisedWords(programmes: readonly string[], { t, lang }: Visit): string {
  const calls = programmes.map((key) => familyName(key, lang));
  return calls.length ? t('match.recognised', { calls: listWords(calls, t.customs) }) : '';
}

/**
 * The best instrument of each need where one is fair or meets a figure; nothing when none has one.
 */
async function instrumentsFor(
  visit: Visit,
  needs: readonly OutlineNeed[],
  read: readonly AskedText[],
): Promise<{ number: number; need: string; best?: NeedInstrument }[]> {
  const rows = [];
  const breathe = breathing(visit.signal);
  for (const [i, need] of needs.entries()) {
    await breathe();
    const answer = await askEquipment(
      visit.context,
      { need: need.text, lang: need.lang, read: read[i], limit: 1, statements: false },
      visit.signal,
    );
    const worth = answer.instruments.filter(
      (a) => a.strength !== 'weak' || a.figures.some((f) => f.fit === 'met' || f.fit === 'near'),
    );
    rows.push({
      number: i + 1,
      need: need.text,
      best: needEquipment({ ...answer, instruments: worth }, i + 1, visit).instruments[0],
    });
  }
  return rows.some((r) => r.best) ? rows : [];
}
