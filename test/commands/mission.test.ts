import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/domain/mission.ts';
import { mission, party } from '../scheduling/generate.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'collimate-mission-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string) => join(folder, name);
const put = (name: string, value: unknown) => {
  writeFileSync(file(name), typeof value === 'string' ? value : JSON.stringify(value));
  return file(name);
};
const run = (...args: string[]) =>
  spawnSync('node', ['dist/bin.mjs', 'mission', ...args], { encoding: 'utf8' });

describe('collimate mission', () => {
  it('plans, checks and replans after a cancellation', () => {
    const before = mission({ guests: 3, hosts: 3, slotCount: 4 });
    const made = run(
      'plan',
      '--in',
      put('mission.json', before),
      '--out',
      file('plan.json'),
      '--seed',
      '7',
    );
    expect(made.stderr).toBe('');
    expect(made.stdout).toContain('proven best');
    const plan = JSON.parse(readFileSync(file('plan.json'), 'utf8')) as Plan;
    expect(plan).toMatchObject({ proven: true, shortfall: 0, seed: 7, value: 4.5, bound: 4.5 });
    expect(plan.meetings).toHaveLength(9);

    expect(run('check', '--in', file('mission.json'), '--plan', file('plan.json'))).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('No rule is broken') as string,
    });

    const after = {
      ...before,
      parties: before.parties.map((p) =>
        p.id === 'h3' ? { ...p, unavailable: before.slots.map((s) => s.id) } : p,
      ),
    };
    expect(
      run('check', '--in', put('changed.json', after), '--plan', file('plan.json'), '--json'),
    ).toMatchObject({ status: 1 });
    const replanned = run(
      'replan',
      '--in',
      file('changed.json'),
      '--previous',
      file('plan.json'),
      '--out',
      file('plan-2.json'),
    );
    expect(replanned.stdout).toContain(
      '6 of 9 meetings stay; 0 moved, 3 dropped, 0 new; 4 parties to be told: g1, g2, g3, h3.',
    );
    expect(JSON.parse(readFileSync(file('plan-2.json'), 'utf8'))).toMatchObject({
      replan: { kept: 6, of: 9, objective: 9, bound: 9 },
    });
  });

  it('refuses what it cannot use with a sentence and writes nothing', () => {
    const cases: [string, string[], RegExp][] = [
      [
        'no file',
        ['plan', '--in', file('nothing.json'), '--out', file('x.json')],
        /nothing\.json cannot be read/,
      ],
      [
        'no JSON',
        ['plan', '--in', put('bad.json', '{'), '--out', file('x.json')],
        /bad\.json is not valid JSON/,
      ],
      [
        'contradicting fixed meetings',
        [
          'plan',
          '--in',
          put(
            'fixed.json',
            mission({
              parties: [party('g1'), party('h1'), party('h2')],
              fixed: [
                { guest: 'g1', host: 'h1', slot: 's1' },
                { guest: 'g1', host: 'h2', slot: 's1' },
              ],
            }),
          ),
          '--out',
          file('x.json'),
        ],
        /fixed by hand cannot all stand/,
      ],
      [
        'a seed that is none',
        ['plan', '--in', file('mission.json'), '--out', file('x.json'), '--seed', 'x'],
        /"x" is not a number/,
      ],
      [
        'a folder that is not there',
        ['plan', '--in', file('mission.json'), '--out', join(folder, 'nowhere', 'x.json')],
        /^\S*x\.json cannot be written: ENOENT[^\n]*Name a file in a folder that is there/,
      ],
    ];
    for (const [what, args, words] of cases)
      expect(run(...args), what).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(words) as string,
      });
    expect(readdirSync(folder)).not.toContain('x.json');
  });
});
