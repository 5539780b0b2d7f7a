import type { Context } from '../context.ts';
import { conceptsOf } from './concepts.ts';
import { matchKnowledge } from './match-knowledge.ts';

/** Works out what the first question would have to wait for: the thesaurus and what matching knows of a build. Pauses between the parts for those who ask meanwhile. */
export async function warm(context: Context): Promise<void> {
  for (const part of [conceptsOf, matchKnowledge]) {
    part(context);
    await new Promise((resume) => { setImmediate(resume); });
  }
}
