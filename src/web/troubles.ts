import type { ContextSource } from '../context.ts';
import type { Problem } from '../domain/problem.ts';

/**
 * What is not as it should be while pages are answered: `build`, a newer build that cannot be
 * opened; `people`, the application database cannot be opened. A word only, for whoever asks; the
 * log says why.
 */
export type Trouble = 'build' | 'people';

export function troublesOf(site: {
  source: Pick<ContextSource, 'isBehind'>;
  officeFault?: Problem;
}): readonly Trouble[] {
  return [
    ...(site.source.isBehind() ? (['build'] as const) : []),
    ...(site.officeFault ? (['people'] as const) : []),
  ];
}
