/**
 * The smallest team and its alternatives, ours beside HiGHS on the same candidates: time, and
 * whether they are worth the same.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { build } from '../../indexer/run.ts';
import { readQueries } from '../../src/ask/quality/evaluation-files.ts';
import { rankMatch } from '../../src/ask/match/match.ts';
import { closeContext, openContext } from '../../src/context.ts';
import {
  type CallRules,
  formTeam,
  type Team,
  type TeamCandidate,
  type TeamNeed,
} from '../../src/matching/consortium.ts';
import { shortlist } from '../../src/matching/team-shortlist.ts';
import { type TeamWorth, teamsByHighs } from '../baselines/teams-highs.ts';
import { STRONG } from '../../src/matching/strength.ts';
import type { BenchOptions, BenchTable } from '../run.ts';

const OUTLINES = 40;
const CANDIDATES = 150;
const RULES: readonly (readonly [string, CallRules])[] = [
  ['none', {}],
  ['3 partners at most', { most: 3 }],
  ['6 partners at most', { most: 6 }],
  ['a small company, research, 3 countries', { sme: true, research: true, countries: 3 }],
  ['the same, 5 countries, 6 partners', { sme: true, research: true, countries: 5, most: 6 }],
  ['8 countries among 8 partners', { countries: 8, most: 8 }],
];

interface Case {
  needs: readonly TeamNeed[];
  candidates: readonly TeamCandidate[];
}

export async function bench({ data, say }: BenchOptions): Promise<BenchTable[]> {
  const rows: (string | number)[][] = [];
  for (const set of ['photonics', 'broad']) {
    const folder = join(data, 'cordis', set);
    if (!existsSync(folder)) {
      say(`${folder} is not there`);
      continue;
    }
    const cases = await casesOf(folder, say);
    for (const [name, rules] of RULES) rows.push([set, name, ...(await compared(cases, rules))]);
  }
  return rows.length
    ? [
        {
          caption: `The smallest team for ${OUTLINES} outlines, ${CANDIDATES} candidates each, with up to three alternatives; milliseconds. "Different": outlines of which the best team or an alternative differs in partners, needs covered or strength. "Cut short": outlines for which we stopped looking.`,
          columns: [
            'set',
            'rules',
            'ours p50',
            'ours p95',
            'HiGHS p50',
            'HiGHS p95',
            'different',
            'cut short',
          ],
          rows,
        },
      ]
    : [];
}

async function casesOf(folder: string, say: (line: string) => void): Promise<Case[]> {
  const work = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  try {
    say(`building ${folder}`);
    await build({ from: [folder], data: work });
    const context = openContext(work);
    const cases: Case[] = [];
    for (const { text } of readQueries(join(folder, 'dev', 'queries_a.jsonl.gz')).slice(
      0,
      OUTLINES,
    ) as { text: string }[]) {
      const match = await rankMatch(context, { text, lang: 'en' });
      const organisations = context.catalogue.organisations(
        match.answer.ranking.slice(0, CANDIDATES).map((r) => r.owner),
      );
      cases.push({
        needs: match.answer.needs,
        candidates: organisations.map((o) => ({
          id: o.id,
          kind: o.kind,
          country: o.country,
          degrees: match.coverageOf(o.id).map((c) => c.degree),
        })),
      });
    }
    await closeContext(context);
    return cases;
  } finally {
    rmSync(work, { recursive: true });
  }
}

async function compared(cases: readonly Case[], rules: CallRules): Promise<(string | number)[]> {
  const ours: number[] = [];
  const highs: number[] = [];
  let different = 0;
  let cut = 0;
  for (const { needs, candidates } of cases) {
    const began = performance.now();
    const team = formTeam(needs, candidates, rules);
    const between = performance.now();
    const other = await teamsByHighs(needs, shortlist(needs, candidates, rules), rules);
    ours.push(between - began);
    highs.push(performance.now() - between);
    if (!team.proven) cut++;
    if (
      written([team.best, ...team.alternatives].filter((t) => t !== null).map(worthOf)) !==
      written(other)
    )
      different++;
  }
  return [
    ...[ours, highs].flatMap((times) =>
      [0.5, 0.95].map((share) =>
        times.sort((a, b) => a - b)[Math.floor(share * times.length)]!.toFixed(1),
      ),
    ),
    different,
    cut,
  ];
}

function worthOf({ members, covers }: Team): TeamWorth {
  return {
    size: members.length,
    covered: covers.filter((c) => c.degree >= STRONG).length,
    strength: covers.reduce((sum, c) => sum + c.degree, 0),
  };
}

/** A team of nobody and no team are the same. */
const written = (teams: readonly TeamWorth[]): string =>
  teams
    .filter((t) => t.size > 0)
    .map((t) => [t.size, t.covered, t.strength.toFixed(4)].join(' '))
    .join(', ');
