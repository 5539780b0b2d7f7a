import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { claimSheet, readClaimSheet } from '../../src/ask/quality/claim-sheet.ts';
import type { Claim, Verdict } from '../../src/domain/judgement.ts';
import { temporaryFolder } from '../indexer/small-input.ts';

const data = temporaryFolder();
afterAll(() => {
  rmSync(data, { recursive: true, force: true });
});

const claims: Claim[] = ['one', 'two', 'three'].map((owner) => ({
  relation: 'answers',
  question: '=1+1, "lens"; coating',
  owners: [owner],
  evidence: [{ id: `${owner}-c01`, text: 'coating of lenses | mirrors' }],
}));

const sheet = (name: string, verdicts: readonly (Verdict | '' | 'perhaps')[]): string => {
  const file = join(data, name);
  const rows = claimSheet(claims.map((c) => ({ ...c, verdict: 'right' }))).split('\n');
  const filled = rows.map((row, i) =>
    i === 0 ? row : row.replace(/right,$/, `${verdicts[i - 1] ?? ''},`),
  );
  writeFileSync(file, filled.join('\n'));
  return file;
};
const run = (...more: string[]): string =>
  execFileSync('node', ['dist/bin.mjs', ...more], { encoding: 'utf8' });
const judge = (...more: string[]): string => run('judge', '--data', data, ...more);

describe('collimate judge', () => {
  it('keeps the verdicts of two readers, the last answer of each, and tells how far they agree', () => {
    judge('--record', sheet('a.csv', ['wrong', 'right', '']), '--reader', 'a');
    judge('--record', sheet('a2.csv', ['right', '', '']), '--reader', 'a');
    judge('--record', sheet('b.csv', ['right', 'weak', 'right']), '--reader', 'b');
    const { counts, agreements } = JSON.parse(judge('--json')) as {
      counts: Record<string, Record<string, number>>;
      agreements: unknown[];
    };
    expect(counts.answers).toEqual({ right: 4, weak: 1, wrong: 0 });
    expect(agreements).toMatchObject([{ readers: ['a', 'b'], claims: 2, same: 0.5 }]);
  });

  it('writes claims of every strength and relation, each once, and takes them back', () => {
    const built = join(data, 'built');
    const out = join(data, 'claims.csv');
    run('index', '--from', 'fixtures/coc', '--data', built);
    run('judge', '--data', built, '--out', out, '--count', '20');
    const [head = [], ...rows] = parse(readFileSync(out, 'utf8'), { columns: false });
    expect(head.join()).not.toMatch(/score|degree|strength/);
    const relations = rows.map((row) => row[0]);
    expect(relations.filter((r) => r === 'answers')).toHaveLength(20);
    expect(relations.filter((r) => r === 'same')).toHaveLength(20);
    // In random order: not one relation behind the other.
    expect(new Set(relations.slice(0, 20)).size).toBe(2);
    expect(new Set(rows.map((row) => row.slice(0, 7).join())).size).toBe(40);
    writeFileSync(out, stringify([head, ...rows.map((row) => row.with(7, 'weak'))]));
    run('judge', '--data', built, '--record', out, '--reader', 'a');
    const { counts } = JSON.parse(run('judge', '--data', built, '--json'));
    expect(counts).toMatchObject({ answers: { weak: 20 }, same: { weak: 20 } });
  });

  it('gives back what was judged word for word, formulas disarmed in between', () => {
    const kept = join(data, 'kept.csv');
    judge('--kept', kept);
    const text = readFileSync(kept, 'utf8');
    expect(text).toContain(`"'=1+1`);
    const { judged, defects } = readClaimSheet(text);
    expect(defects).toEqual([]);
    expect(judged).toHaveLength(5);
    for (const { question, evidence } of judged) {
      expect(question).toBe(claims[0]!.question);
      expect(evidence[0]!.text).toBe('coating of lenses | mirrors');
    }
  });

  it('leaves out a row with another word, says which, and keeps the others', () => {
    const { status, stdout, stderr } = spawnSync(
      'node',
      [
        'dist/bin.mjs',
        'judge',
        '--data',
        data,
        '--record',
        sheet('c.csv', ['right', 'perhaps', 'wrong']),
        '--reader',
        'c',
      ],
      { encoding: 'utf8' },
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/Row 3, column "verdict": found "perhaps"/);
    expect(stdout).toContain('Kept 2 verdicts of c.');
  });
});
