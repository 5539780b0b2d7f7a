// Data, one block a place: the limit of lines is for code.
/* eslint-disable max-lines */
/**
 * What is where, and who may import whom: one row a folder or file of src and indexer. The rules of
 * .dependency-cruiser.cjs and the table of docs/ARCHITECTURE.md are both made from these rows, so a
 * new folder is one row here (test/docs/architecture.test.ts prints the table that the document
 * must show). A row of a file goes before the row of the folder that it lies in.
 *
 * @typedef {object} Place
 * @property {string} place folder, or file with its ending
 * @property {string} holds what is in it, as Markdown
 * @property {string[]} may folders and files that it may import beside itself
 * @property {string[]} [packages] the only packages it may import; any when left out
 */

/** @type {Place[]} */
const PLACES = [
  {
    place: 'src/domain',
    holds: 'the nouns and the schema of the catalogue; no behaviour to speak of',
    may: [],
    packages: [],
  },
  {
    place: 'src/language',
    holds: 'tokens, stems, concepts, quantities: the same functions for indexing and for asking',
    may: ['src/domain'],
  },
  {
    place: 'src/tables',
    holds:
      'the one reader of tables: bytes and options to sheets of cells, code pages, hidden and merged cells, where a header stands; pure',
    may: ['src/domain', 'src/language'],
  },
  {
    place: 'src/documents',
    holds:
      'text of TXT, HTML, DOCX, ODT and PDF, one paragraph or row of a table a line; wrapped lines joined',
    may: ['src/domain', 'src/tables'],
  },
  {
    place: 'src/neighbours',
    holds: 'catalogues of other clusters: fetched within bounds, checked, kept as last good copies',
    may: ['src/domain', 'src/place-file.ts'],
  },
  {
    place: 'src/calls',
    holds:
      'lists of calls for proposals: what the EU portal gives, record by record, and tables of others; pure',
    may: ['src/documents', 'src/domain', 'src/tables'],
  },
  {
    place: 'src/meili',
    holds: 'what writer and reader of a Meilisearch share: fields, placement, connection, troubles',
    may: ['src/domain'],
  },
  {
    place: 'src/similarity',
    holds:
      'the latent model: fit, load, project, nearest; the port of an embedding model and its one address, `http-embedder.ts`',
    may: ['src/domain'],
  },
  {
    place: 'src/build-files.ts',
    holds:
      'what a build is on disk: its pointer, its files, and whether they are what was published',
    may: ['src/domain'],
  },
  {
    place: 'src/place-file.ts',
    holds: 'files that appear under their name whole or not at all',
    may: [],
  },
  {
    place: 'indexer/read',
    holds: 'files to raw rows, one file a format',
    may: ['indexer/row.ts', 'src/domain', 'src/language', 'src/tables'],
  },
  {
    place: 'indexer/validate',
    holds: 'raw rows to valid ones and to defects in words',
    may: ['indexer/row.ts', 'src/domain', 'src/language', 'src/tables'],
  },
  {
    place: 'indexer/normalise',
    holds: 'valid rows to organisations and evidence: names, places, units, merging',
    may: ['indexer/row.ts', 'src/domain', 'src/language'],
  },
  {
    place: 'indexer/derive',
    holds: 'evidence to what is searched: terms, concepts, quantities, vectors',
    may: ['src/domain', 'src/language', 'src/similarity'],
  },
  {
    place: 'indexer/write',
    holds: 'what was derived to SQLite and Meilisearch',
    may: ['src/domain', 'src/meili', 'src/place-file.ts'],
  },
  {
    place: 'indexer',
    holds:
      '`run.ts` and `prepare.ts`, the order of the stages; vectors of an embedding service with their cache; naming, checking and switching of builds',
    may: [
      'indexer/read',
      'indexer/validate',
      'indexer/normalise',
      'indexer/derive',
      'indexer/write',
      'src/build-files.ts',
      'src/domain',
      'src/meili',
      'src/neighbours',
      'src/place-file.ts',
      'src/similarity',
    ],
  },
  {
    place: 'src/store',
    holds:
      'the catalogue (read only); `app` is the application database, one file a noun, with its `migrations`',
    may: ['src/domain', 'src/place-file.ts'],
  },
  {
    place: 'src/search',
    holds:
      '`port.ts` is the contract of an engine; `embedded` and `meili` are engines, `ranking` is what both use',
    may: ['src/domain', 'src/language', 'src/similarity', 'src/meili'],
  },
  {
    place: 'src/matching',
    holds: 'pure: features, score, explanation, consortium',
    may: ['src/domain'],
    packages: [],
  },
  {
    place: 'src/scheduling',
    holds: 'pure: rules, schedule, bound, difference',
    may: ['src/domain'],
    packages: ['highs'],
  },
  {
    place: 'src/workbook',
    holds: 'the catalogue written out as workbook, CSV folder or JSON, and the empty template',
    may: ['src/domain', 'src/tables'],
  },
  {
    place: 'src/papers',
    holds: 'what leaves as a file: calendars (iTIP), workbooks, PDF; time zones',
    may: ['src/domain', 'src/fair-queue.ts', 'src/program-parts.ts'],
  },
  {
    place: 'src/intake',
    holds:
      "a sender's file as fields of records, and what it would change in those that stand; pure",
    may: ['indexer/intake.ts', 'src/domain', 'src/language', 'src/workbook'],
  },
  { place: 'src/config-embedding.ts', holds: 'the settings of an embedding service', may: [] },
  {
    place: 'src/config.ts',
    holds: 'the settings',
    may: ['src/config-embedding.ts', 'src/domain'],
  },
  {
    place: 'src/context.ts',
    holds: 'what a running process holds: catalogue, model and engine of the build that serves',
    may: ['src/build-files.ts', 'src/domain', 'src/search', 'src/similarity', 'src/store'],
  },
  {
    place: 'src/fair-queue.ts',
    holds: 'a bounded queue in front of dear work',
    may: ['src/domain'],
  },
  {
    place: 'src/ask',
    holds:
      'one folder a question (search, match, pairs of members, maps, equipment, postings, quality); `reading` understands what was asked, `knowledge` is what is known of a build; joins store, engine, model and matching',
    may: [
      'src/documents',
      'src/context.ts',
      'src/domain',
      'src/language',
      'src/matching',
      'src/search',
      'src/similarity',
      'src/store',
    ],
  },
  {
    place: 'src/missions',
    holds:
      'one file an action of a mission: import, match matrix, wishes, plan, publish, the day; the plan itself is made by `scheduling`',
    may: [
      'src/ask',
      'src/context.ts',
      'src/domain',
      'src/language',
      'src/matching',
      'src/papers',
      'src/scheduling',
      'src/similarity',
      'src/store',
      'src/tables',
      'src/program-parts.ts',
    ],
  },
  {
    place: 'src/desk',
    holds:
      "what the office does beside missions: accounts, letters, introductions, offers and requests, members' records, the catalogue's drafts; tasks by date",
    may: [
      'indexer/validate/validate.ts',
      'src/ask',
      'src/calls',
      'src/config.ts',
      'src/context.ts',
      'src/domain',
      'src/intake',
      'src/language',
      'src/missions',
      'src/program-parts.ts',
      'src/store',
      'src/workbook/records.ts',
      'src/workbook/table-rows.ts',
    ],
  },
  {
    place: 'src/files',
    holds: 'files of visitors, read in child processes with ceilings',
    may: [
      'src/calls',
      'src/documents',
      'src/missions/guest-file.ts',
      'src/domain',
      'src/fair-queue.ts',
      'src/intake',
      'src/program-parts.ts',
      'src/tables',
      'src/source-lines.ts',
    ],
  },
  {
    place: 'src/web/serve.ts',
    holds: 'starts the server: opens what the settings name and hands it to the pages',
    may: [
      'src/ask',
      'src/config.ts',
      'src/context.ts',
      'src/desk',
      'src/domain',
      'src/meili',
      'src/missions',
      'src/search',
      'src/similarity',
      'src/store',
      'src/web',
      'src/source-lines.ts',
    ],
  },
  {
    place: 'src/web',
    holds:
      "Express: `app.ts` is a request's life, `routes` which page answers where, `pages` one file a page, `view` its models, `forms` what is sent in, `addresses` what an address says, `rendering` templates and words, `access`, `api`",
    may: [
      'src/ask',
      'src/config.ts',
      'src/context.ts',
      'src/desk',
      'src/domain',
      'src/fair-queue.ts',
      'src/files',
      'src/language',
      'src/matching',
      'src/missions',
      'src/scheduling',
      'src/neighbours/document.ts',
      'src/papers',
      'src/search/port.ts',
      'src/store/catalogue.ts',
      'src/store/mission-file.ts',
      'src/store/search-misses.ts',
      'src/tables',
    ],
  },
  {
    place: 'src/commands',
    holds: 'one file a command, loaded when chosen',
    may: [
      'bench/quality',
      'indexer/prepare.ts',
      'indexer/run.ts',
      'indexer/unchanged.ts',
      'src/build-files.ts',
      'src/ask',
      'src/calls',
      'src/config.ts',
      'src/context.ts',
      'src/desk/calls.ts',
      'src/desk/personal-data.ts',
      'src/documents',
      'src/domain',
      'src/language',
      'src/matching',
      'src/meili',
      'src/missions',
      'src/program-parts.ts',
      'src/scheduling',
      'src/neighbours',
      'src/search',
      'src/similarity',
      'src/store',
      'src/tables',
      'src/web',
      'src/workbook',
    ],
  },
  {
    place: 'src/cli.ts',
    holds: 'reads the command line, loads the command',
    may: ['src/commands', 'src/domain', 'src/source-lines.ts'],
  },
  {
    place: 'src/source-lines.ts',
    holds: 'stack traces of the built program with the lines of the sources',
    may: [],
  },
  {
    place: 'src/bin.ts',
    holds: 'the command `collimate`, built into `dist/bin.mjs`',
    may: ['src/cli.ts'],
  },
  {
    place: 'src/program-parts.ts',
    holds: 'where the built program lies, and starting a part of it as a thread',
    may: [],
  },
];

