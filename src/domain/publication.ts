/** A change set on its way into the records and onto the pages. */
import type { RecordChange, RecordFields } from './record.ts';
import type { Actor } from './role.ts';

export type PublicationKind = 'upload' | 'edit' | 'proposal' | 'undo';
export type PublicationState = 'draft' | 'waiting' | 'running' | 'done' | 'failed' | 'dropped';

/** How far the build is: the stage, and of how many things. */
export interface PublicationProgress {
  stage?: string;
  done?: number;
  total?: number;
}

/** Why a publication failed; with a key of the locales where there is a sentence of its own. */
export interface PublicationFailure {
  message: string;
  key?: string;
  parameters?: Readonly<Record<string, string | number>>;
}

export interface Publication {
  id: string;
  kind: PublicationKind;
  /** What it came from: the name of a file, for instance. */
  note: string;
  state: PublicationState;
  actor: Actor;
  /** UTC instants; `ended` is empty before. */
  made: string;
  ended: string;
  progress: PublicationProgress;
  failure: Partial<PublicationFailure>;
  /** Number of its change in the record of changes, once it is done. */
  change: number | null;
  build: string;
  added: number;
  changed: number;
  removed: number;
}

/** A change with what the record was when it was made. */
export interface PublicationRow extends RecordChange {
  before: RecordFields | null;
}
