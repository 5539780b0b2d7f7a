/**
 * What a monitor asks for, in the text format of Prometheus: answers by status and their times,
 * memory, and the build that serves. Told to this machine only.
 */
import type { Request, RequestHandler } from 'express';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Problem } from '../domain/problem.ts';
import type { ContextSource } from '../context.ts';

/** Seconds: most pages take hundredths, an outline of many needs some seconds. */
const BUCKETS = [0.01, 0.05, 0.1, 0.5, 1, 5, 20];

export interface Metrics {
  /** Counts every answer. */
  count: RequestHandler;
  /** Answers `/metrics`. */
  answer: RequestHandler;
}

export function metricsOf(source: ContextSource): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const answers = new Counter({
    name: 'collimate_answers_total',
    help: 'Answers by status',
    labelNames: ['status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'collimate_answer_seconds',
    help: 'Time until an answer was sent',
    buckets: BUCKETS,
    registers,
  });
  const memory = new Gauge({
    name: 'collimate_memory_bytes',
    help: 'Resident memory of the process',
    registers,
  });
  const build = new Gauge({
    name: 'collimate_build_published_seconds',
    help: 'When the build that serves was published, seconds since 1970',
    labelNames: ['build'],
    registers,
  });
  const behind = new Gauge({
    name: 'collimate_build_behind',
    help: '1 while a newer build cannot be opened',
    registers,
  });
  return {
    count: (_request, response, next) => {
      const end = seconds.startTimer();
      response.once('finish', () => {
        end();
        answers.inc({ status: String(response.statusCode) });
      });
      next();
    },
    answer: async (request, response) => {
      if (!isFromHere(request))
        throw new Problem('not-found', 'There is no such page.', { key: 'error.notFound' });
      memory.set(process.memoryUsage.rss());
      behind.set(source.isBehind() ? 1 : 0);
      await source.use(({ build: served }) => {
        build.reset();
        build.set({ build: served.build }, Date.parse(served.published) / 1_000);
      });
      response
        .set({ 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' })
        .send(await registry.metrics());
    },
  };
}

/** From this machine itself and not through a proxy on it. */
function isFromHere(request: Request): boolean {
  const address = request.socket.remoteAddress ?? '';
  return /^(::ffff:)?127\.|^::1$/.test(address) && !request.get('x-forwarded-for');
}
