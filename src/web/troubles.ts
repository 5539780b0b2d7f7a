import type { ContextSource } from '../context.ts';

/**
 * What is not as it should be while pages are answered: `build`, a newer build that cannot be
 * opened. A word only, for whoever asks; the log says why.
 */
export type Trouble = 'build';

export function troublesOf(source: Pick<ContextSource, 'isBehind'>): readonly Trouble[] {
  return source.isBehind() ? ['build'] : [];
}
