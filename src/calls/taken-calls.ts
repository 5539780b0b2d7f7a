import type { Call } from '../domain/call.ts';

/** What a file that was read whole holds. */
export interface ReadCalls {
  calls: Call[];
  /** Where rows stand that are no calls. */
  passed: string[];
  /** The file is all that there is of its source. */
  whole: boolean;
}
