/** Files that are refused whole, with what to do instead. */
import type { Container } from '../../src/tables/recognise.ts';
import type { Defect } from '../../src/domain/defect.ts';
import { defectAt } from '../row.ts';
import type { FileRows } from './input-file.ts';

const REFUSALS: Readonly<
  Record<
    Exclude<
      Container,
      'csv' | 'xlsx' | 'ods' | 'json' | 'json-lines' | 'yaml' | 'turtle' | 'rdf-xml' | 'ics'
    >,
    [found: string, remedy: string]
  >
> = {
  empty: ['an empty file', 'there is nothing to read; check that the right file was sent'],
  xls: [
    'a workbook of the old .xls format',
    'open it in a spreadsheet program and save it as .xlsx',
  ],
  locked: [
    'a workbook with a password',
    'remove the password (File, Info, Protect Workbook) and save it again',
  ],
  html: [
    'a web page',
    'it only has the name of a table; open it in a spreadsheet program and save it as .xlsx or .csv',
  ],
  xml: [
    'an XML document',
    'of XML only instruments (PIDINST) and thesauri (SKOS as RDF/XML) are read; open it in the program that made it and save it as .xlsx or .csv',
  ],
  pdf: ['a PDF', 'tables cannot be read from a PDF; ask for the .xlsx or .csv it was made from'],
  zip: ['a zip archive that is no workbook', 'unpack it and give the files inside'],
  'broken-zip': ['a workbook that is cut off or damaged', 'save or download it again'],
  'broken-gzip': ['a packed file that is damaged', 'download it again'],
  binary: ['bytes that are no text', 'give a .xlsx, .csv, .tsv, .json or .yaml file'],
};

/** The sentence for a file of a kind that holds no tables that can be read. */
export function refused(file: string, container: keyof typeof REFUSALS): FileRows {
  const [found, remedy] = REFUSALS[container];
  return {
    rows: [],
    defects: [
      defectAt({ file }, 'error', `unreadable-${container}`, {
        found,
        expected: 'a .xlsx, .csv, .tsv, .json or .yaml file',
        remedy,
      }),
    ],
  };
}

/** The sentence for linked data, whose shape can be any. */
export function jsonLd(file: string): Defect {
  return defectAt({ file }, 'error', 'json-ld', {
    found: 'JSON-LD',
    expected: 'a thesaurus as Turtle or RDF/XML',
    remedy:
      'nothing of it was read; convert it to Turtle, for instance by "riot --output=turtle", or ask for the .ttl',
  });
}
