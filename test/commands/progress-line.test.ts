import { describe, expect, it } from 'vitest';
import { progressLines } from '../../src/commands/progress-line.ts';

function shown(isTTY: boolean): string[] {
  const written: string[] = [];
  let now = 0;
  const show = progressLines({ write: (text) => written.push(text), isTTY }, () => now);
  show({ stage: 'analyse', done: 0, total: 1_000, unit: 'statements', finished: false });
  now = 2_000;
  show({ stage: 'analyse', done: 400, total: 1_000, unit: 'statements', finished: false });
  now = 5_000;
  show({ stage: 'analyse', done: 1_000, total: 1_000, unit: 'statements', finished: true });
  return written;
}

describe('progress', () => {
  it('is one plain line a stage where nobody watches', () =>
    expect(shown(false)).toEqual(['Analysed 1000 statements (5.0 s)\n']));
  it('tells count, rate and time left on a terminal, on one line that is written over', () => {
    const lines = shown(true);
    expect(
      lines.some(
        (l) =>
          l.includes('400 of 1000 statements') &&
          l.includes('200 a second') &&
          l.includes('3 s left'),
      ),
    ).toBe(true);
    expect(lines.filter((l) => l.includes('\n'))).toHaveLength(1);
    expect(lines.every((l) => l.startsWith('\r'))).toBe(true);
  });
});
