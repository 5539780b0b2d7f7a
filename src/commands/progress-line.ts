/** Shows how far a build is: one line rewritten on a terminal, one plain line a stage elsewhere. */
import type { Progress } from '../../indexer/run.ts';

const NAMES: Readonly<Record<Progress['stage'], string>> = {
  read: 'Read',
  analyse: 'Analysed',
  learn: 'Learned the latent space',
  embed: 'Embedded',
  write: 'Wrote',
  send: 'Sent to Meilisearch',
  publish: 'Published',
};
/** A person sees ten changes a second as motion; more only costs time. */
const REDRAW_EVERY = 100;

/** @param out where to; `isTTY` tells a terminal. @param now milliseconds */
export function progressLines(
  out: { write(text: string): unknown; isTTY?: boolean },
  now: () => number = Date.now,
): (progress: Progress) => void {
  let stage = '';
  let began = 0;
  let drawn = 0;
  return (p) => {
    if (p.stage !== stage) [stage, began, drawn] = [p.stage, now(), 0];
    const elapsed = (now() - began) / 1_000;
    if (p.finished) out.write(`${out.isTTY ? '\r\x1b[K' : ''}${finishedLine(p, elapsed)}\n`);
    else if (out.isTTY && now() - drawn >= REDRAW_EVERY) {
      drawn = now();
      out.write(`\r\x1b[K${runningLine(p, elapsed)}`);
    }
  };
}

function finishedLine(p: Progress, seconds: number): string {
  const what = p.stage === 'learn' || p.stage === 'publish' ? '' : ` ${p.done} ${p.unit}`;
  return `${NAMES[p.stage]}${what} (${seconds.toFixed(1)} s)`;
}

function runningLine(p: Progress, seconds: number): string {
  const count = p.total ? `${p.done} of ${p.total} ${p.unit}` : `${p.done} ${p.unit}`;
  const rate = seconds > 0 && p.done > 0 ? p.done / seconds : 0;
  const left = rate > 0 && p.total ? `, ${Math.ceil((p.total - p.done) / rate)} s left` : '';
  return `${NAMES[p.stage]} ${count}${rate > 0 ? ` (${Math.round(rate)} a second${left})` : ''}`;
}
