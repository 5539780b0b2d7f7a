import { Problem } from './problem.ts';

/** What a disk, its rights or its content can have against us. */
type Trouble = 'full' | 'readOnly' | 'denied' | 'broken' | 'damaged';

/** Codes of the system and of SQLite; those of SQLite also with an ending of their own. */
const CODES: Readonly<Record<Trouble, RegExp>> = {
  full: /^(?:ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)$/,
  readOnly: /^(?:EROFS|SQLITE_READONLY\w*)$/,
  denied: /^(?:EACCES|EPERM|SQLITE_CANTOPEN\w*|SQLITE_PERM)$/,
  broken: /^(?:EIO|SQLITE_IOERR\w*)$/,
  damaged: /^(?:SQLITE_CORRUPT\w*|SQLITE_NOTADB)$/,
};

const SENTENCES: Readonly<Record<Trouble, string>> = {
  full: 'The disk is full. What was there before is kept; make room and try again.',
  readOnly: 'The disk or file is read-only. Nothing was changed; make it writable and try again.',
  denied:
    'The file or folder may not be opened by this user. Nothing was changed; give the rights and try again.',
  broken: 'The disk reports a fault. Look at it before anything else; what was complete is kept.',
  damaged:
    'The database is damaged or is none. Stop the server, look at the disk, and put a backup in place with "collimate restore"; the damaged file is kept beside it.',
};

/**
 * A fault of the storage as a sentence, or undefined when the error is something else.
 * @param error of a file call or of SQLite
 */
export function storageTrouble(error: unknown): Problem | undefined {
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
  if (error instanceof Problem || typeof code !== 'string') return undefined;
  for (const [trouble, codes] of Object.entries(CODES) as [Trouble, RegExp][])
    if (codes.test(code)) {
      const where = typeof path === 'string' ? `${code}, ${path}` : code;
      return new Problem('unavailable', `${SENTENCES[trouble]} (${where})`, {
        key: `error.storage.${trouble}`,
        cause: error,
      });
    }
  return undefined;
}

/**
 * As `storageTrouble`, also for a Problem that says of a database that it is damaged or newer.
 * @returns undefined when the error is something else
 */
export function troubleOpening(error: unknown): Problem | undefined {
  return error instanceof Problem && error.code === 'unavailable' ? error : storageTrouble(error);
}

/** The database is there and is not sound. */
export function damagedDatabase(file: string, found: string): Problem {
  return new Problem('unavailable', `${SENTENCES.damaged} (${file}: ${found})`, {
    key: 'error.storage.damaged',
  });
}

/** True when an error of SQLite says that the file is damaged or no database. */
export function isDamage(error: unknown): boolean {
  return CODES.damaged.test((error as { code?: string } | null)?.code ?? '');
}
