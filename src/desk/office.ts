/** What the actions on missions need: the database of what people enter, and the catalogue's matching behind a narrow door. */
import type { Text } from '../domain/text.ts';
import type { AppDb } from '../store/app-db.ts';
import type { FitFinder } from './fit.ts';

/** A member of the catalogue, as far as choosing a host needs it. */
export interface Member {
  id: string;
  name: Text;
  town: string;
  country: string;
}

export interface Office {
  db: AppDb;
  /** Members first, then others of the catalogue; by name. */
  members(): readonly Member[];
  fit: FitFinder;
}
