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
const SOURCES = ['src', 'indexer', 'bench'];
// A server that still runs may ask for a part of an earlier state.
const KEPT = 3;

/**
 * Address of the command line's module, ready to be imported: joined where that can be kept, else
 * as it stands, by way of tsx.
 * @param {string} root folder of the checkout
 */
export async function commandLine(root = ROOT) {
  try {
    const cache = join(root, 'node_modules', '.cache', 'collimate'),
      folder = join(cache, stateOfSources(root));
    if (!existsSync(folder)) await joinSources(root, cache, folder);
    return pathToFileURL(join(folder, 'cli.mjs')).href;
  } catch {
    // A folder that nothing may be written to, or no compiler for this machine: slower, and the
    // same program.
    const { register } = await import('tsx/esm/api');
    register();
    return pathToFileURL(join(root, 'src', 'cli.ts')).href;
  }
}

/** Hash over names and bytes, so that nobody runs what the sources no longer say. */
function stateOfSources(root) {
  const hash = createHash('sha256').update(process.versions.node);
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
    entryPoints: [join(root, 'src', 'cli.ts')],
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
