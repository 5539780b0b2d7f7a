/** Which level of the catalogue a request may read: accounts and whoever has a member's link, both. */
import type { Request } from 'express';
import { findSession } from '../../desk/accounts.ts';
import { openOwn } from '../../desk/own-links.ts';
import type { Level } from '../../domain/level.ts';
import { Problem } from '../../domain/problem.ts';
import { storageTrouble } from '../../domain/storage-trouble.ts';
import type { Site } from '../visit.ts';
import { readerToken, sessionToken } from './cookies.ts';

/** Programs, feeds and frames of other sites send no cookie, so they read what is public. */
export function levelOf({ office, settings }: Site, request: Request): Level {
  if (!office) return 'public';
  try {
    const session = sessionToken(request, settings);
    if (session && findSession(office.db, session)) return 'members';
    const reader = readerToken(request, settings);
    if (reader) openOwn(office.db, reader);
    return reader ? 'members' : 'public';
  } catch (error) {
    // A link that was closed or is out of date opens nothing any more, whatever the cookie says.
    if (error instanceof Problem || storageTrouble(error)) return 'public';
    throw error;
  }
}
