/** A member suggested beside another: why, quoting both sides. */
import type { MemberPair } from '../../ask/pairs/member-pairs.ts';
import { disputedKey } from '../../domain/disputed.ts';
import type { ClusterProfile } from '../../domain/cluster.ts';
import type { Catalogue } from '../../store/catalogue.ts';
import type { Translate } from '../rendering/locales.ts';
import type { Visit } from '../visit.ts';
import type { Words } from '../rendering/handlebars.ts';
import { type EvidenceLine, evidenceLine } from './evidence.ts';
import { organisationView } from './organisation.ts';
import { reasonSentence } from './reasons.ts';

export interface SuggestionView {
  href: string;
  name: Words;
  prospect: string;
  competitor: boolean;
  strength: string;
  strengthLabel: string;
  /** Each a sentence with the statements that it rests on, the asking member's first. */
  reasons: { sentence: string; quotes: EvidenceLine[] }[];
}

/** Similar and complementary members shown, each; asked for are more, as not all stand. */
const SUGGESTED = 4;
export const ASKED_PAIRS = 10;

/**
 * The pairs that are shown: those that are claimed (`MemberPair`). Competitors complete nobody, and
 * pairs that the office agreed are not right are left out.
 */
export function standingPairs(
  { hidden }: Visit,
  owner: string,
  kind: 'similar' | 'complementary',
  pairs: readonly MemberPair[],
): MemberPair[] {
  return pairs
    .filter((pair) => pair.strength !== 'weak')
    .filter((pair) => kind === 'similar' || !pair.competitor)
    .filter((pair) => !hidden.has(disputedKey({ kind, owner, about: pair.owner })))
    .slice(0, SUGGESTED);
}

/** Reasons shown beside a profile; two are enough to decide whether to open the other's page. */
const REASONS = 2;

export function suggestionView(
  pair: MemberPair,
  catalogue: Catalogue,
  profile: ClusterProfile,
  t: Translate,
): SuggestionView {
  const { href, name, prospect } = organisationView(pair.organisation, profile, t);
  const quote = (id: string): EvidenceLine[] => {
    const e = catalogue.evidence(id)?.evidence;
    return e ? [evidenceLine(e, e.owners[0]?.owner ?? pair.owner, t)] : [];
  };
  return {
    href,
    name,
    prospect,
    competitor: pair.competitor,
    strength: pair.strength,
    strengthLabel: t(`match.strength.${pair.strength}`),
    reasons: grouped(
      pair.reasons.slice(0, REASONS).map((r) => ({
        sentence: reasonSentence(r, catalogue, t, () => 0),
        quotes: r.evidence.slice(0, 2).flatMap(quote),
      })),
    ),
  };
}

/** Reasons of one sentence stand under it together; what both name is quoted once. */
function grouped(reasons: SuggestionView['reasons']): SuggestionView['reasons'] {
  const bySentence = new Map<string, EvidenceLine[]>();
  for (const { sentence, quotes } of reasons)
    if (sentence) bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), ...quotes]);
  return [...bySentence].map(([sentence, quotes]) => ({
    sentence,
    quotes: quotes.filter((q, i) => quotes.findIndex((other) => other.id === q.id) === i),
  }));
}
