import type { Said } from '../intake/taken.ts';
import type { CodePage } from '../tables/code-pages.ts';

/**
 * What a child process can read, one line a kind. A reader is a function of the bytes that gives a
 * bounded, plain value (it crosses a process border) and throws a Problem for what it cannot read.
 * Each is loaded in the child that needs it, so that a child starts quickly.
 */
export const READERS = {
  /** TXT, HTML, DOCX, ODT or PDF: its text. */
  outline: async (bytes: Uint8Array) =>
    (await import('../documents/document-text.ts')).documentText(bytes),
  /** XLSX, ODS or CSV: the sheets of a guest list as texts. */
  table: async (bytes: Uint8Array, name: string, encoding?: CodePage) =>
    (await import('../missions/guest-file.ts')).readGuestFile(name, bytes, encoding),
  /** Calls: an answer of the EU portal, or a table under the file's name. */
  calls: async (bytes: Uint8Array, name: string) =>
    (await import('../calls/read-calls.ts')).readCallFile(name, bytes, name),
  /** Any input of the catalogue: its rows as fields of records. */
  catalogue: async (bytes: Uint8Array, name: string, _encoding?: CodePage, said?: Said) =>
    (await import('../intake/take-file.ts')).takeFile(bytes, name, said),
};

export type ReaderKind = keyof typeof READERS;
/** What a kind of reader gives. */
export type ReadValue<K extends ReaderKind> = Awaited<ReturnType<(typeof READERS)[K]>>;
