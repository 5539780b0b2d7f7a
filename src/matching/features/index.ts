import { action } from './action.ts';
import { answer } from './answer.ts';
import { bm25 } from './bm25.ts';
import { concepts } from './concepts.ts';
import { dense } from './dense.ts';
import { experience } from './experience.ts';
import { history } from './history.ts';
import { kind } from './kind.ts';
import { latent } from './latent.ts';
import { named } from './named.ts';
import { profile } from './profile.ts';
import { quantities } from './quantities.ts';
import { tfidf } from './tfidf.ts';

/** Every feature; what is said first where two reasons weigh the same stands first. */
export const MATCH_FEATURES = [
  answer,
  tfidf,
  bm25,
  latent,
  profile,
  concepts,
  quantities,
  named,
  experience,
  action,
  kind,
  history,
  dense,
] as const;

export type Feature = (typeof MATCH_FEATURES)[number]['id'];
