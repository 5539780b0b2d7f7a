import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateMission, SIZES } from '../../../bench/missions/generate.ts';
import type { Mission, Plan, RuleBreak } from '../../../src/domain/mission.ts';
import { checkPlan } from '../../../src/scheduling/check.ts';
import { OPERATIONS } from '../../../src/web/api/operations.ts';
import { mission, party } from '../../scheduling/generate.ts';
import { type DemoServer, demoServer } from '../demo-server.ts';
import { expectConforming } from './conforming.ts';

let server: DemoServer;
beforeAll(async () => {
  server = await demoServer();
});
afterAll(() => server.close());

async function post<T>(
  path: string,
  body: unknown,
): Promise<{ status: number; type: string; body: T }> {
  const response = await fetch(`${server.url}/api/v1/mission/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = (await response.json()) as T;
  expectConforming('post', `/mission/${path}`, response.status, answer);
  return {
    status: response.status,
    type: response.headers.get('content-type')?.split(';')[0] ?? '',
    body: answer,
  };
}

describe('missions by the API', () => {
  const m = generateMission(SIZES.small!, 5);

  it('plans as the command does: proven, breaking nothing, the same for a seed', async () => {
    const { status, body } = await post<Plan>('plan?seed=3', m);
    expect(status).toBe(200);
    expect(body.proven).toBe(true);
    expect(body.seed).toBe(3);
    expect(checkPlan(m, body.meetings)).toEqual([]);
    expect((await post<Plan>('plan?seed=3', m)).body.meetings).toEqual(body.meetings);
  });

  it('checks a plan and names what it breaks', async () => {
    const { body: plan } = await post<Plan>('plan', m);
    const good = await post<{ breaks: RuleBreak[]; value: number; meetings: number }>('check', {
      mission: m,
      plan,
    });
    expect(good.body).toMatchObject({
      breaks: [],
      value: plan.value,
      meetings: plan.meetings.length,
    });
    const [first, second] = plan.meetings;
    const bad = await post<{ breaks: RuleBreak[] }>('check', {
      mission: m,
      plan: {
        meetings: [
          ...plan.meetings,
          { ...first, slot: second!.slot === first!.slot ? 's01' : second!.slot },
        ],
      },
    });
    expect(bad.body.breaks.map((b) => b.rule)).toContain('pair-once');
  });

  it('replans round a cancellation and keeps what can stay', async () => {
    const { body: plan } = await post<Plan>('plan', m);
    const gone = m.parties[0]!.id;
    const changed: Mission = {
      ...m,
      fixed: m.fixed.filter((f) => f.guest !== gone),
      parties: m.parties.map((p) =>
        p.id === gone ? { ...p, min: 0, unavailable: m.slots.map((s) => s.id) } : p,
      ),
    };
    const { body } = await post<Plan>('replan', { mission: changed, previous: plan });
    expect(body.meetings.some((x) => x.guest === gone)).toBe(false);
    expect(body.replan?.kept).toBe(plan.meetings.filter((x) => x.guest !== gone).length);
  });

  it('refuses with a sentence what it cannot use, what contradicts itself and what is too large', async () => {
    const clash = mission({
      parties: [party('g1'), party('h1'), party('h2')],
      fixed: [
        { guest: 'g1', host: 'h1', slot: 's1' },
        { guest: 'g1', host: 'h2', slot: 's1' },
      ],
    });
    const crowd = Array.from({ length: 150 }, (_, i) => party(`g${i}`)).concat(
      Array.from({ length: 150 }, (_, i) => party(`h${i}`)),
    );
    for (const [path, body, status, detail] of [
      ['plan', '{"version": 1', 400, /could not be read/],
      ['plan', { ...m, timezone: 'Mars/Olympus' }, 400, /body "timezone".*IANA/],
      ['plan', { ...m, parties: [...m.parties, m.parties[0]] }, 400, /"g001" is there twice/],
      ['plan', clash, 400, /cannot all stand/],
      ['plan', mission({ parties: crowd, slotCount: 9 }), 413, /larger than this address takes/],
      ['plan?limit=60', m, 400, /query "limit"/],
      ['replan', { mission: m }, 400, /body "previous"/],
      [
        'check',
        {
          mission: m,
          plan: {
            meetings: Array.from({ length: 5001 }, () => ({
              guest: 'g',
              host: 'h',
              slot: 's',
              table: 1,
            })),
          },
        },
        413,
        /5001 meetings/,
      ],
    ] as const) {
      const answer = await post<{ detail: string }>(path, body);
      expect([answer.status, answer.type, path], JSON.stringify(answer.body)).toEqual([
        status,
        'application/problem+json',
        path,
      ]);
      expect(answer.body.detail).toMatch(detail);
    }
  });

  it('searches one at a time, and is free again afterwards', async () => {
    const answers = await Promise.all([post('plan', m), post('plan', m)]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 429]);
    expect((await post('plan', m)).status).toBe(200);
  });

  it('is told of in the reference', () => {
    const reference = readFileSync('docs/reference/api.md', 'utf8');
    for (const o of OPERATIONS.filter((x) => x.path.startsWith('/mission')))
      expect(reference).toContain(`\`POST ${o.path}\``);
  });
});
