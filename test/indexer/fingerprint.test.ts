import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprintInputs, programFingerprint } from '../../indexer/fingerprint.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collimate-'));
  writeFileSync(join(folder, 'members.csv'), 'id;name_en\na;A\n');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the fingerprint of an input', () => {
  it('stays when only the time of a file changes', async () => {
    const before = await fingerprintInputs([folder], 'p');
    utimesSync(join(folder, 'members.csv'), 1, 1);
    expect(await fingerprintInputs([folder], 'p')).toBe(before);
  });

  it('changes with a byte, with a further file, and with the program', async () => {
    const seen = new Set([
      await fingerprintInputs([folder], 'p'),
      await fingerprintInputs([folder], 'another program'),
    ]);
    writeFileSync(join(folder, 'members.csv'), 'id;name_en\na;B\n');
    seen.add(await fingerprintInputs([folder], 'p'));
    writeFileSync(join(folder, 'needs.csv'), 'id;member;title_en\n');
    seen.add(await fingerprintInputs([folder], 'p'));
    expect(seen.size).toBe(4);
  });

  it('the program is the same program twice', () => {
    expect(programFingerprint()).toMatch(/^[0-9a-f]{64}$/);
    expect(programFingerprint()).toBe(programFingerprint());
  });
});
