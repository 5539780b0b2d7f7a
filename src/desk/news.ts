/** What was published lately; read once a build. */
import type { Context } from '../context.ts';
import type { AppDb } from '../store/app/database.ts';
import { type FirstSeen, firstSeen } from '../store/app/first-seen.ts';

export type { FirstSeen } from '../store/app/first-seen.ts';

const known = new WeakMap<Context, FirstSeen>();

/** When each organisation and statement of the build that serves was first published. */
export function seenIn(db: AppDb, context: Context): FirstSeen {
  let found = known.get(context);
  if (!found) {
    const { build, published } = context.build;
    found = firstSeen(db, build, published, () => idsOf(context));
    known.set(context, found);
  }
  return found;
}

/** With what is past its day: what ended and is renewed is not new. */
function* idsOf({ whole: catalogue }: Context): Iterable<string> {
  for (const { id } of catalogue.organisations()) yield id;
  for (const { evidence } of catalogue.eachEvidence()) yield evidence.id;
}
