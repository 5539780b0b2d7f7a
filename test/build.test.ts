import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildProgram } from '../build.mjs';
import { withSourceLines } from '../src/source-lines.ts';

let root: string;
/** Every change is a second later than the last one, however fast the test is. */
let time: number;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'collimate-build-'));
  mkdirSync(join(root, 'src'));
  time = Date.now() / 1_000 - 3_600;
  change('word.ts', `export const word: string = 'one';`);
  change(
    'bin.ts',
    `const { word } = await import('./word.ts'); export default { word, from: import.meta.url };`,
  );
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function change(name: string, text: string): void {
  writeFileSync(join(root, 'src', name), text);
  utimesSync(join(root, 'src', name), time, time);
  utimesSync(join(root, 'src'), time, time);
  time++;
}

const build = (): Promise<boolean> => buildProgram(root, ['src/bin.ts']);

/** What the program says when it is started afresh. */
async function said(folder = root): Promise<unknown> {
  const address = `${pathToFileURL(join(folder, 'dist', 'bin.mjs')).href}?${Math.random()}`;
  return ((await import(/* @vite-ignore */ address)) as { default: unknown }).default;
}

describe('building the program', () => {
  it('is done once for each state of the sources', async () => {
    expect(await build()).toBe(true);
    expect(await build()).toBe(false);
    expect(await said()).toMatchObject({ word: 'one' });
    time = Date.now() / 1_000 + 60;
    change('word.ts', `export const word: string = 'two';`);
    expect(await build()).toBe(true);
    expect(await said()).toMatchObject({ word: 'two' });
  });

  it('notices a source that was removed', async () => {
    await build();
    rmSync(join(root, 'src', 'word.ts'));
    const later = Date.now() / 1_000 + 60;
    utimesSync(join(root, 'src'), later, later);
    await expect(build()).rejects.toThrow(/word\.ts/);
  });

  it('leaves the last program where a source has an error', async () => {
    await build();
    time = Date.now() / 1_000 + 60;
    change('word.ts', `export const word = ;`);
    await expect(build()).rejects.toThrow();
    expect(await said()).toMatchObject({ word: 'one' });
  });

  it('leaves no file of an earlier state and no half-written one', async () => {
    await build();
    const first = readdirSync(join(root, 'dist'));
    time = Date.now() / 1_000 + 60;
    change('word.ts', `export const word: string = 'two';`);
    await build();
    const second = readdirSync(join(root, 'dist'));
    expect(second).toHaveLength(first.length);
    expect(second.every((name) => /\.mjs(\.map)?$/.test(name))).toBe(true);
  });

  it('gives a program whose sources know where they stand, also when its folder is moved', async () => {
    await build();
    const copy = `${root}-copy`;
    cpSync(root, copy, { recursive: true });
    try {
      expect(await said(copy)).toMatchObject({
        from: pathToFileURL(join(copy, 'src', 'bin.ts')).href,
      });
    } finally {
      rmSync(copy, { recursive: true });
    }
  });

  it('gives stack traces in which the lines of the sources can be read', async () => {
    change(
      'bin.ts',
      `interface Gone { word: string }\n\nexport const gone: Gone | null = null;\nthrow new Error('here');`,
    );
    await build();
    const script = `import(process.argv[1]).catch((error) => console.log(error.stack))`;
    const stack = execFileSync('node', ['-e', script, join(root, 'dist', 'bin.mjs')], {
      encoding: 'utf8',
    });
    expect(stack).toContain('dist/bin.mjs');
    expect(withSourceLines(stack)).toContain(`${pathToFileURL(join(root, 'src/bin.ts')).href}:4:7`);
    expect(withSourceLines('at file:///none.mjs:1:2')).toBe('at file:///none.mjs:1:2');
  });
});
