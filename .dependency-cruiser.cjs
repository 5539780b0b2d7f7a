/** The import rules: who may import whom (import-rules.cjs), and what has one address. */
const { PLACES, rulesOf } = require('./import-rules.cjs');

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const only = (name, comment, pkg, where) =>
  rule(
    name,
    comment,
    { path: '^(src|indexer)/', pathNot: where },
    { path: `^node_modules/${pkg}/` },
  );

module.exports = {
  forbidden: [
    ...rulesOf(PLACES),
    only(
      'sqlite-address',
      'the SQLite driver lives in store, search/embedded, indexer/write/catalogue, indexer/build-lock and indexer/embedding-cache',
      'better-sqlite3',
      '^src/store/|^src/search/embedded/|^indexer/(write/catalogue|build-lock|embedding-cache)',
    ),
    only(
      'meilisearch-address',
      'the Meilisearch client lives in meili, search/meili and indexer/write/meili',
      'meilisearch',
      '^src/meili/|(src/search|indexer/write)/meili',
    ),
    only('express-address', 'Express lives in web', 'express', '^src/web/'),
    only(
      'zod-address',
      'zod checks what crosses a border: files, settings, requests, answers of services',
      'zod',
      '^indexer/validate/|^src/similarity/embedding-answer\\.ts$|^src/config(-embedding)?\\.ts$|^src/web/|^src/commands/|^src/store/|^src/calls/eu-portal\\.ts$|^src/neighbours/document\\.ts$|^src/ask/(knowledge/calibration-file|quality/judged-files)\\.ts$',
    ),
    rule(
      'page-alone',
      'a page imports no other page and no adapter',
      { path: '^src/web/pages/([^/]+)' },
      {
        path: '^src/(web/pages|store|search)/',
        pathNot: '^src/web/pages/$1|^src/search/(port|query)',
      },
    ),
    rule('no-cycle', 'no cycles, of types neither', {}, { circular: true }),
    {
      name: 'reachable',
      comment:
        'everything is reachable from the command line; worker threads and child processes are started by address',
      severity: 'error',
      from: { path: '^src/bin\\.ts$|^src/.*-(thread|child)\\.ts$' },
      to: {
        path: '^(src|indexer)/',
        pathNot: '^src/bin\\.ts$|-(thread|child)\\.ts$',
        reachable: false,
      },
    },
    rule('resolvable', 'every import resolves', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