const isFile = (place) => /\.\w+$/.test(place);
const patternOf = (place) => (isFile(place) ? `^${place.replaceAll('.', '\\.')}$` : `^${place}/`);

/** The rules of dependency-cruiser, at least one a place. */
function rulesOf(places) {
  return places.flatMap(({ place, may, packages }) => {
    const inner = places.map((p) => p.place).filter((p) => p.startsWith(`${place}/`));
    const from = { path: patternOf(place), pathNot: inner.map(patternOf) };
    const allowed = [place, ...may].map(patternOf);
    const sentence = `${place} imports ${may.length === 0 ? 'nothing of ours' : may.join(', ')}`;
    const rule = (name, comment, to) => ({ name, comment, severity: 'error', from, to });
    return [
      // What lies inside a folder, but has a row of its own, must be allowed by name.
      rule(`imports-of-${place}`, sentence, {
        path: ['^(src|indexer|bench|test)/'],
        pathNot: allowed,
      }),
      ...(packages
        ? [
            rule(
              `packages-of-${place}`,
              `${place} is pure: packages ${packages.join() || 'none'}`,
              {
                pathNot: [
                  '^(src|indexer|bench|test)/',
                  ...packages.map((name) => `^node_modules/${name}/`),
                ],
              },
            ),
          ]
        : []),
    ];
  });
}

/** The table of docs/ARCHITECTURE.md, a line a place. */
function tableOf(places) {
  const names = (list) => list.map((name) => `\`${name.replace(/^src\//, '')}\``).join(', ');
  const lines = places.map(
    ({ place, holds, may }) =>
      `| \`${place}\` | ${holds} | ${may.length ? names(may) : 'nothing'} |`,
  );
  return ['| place | what is in it | may import |', '|---|---|---|', ...lines].join('\n');
}

module.exports = { PLACES, rulesOf, tableOf };
