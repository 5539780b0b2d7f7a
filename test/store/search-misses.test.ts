import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSearchMisses } from '../../src/store/search-misses.ts';

describe('searches that found nothing', () => {
  it('are shown only once they were asked on three different days', () => {
    let day = '2027-01-01';
    const misses = openSearchMisses(':memory:', () => day);
    for (const d of ['2027-01-01', '2027-01-01', '2027-01-01', '2027-01-02']) {
      day = d;
      misses.count('Cryogenic  Vacuum chamber');
    }
    expect(misses.list(10)).toEqual([]);
    day = '2027-01-03';
    misses.count('cryogenic vacuum chamber');
    expect(misses.list(10)).toEqual([{ words: 'cryogenic vacuum chamber', days: 3 }]);
    misses.close();
  });

  it('leave nothing readable in the file before that, and never what looks personal', () => {
    const folder = mkdtempSync(join(tmpdir(), 'collimate-misses-'));
    let day = 1;
    const misses = openSearchMisses(join(folder, 'counts.db'), () => `2027-01-${day}`);
    misses.count('somebody typed once');
    for (; day < 6; day++)
      for (const q of ['office@example.org', '+420 123 456 789', 'https://example.org/x', 'ab'])
        misses.count(q);
    expect(misses.list(10)).toEqual([]);
    misses.close();
    const bytes = readFileSync(join(folder, 'counts.db')).toString('latin1');
    for (const text of ['somebody', 'office@', '123 456']) expect(bytes).not.toContain(text);
    rmSync(folder, { recursive: true });
  });
});
