/** Offers and requests that one member answers, or that answer its needs, with what it rests on. */
import { askPostingsFor } from '../../ask/postings/postings.ts';
import type { Visit } from '../visit.ts';
import { postingView, publicPoster, quotesOf, sideOf } from './posting.ts';

/** More than these bury the best. */
const SHOWN = 5;

/** What is public and not the member's own by name; an anonymous one is anybody's. */
export async function postingsNear(visit: Visit, owner: string): Promise<object[]> {
  const { context, t, lang } = visit;
  const others = visit.postings().filter((p) => publicPoster(p, lang).id !== owner);
  const near = await askPostingsFor(context, others, owner);
  return near.slice(0, SHOWN).map(({ posting, answer: { strength, evidence } }) => ({
    posting: postingView(posting, t),
    sentence: t(`posting.member.${sideOf(posting.content)}`),
    strength,
    strengthLabel: t(`match.strength.${strength}`),
    quotes: quotesOf({ context, t }, owner, evidence),
  }));
}
