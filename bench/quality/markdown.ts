import { MATCH_FEATURES } from '../../src/matching/features/index.ts';
import type { Right } from '../../src/matching/claims/reliability.ts';
import type { QualityReport, QualitySection } from './report.ts';

const TITLES: Readonly<Record<string, string>> = {
  'coc-en': 'Czech Optical Cluster, 12 topics in English',
  'coc-cs': 'The same topics in Czech',
  'coc-de': 'The same topics in German (translated for this project)',
  'photonics-a-masked':
    'CORDIS photonics, project to member, the names of the partners replaced in the text',
  'broad-a-masked':
    'CORDIS broad, project to member, the names of the partners replaced in the text',
  'broad-c': 'CORDIS broad, title of a call to members',
  'judged-en': 'Judged topics in English',
  'judged-cs': 'Judged topics in Czech',
  'judged-csx': 'Judged topics in Czech without diacritics',
  'judged-de': 'Judged topics in German',
  'judged-keyword': 'Judged topics in two or three words',
  'judged-typo': 'Judged topics with a slip of the pen',
  'judged-sentence': 'Judged topics as sentences',
  'judged-figures': 'Judged topics with figures',
  'judged-constraint': 'Judged topics with a place, kind of organisation, access or "without"',
  'judged-outline': 'Judged topics as short outlines',
  'outsiders-en': 'Topics in other words than the statements have, in English',
  'outsiders-cs': 'The same topics in other words, in Czech',
  'outsiders-de': 'The same topics in other words, in German',
  'photonics-a-all': 'CORDIS photonics, project to member: all members',
  'photonics-a-three-or-more':
    'CORDIS photonics, project to member: members with three or more earlier projects',
  'photonics-a-at-most-ten':
    'CORDIS photonics, project to member: members with at most ten earlier projects',
  'photonics-b': 'CORDIS photonics, member to new partner',
  'broad-a-all': 'CORDIS broad, project to member: all members',
  'broad-a-three-or-more':
    'CORDIS broad, project to member: members with three or more earlier projects',
  'broad-a-at-most-ten':
    'CORDIS broad, project to member: members with at most ten earlier projects',
};

/** docs/QUALITY.md from the figures. */
export function qualityMarkdown(report: QualityReport): string {
  return `${[HEAD, ...report.sections.map(sectionText), partnersText(report), claimsText(report), weightsText(report), missingText(report)].filter(Boolean).join('\n\n')}\n`;
}

const HEAD = `# How good the matches are

Written by \`collimate quality\`; do not edit. Each set of questions is answered by the program that serves visitors and by baselines
(bench/baselines) over the same members. Figures are means over questions ± half of the 95 % interval. "Ahead" is ours minus the
baseline in nDCG@10, paired by question, with a bootstrap interval of 95 %: above zero throughout, we are better for certain. Times are
means of one question in the same run, on one machine; baselines that would take minutes on a set are left out
there. A member that looks for partners is put to the baselines by the first words of everything that it says.

An organisation that no judge looked at counts as a wrong answer, so figures on CORDIS are low for everybody: a project names its
real partners only, not all who could have taken part. An outline may name its partners, whom ours recognises and the baselines do not:
so the figures with the partners' names replaced stand first, and those with names show how much of the rest is recognising them. The
topics are measured on the statements on which they were judged (fixtures/judged). Weights were chosen on these questions
(\`collimate tune\` proposes and cross-validates them); other questions of the same kind will do a little worse. Data: European Union, CORDIS (CC BY 4.0), filtered; facts of the Czech
Optical Cluster from the sources in fixtures/coc.`;

function sectionText(section: QualitySection): string {
  const f = (x: number): string => x.toFixed(3);
  const signed = (x: number): string => `${x >= 0 ? '+' : ''}${f(x)}`;
  const rows = section.rows.map((r) => {
    const { ndcg10, recall20, mrr } = r.figures;
    const ahead = r.ahead
      ? `${signed(r.ahead.mean)} [${signed(r.ahead.low)}, ${signed(r.ahead.high)}]`
      : '';
    return `| ${r.baseline || '**Collimate**'} | ${f(ndcg10.mean)} ±${f(ndcg10.half)} | ${f(recall20.mean)} ±${f(recall20.half)} | ${f(mrr.mean)} ±${f(mrr.half)} | ${ahead} | ${r.milliseconds.toFixed(1)} |`;
  });
  return [
    `## ${TITLES[section.id] ?? section.id}`,
    `${section.queries} questions.`,
    '',
    '| | nDCG@10 | Recall@20 | MRR | ahead | ms |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function partnersText({ partners }: QualityReport): string {
  if (!partners) return '';
  const percent = (x: number): string => `${(100 * x).toFixed(1)} %`;
  const rows = [
    ['**Collimate**', partners.ours] as const,
    ...partners.baselines.map((b) => [b.baseline, b.share] as const),
    ['chance', partners.chance] as const,
  ];
  return [
    '## Real partners among the first ten suggestions',
    `Czech Optical Cluster: of the partners that ${partners.members} organisations have in joint projects, the share found among their`,
    'first ten suggestions, with the joint projects left out of everything that is known.',
    '',
    '| | share |',
    '|---|---|',
    ...rows.map(([name, share]) => `| ${name} | ${percent(share)} |`),
  ].join('\n');
}

function claimsText({ claims: { answers, same, outsiders } }: QualityReport): string {
  const share = ({ right, of }: Right): string =>
    of > 0 ? `${right} of ${of} (${Math.round((100 * right) / of)} %)` : 'none';
  return [
    '## What is said beside the ranking',
    'Claims on topics and pairs that the fit of their strength had not seen: "strong" promises nine right in ten, "fair" one in two.',
    '',
    '| claim | strong, right | fair, right |',
    '|---|---|---|',
    `| an organisation answers a question | ${share(answers.strong)} | ${share(answers.fair)} |`,
    `| the same, asked in other words | ${share(outsiders.strong)} | ${share(outsiders.fair)} |`,
    `| two statements do the same | ${share(same.strong)} | ${share(same.fair)} |`,
    '',
    `That nobody answers was said of ${share(answers.nobody)} topics that nobody answers; of topics that somebody answers, a claim was made for ${share(answers.answered)}.`,
    `Asked in other words: ${share(outsiders.nobody)} and ${share(outsiders.answered)}.`,
    '',
    '| chance as told | right |',
    '|---|---|',
    ...answers.tenths.map((tenth, i) => `| ${i * 10} to ${i * 10 + 10} % | ${share(tenth)} |`),
  ].join('\n');
}

function weightsText({ leftOut }: QualityReport): string {
  const sets = [...new Set(leftOut.map((l) => l.set))];
  const effect = (set: string, feature: string): string => {
    const found = leftOut.find((l) => l.set === set && l.feature === feature);
    return found ? `${found.effect >= 0 ? '+' : ''}${found.effect.toFixed(4)}` : '';
  };
  return [
    '## What each feature is worth',
    'Change in nDCG@10 when a feature is left out; empty where no question touches it. A feature may lose on one set and pay on another.',
    '',
    `| feature | weight | ${sets.join(' | ')} | why it is there |`,
    `|---|---|${sets.map(() => '---|').join('')}---|`,
    ...MATCH_FEATURES.map(
      ({ id, weight, why }) =>
        `| ${id} | ${weight} | ${sets.map((s) => effect(s, id)).join(' | ')} | ${why} |`,
    ),
  ].join('\n');
}

function missingText({ missing }: QualityReport): string {
  return missing.length > 0
    ? `Not measured, as the data was not there: ${missing.join(', ')}.`
    : '';
}
