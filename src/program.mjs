// Where the program that is run comes from. TypeScript is joined into a few files of JavaScript,
// once for each state of the sources: reading those takes half the time and a fifth less memory
// than stripping types from 480 files on every start.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What is started as a process or a thread; everything else is reached from there. */
const PARTS = [
  'cli',
  'files/reading-child',
  'missions/plan-mission-thread',
  'papers/workbook-thread',
];
const SOURCES = ['src', 'indexer', 'bench'];
// A server that still runs may ask for a part of an earlier state.
const KEPT = 3;

/** Where the parts stand that this process has asked for; a child is of the same state as its parent. */
const joined = new Map();

/**
 * Address of the command line's module, ready to be imported: joined where that can be kept, else
 * as it stands, by way of tsx.
 * @param {string} root folder of the checkout
 */
export async function commandLine(root = ROOT) {
  const address = await joinedPart('cli', root);
  if (address.endsWith('.ts')) {
    const { register } = await import('tsx/esm/api');
    register();
  }
  return address;
}

/**
 * Address of the module of a part that is started as a process or thread of its own.
 * @param {string} name as in PARTS
 */
export async function programPart(name, root = ROOT) {
  const known = joined.get(root);
  if (known && existsSync(known)) return addressIn(known, name);
  return joinedPart(name, root);
}

async function joinedPart(name, root) {
  try {
    const cache = join(root, 'node_modules', '.cache', 'collimate'),
      folder = join(cache, stateOfSources(root));
    if (!existsSync(folder)) await joinSources(root, cache, folder);
    joined.set(root, folder);
    return addressIn(folder, name);
  } catch {
    // A folder that nothing may be written to, or no compiler for this machine: slower, and the
    // same program.
    return pathToFileURL(join(root, 'src', `${name}.ts`)).href;
  }
}

function addressIn(folder, name) {
  return pathToFileURL(join(folder, `${name}.mjs`)).href;
}

/**
 * Hash over names and bytes, so that nobody runs what the sources no longer say, and over where they
 * stand, since the joined program knows that: a copy of a checkout is not to run the first one.
 */
function stateOfSources(root) {
  const hash = createHash('sha256').update(`${process.versions.node}\0${root}`);
  for (const folder of SOURCES) {
    for (const name of readdirSync(join(root, folder), { recursive: true })
      .filter((n) => n.endsWith('.ts'))
      .sort())
      hash.update(`\0${folder}/${name}\0`).update(readFileSync(join(root, folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Joins the sources beside and renames, so that two first starts do not meet half a program. */
async function joinSources(root, cache, folder) {
  const { build } = await import('esbuild');
  mkdirSync(cache, { recursive: true });
  const beside = `${folder}.${process.pid}`;
  await build({
    entryPoints: PARTS.map((part) => join(root, 'src', `${part}.ts`)).filter(existsSync),
    outdir: beside,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: `node${process.versions.node}`,
    // Maps are read where Node is told to (--enable-source-maps): reading them always would cost a
    // tenth of a start.
    packages: 'external',
    outExtension: { '.js': '.mjs' },
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'silent',
    plugins: [ownAddresses],
  });
  try {
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  removeOlder(cache, folder);
}

/**
 * Every source goes on knowing where it stands, since pages, migrations and workers are found from
 * there.
 */
const ownAddresses = {
  name: 'own-addresses',
  setup(build) {
    // This very file goes on being one module, so that a server knows of which state it is.
    build.onResolve({ filter: /\/program\.mjs$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(join(resolveDir, path)).href,
      external: true,
    }));
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
    }));
  },
};

function removeOlder(cache, current) {
  const others = readdirSync(cache)
    .map((name) => join(cache, name))
    .filter((path) => path !== current);
  const byAge = others
    .map((path) => ({ path, made: statSync(path).mtimeMs }))
    .sort((a, b) => b.made - a.made);
  for (const { path } of byAge.slice(KEPT - 1)) rmSync(path, { recursive: true, force: true });
}
