// Builds `dist` from the sources: a few files of JavaScript, read in half the time and a fifth less
// memory than types stripped from 800 files on every start (decision 030).
//   node build.mjs                  builds when a source is newer than what was built
//   node build.mjs --watch [...]    builds and starts anew whenever a source or a page changes; what
//                                   follows is handed to `collimate start`
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
/** What is started as a process or a thread; everything else is reached from there. */
const PARTS = [
  'src/bin.ts',
  'src/files/reading-child.ts',
  'src/missions/plan-mission-thread.ts',
  'src/papers/workbook-thread.ts',
];
/** What a build is made of. */
const SOURCES = ['src', 'indexer', 'bench', 'build.mjs', 'package-lock.json'];
/** Written last: whether a build is whole, and how old it is. */
const MARK = 'bin.mjs';

/**
 * Builds `dist` below a checkout, unless what is there is newer than every source.
 * @param {string} root folder of the checkout
 * @param {readonly string[]} parts paths below it of what is started
 * @returns {Promise<boolean>} whether anything was built
 * @throws when a source has an error; what was built before stays
 */
export async function buildProgram(root = ROOT, parts = PARTS) {
  if (isFresh(root)) return false;
  const started = new Date();
  const { build } = await import('esbuild');
  const { outputFiles } = await build(optionsFor(root, parts));
  placeFiles(join(root, 'dist'), outputFiles, started);
  return true;
}

/** Builds and serves at once, and again whenever something changes, until the process ends. */
async function watchSources(root, startArguments) {
  const { context } = await import('esbuild');
  const program = join(root, 'dist', MARK);
  let server;
  const serving = {
    name: 'serving',
    setup(build) {
      const views = filesIn(join(root, 'views'));
      build.onLoad({ filter: /\/src\/bin\.ts$/ }, ({ path }) => ({
        loader: 'ts',
        contents: readFileSync(path, 'utf8'),
        watchFiles: views,
      }));
      let started = new Date();
      build.onStart(() => {
        started = new Date();
      });
      build.onEnd(async ({ outputFiles, errors }) => {
        if (errors.length > 0) return;
        placeFiles(join(root, 'dist'), outputFiles, started);
        if (server?.exitCode === null && server.kill()) await once(server, 'exit');
        const command = ['--enable-source-maps', program, 'start', ...startArguments];
        server = spawn(process.execPath, command, { stdio: 'inherit' });
      });
    },
  };
  const options = optionsFor(root, PARTS);
  const plugins = [serving, ...options.plugins];
  await (await context({ ...options, logLevel: 'info', plugins })).watch();
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A removed source makes its folder newer. */
function isFresh(root) {
  try {
    const built = statSync(join(root, 'dist', MARK)).mtimeMs;
    return SOURCES.every((name) => newestIn(join(root, name)) < built);
  } catch {
    return false;
  }
}

function newestIn(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  let newest = found.mtimeMs;
  if (found.isDirectory()) {
    for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
      if (entry.isDirectory() || entry.name.endsWith('.ts'))
        newest = Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
    }
  }
  return newest;
}

function optionsFor(root, parts) {
  return {
    absWorkingDir: root,
    entryPoints: parts.map((part) => join(root, part)),
    entryNames: '[name]',
    outdir: join(root, 'dist'),
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    outExtension: { '.js': '.mjs' },
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'silent',
    plugins: [ownAddresses(root)],
  };
}

/**
 * Every source goes on knowing where it stands, since pages, migrations and the examples are found
 * from there. The address is relative to `dist`, so a checkout may be moved or copied.
 */
function ownAddresses(root) {
  const dist = join(root, 'dist');
  return {
    name: 'own-addresses',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const fromDist = relative(dist, path).replaceAll('\\', '/');
        const address = `new URL(${JSON.stringify(fromDist)}, import.meta.url).href`;
        return { loader: 'ts', contents: source.replaceAll('import.meta.url', address) };
      });
    },
  };
}

/**
 * Each file appears whole or not at all, and what starts the program last, so that two builds at
 * once and a start beside a build do no harm. What belongs to no part any more is removed then. The
 * build is as old as its start: a source that was changed meanwhile is newer.
 */
function placeFiles(dist, files, started) {
  mkdirSync(dist, { recursive: true });
  const isMark = (file) => basename(file.path) === MARK;
  for (const file of [...files].sort((a, b) => isMark(a) - isMark(b))) {
    const beside = `${file.path}.${randomBytes(4).toString('hex')}`;
    writeFileSync(beside, file.contents);
    if (isMark(file)) chmodSync(beside, 0o755);
    renameSync(beside, file.path);
  }
  utimesSync(join(dist, MARK), started, started);
  const current = new Set(files.map((file) => basename(file.path)));
  for (const name of readdirSync(dist))
    if (!current.has(name) && /\.mjs(\.map)?$/.test(name))
      rmSync(join(dist, name), { force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [mode, ...rest] = process.argv.slice(2);
  if (mode === '--watch') await watchSources(ROOT, rest);
  else await buildProgram();
}
