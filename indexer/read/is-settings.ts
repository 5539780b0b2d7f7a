/** Whether a YAML or JSON document is the settings of a cluster and no organisation. */
import { type Entry, isEntry } from './entry.ts';

/** What only settings of a cluster have; a member may have an id, a website and languages, too. */
const SETTINGS = ['shortName', 'timezone', 'regions', 'regionMap', 'valueChain', 'categories'];

/**
 * Settings that lack something required are settings all the same, so that it is told what they
 * lack: their file has their name, or they have what no member has.
 */
export function isSettings(value: Entry, file: string): boolean {
  if (/(?:^|[\\/])cluster\.(?:ya?ml|json)$/i.test(file)) return !isEntry(value.cluster);
  if (value.kind) return false;
  return Array.isArray(value.languages) || SETTINGS.some((key) => key in value);
}
