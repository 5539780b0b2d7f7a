/**
 * Loaded into a server that is measured: tells, when asked by message, how long its thread was held
 * without answering anybody since it was asked last, in milliseconds.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setInterval } from 'node:timers';

const LOOK_EVERY_MS = 5;
/**
 * What the thread itself worked, where the system tells it: on a machine that does other things a
 * thread also waits for its turn, and that is no fault of what it runs.
 */
const worked = () => {
  try {
    const own = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'latin1');
    return Number(own.split(' ', 1)[0]) / 1e6;
  } catch {
    return NaN;
  }
};

let holds = [];
let time = performance.now();
let work = worked();
setInterval(() => {
  const now = { time: performance.now(), work: worked() };
  holds.push([now.time - time, now.work - work]);
  ({ time, work } = now);
}, LOOK_EVERY_MS).unref();

process.on('message', () => {
  const held = holds.map(([ms]) => ms - LOOK_EVERY_MS).sort((a, b) => a - b);
  process.send({
    longest: held.at(-1) ?? 0,
    p99: held[Math.floor(0.99 * held.length)] ?? 0,
    worked: Math.max(0, ...holds.map(([, ms]) => ms)),
  });
  holds = [];
  time = performance.now();
  work = worked();
});
process.channel?.unref();
