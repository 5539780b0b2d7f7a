import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandLine } from '../src/program.mjs';

let root: string;
const write = (name: string, text: string): void => {
  writeFileSync(join(root, name), text);
};
const run = async (): Promise<unknown> =>
  ((await import(/* @vite-ignore */ await commandLine(root))) as { main: () => unknown }).main();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'collimate-program-'));
  for (const folder of ['src', 'indexer', 'bench']) mkdirSync(join(root, folder));
  write('src/word.ts', `export const word: string = 'one';`);
  write(
    'src/cli.ts',
    `import { word } from './word.ts'; export const main = (): unknown => ({ word, from: import.meta.url });`,
  );
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('the program that runs', () => {
  it('is what the sources say, also after one of them changed, and every source knows where it stands', async () => {
    mkdirSync(join(root, 'node_modules'));
    expect(await run()).toEqual({
      word: 'one',
      from: expect.stringMatching(/\/src\/cli\.ts$/) as string,
    });
    const first = await commandLine(root);
    expect(await commandLine(root)).toBe(first);
    write('src/word.ts', `export const word: string = 'two';`);
    expect(await commandLine(root)).not.toBe(first);
    expect(await run()).toMatchObject({ word: 'two' });
  });

  it('is not that of the checkout from which its folder was copied', async () => {
    mkdirSync(join(root, 'node_modules'));
    const first = await commandLine(root);
    const copy = `${root}-copy`;
    cpSync(root, copy, { recursive: true });
    try {
      const second = (await import(/* @vite-ignore */ await commandLine(copy))) as {
        main: () => { from: string };
      };
      expect(second.main().from).toBe(pathToFileURL(join(copy, 'src', 'cli.ts')).href);
      expect(await commandLine(root)).toBe(first);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });

  it('keeps a few earlier states and no half-written one', async () => {
    mkdirSync(join(root, 'node_modules'));
    for (const n of [1, 2, 3, 4, 5]) {
      write('src/word.ts', `export const word = '${n}';`);
      await commandLine(root);
    }
    const kept = readdirSync(join(root, 'node_modules', '.cache', 'collimate'));
    expect(kept).toHaveLength(3);
    expect(kept.every((name) => /^[0-9a-f]{16}$/.test(name))).toBe(true);
  });

  it('is the sources as they stand where nothing can be kept', async () => {
    write('node_modules', 'a file where the folder should be');
    expect(await commandLine(root)).toMatch(/\/src\/cli\.ts$/);
  });
});
