/** Which engine the settings choose. */
import { targetOf, type MeiliSettings } from '../meili/connection.ts';
import { withReserve } from './fallback.ts';
import { openLocalBuild, openLocalEngine } from './embedded/engine.ts';
import { openMeiliEngine } from './meili/engine.ts';
import type { SearchEngine } from './port.ts';

/** Opens the engine of a build. @param file its catalogue */
export type EngineOpener = (file: string, build: string) => SearchEngine;

export interface EngineSettings extends MeiliSettings {
  meiliSearchKey?: string;
  meiliTimeout: number;
}

/**
 * The embedded engine, or Meilisearch with the embedded one in reserve when the settings name a
 * server.
 * @param onTrouble told why Meilisearch did not answer; for the log
 */
export function engineOpener(
  settings: EngineSettings,
  onTrouble: (error: unknown) => void = () => undefined,
): EngineOpener {
  const target = targetOf(settings, settings.meiliSearchKey);
  if (!target) return openLocalEngine;
  return (file, build) => {
    const local = openLocalBuild(file);
    const meili = openMeiliEngine({ ...target, timeoutMs: settings.meiliTimeout }, build, local);
    // What it finds is in the status; searches need not wait for it.
    meili.check().catch(onTrouble);
    return withReserve(meili, local.engine, onTrouble);
  };
}
