/**
 * Loaded into a server that is measured: tells, when asked by message, how long its thread was held
 * without answering anybody since it was asked last, in milliseconds.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

process.on('message', () => {
  process.send({ longest: delay.max / 1e6, p99: delay.percentile(99) / 1e6 });
  delay.reset();
});
process.channel?.unref();
