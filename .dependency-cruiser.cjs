/** The import rules of docs/ARCHITECTURE.md, a sentence each. */
const STAGE = '^indexer/(read|validate|normalise|derive|write)/';
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
    rule(
      'domain-is-pure',
      'domain imports nothing outside itself',
      { path: '^src/domain/' },
      { pathNot: '^src/domain/' },
    ),
    rule(
      'stage-alone',
      'a stage of the indexer imports no other stage; only run.ts joins them',
      { path: STAGE },
      { path: STAGE, pathNot: '^indexer/$1/' },
    ),
    rule(
      'indexer-takes',
      'the indexer takes from src only domain, language, similarity and what both sides know of Meilisearch',
      { path: '^indexer/' },
      { path: '^src/', pathNot: '^src/(domain|language|similarity|meili)/' },
    ),
    rule(
      'indexer-door',
      'src reaches the indexer through run.ts (build), prepare.ts (check) and unchanged.ts (start) only',
      { path: '^src/' },
      { path: '^indexer/', pathNot: '^indexer/(run|prepare|unchanged)\\.ts$' },
    ),
    rule(
      'indexer-door-who',
      'only commands and the upload page build',
      { path: '^src/', pathNot: '^src/(commands/|web/upload)' },
      { path: '^indexer/' },
    ),
    rule(
      'matching-is-pure',
      'matching imports domain only',
      { path: '^src/matching/' },
      { pathNot: '^src/(matching|domain)/' },
    ),
    rule(
      'missions-are-pure',
      'missions import domain only (and a solver library)',
      { path: '^src/missions/' },
      {
        pathNot:
          '^src/(missions|domain)/|^node_modules/(highs|ical-generator)/|^worker_threads$|^node:worker_threads$',
      },
    ),
    only(
      'sqlite-address',
      'the SQLite driver lives in store, search/local, indexer/write/catalogue and indexer/embedding-cache',
      'better-sqlite3',
      '^src/store/|^src/search/local|^indexer/(write/catalogue|embedding-cache)',
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
      '^indexer/validate/|^src/similarity/embedding-answer\\.ts$|^src/config\\.ts$|^src/web/|^src/commands/|^src/store/',
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
    rule(
      'no-test-import',
      'nothing imports from test',
      { path: '^(src|indexer)/' },
      { path: '^test/' },
    ),
    rule(
      'no-cycle',
      'no cycles',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    {
      name: 'reachable',
      comment:
        'everything is reachable from the command line; worker threads and child processes are started by address',
      severity: 'error',
      from: { path: '^src/cli\\.ts$|^src/.*-(thread|worker|child)\\.(ts|mjs)$' },
      to: {
        path: '^(src|indexer)/',
        pathNot:
          '^src/cli\\.ts$|^src/(bin|program)\\.(mjs|d\\.mts)$|-(thread|worker|child)\\.(ts|mjs)$',
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
