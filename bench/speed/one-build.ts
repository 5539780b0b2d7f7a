/**
 * One build in a process of its own, so that its time and memory belong to it alone. Prints one
 * line of JSON.
 */
import { performance } from 'node:perf_hooks';
import { build } from '../../indexer/run.ts';

export interface BuildFigures {
  seconds: number;
  /** Seconds of processor. */
  cpu: number;
  /** Peak. */
  megabytes: number;
  /** Seconds by stage. */
  stages: Record<string, number>;
  counts: { organisations: number; evidence: number };
}

const [from, data] = process.argv.slice(2);
const stages: Record<string, number> = {};
let began = performance.now();
const start = began;
const outcome = await build({
  from: [from ?? ''],
  data: data ?? '',
  force: true,
  report: (p) => {
    if (p.done === 0 && !p.finished) began = performance.now();
    if (p.finished) stages[p.stage] = (performance.now() - began) / 1_000;
  },
});
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
process.stdout.write(
  `${JSON.stringify({ seconds: (performance.now() - start) / 1_000, cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1_024, stages, counts: outcome.counts })}\n`,
);
