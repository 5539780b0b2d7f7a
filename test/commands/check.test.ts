import { Command } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { define } from '../../src/commands/check.ts';

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

async function check(
  ...args: string[]
): Promise<{ out: string; code: number | string | undefined | null }> {
  let out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  const command = new Command('check').exitOverride();
  define(command);
  await command.parseAsync(args, { from: 'user' });
  return { out, code: process.exitCode };
}

describe('collimate check', () => {
  it('ends with 1 on errors and tells each with its place', async () => {
    const { out, code } = await check('fixtures/broken/bad-ico.csv');
    expect(code).toBe(1);
    expect(out).toMatch(/Error {4}bad-ico\.csv, row 2, column "ico": found "12345678"/);
    expect(out).toMatch(/2 organisations, 0 statements, 0 terms; 1 error, 0 warnings\.\n$/);
  });

  it('ends well when there are only warnings', async () => {
    const { out, code } = await check('fixtures/broken/near-double.csv', '--json');
    expect(code).toBeUndefined();
    expect(JSON.parse(out)).toMatchObject({
      errors: 0,
      warnings: 1,
      defects: [
        { code: 'near-double', sentence: expect.stringContaining('both were kept') as string },
      ],
    });
  });

  it('names a format that there is none of', async () => {
    await expect(check('fixtures/coc', '--format', 'excel')).rejects.toThrow(/--format is "excel"/);
  });
});
