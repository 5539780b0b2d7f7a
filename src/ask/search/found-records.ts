/** What an engine found, joined with the records that a line of results shows. */
import type { Context } from '../../context.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Organisation } from '../../domain/organisation.ts';
import type { Quantity } from '../../domain/quantity.ts';
import { quantityFit } from '../../language/quantity-fit.ts';
import type { JudgedCondition, JudgedConditions } from '../../matching/conditions.ts';
import type { EvidenceHit, OwnerHit, SearchAnswer } from '../../search/port.ts';
import type { QueryQuantity } from '../../search/query.ts';
import { matchKnowledge } from '../knowledge/match-knowledge.ts';

/** A found evidence with everything a line of results shows. */
export interface FoundEvidence extends EvidenceHit {
  record: Evidence;
  /** Its figures that answer those of the question, wholly or nearly. */
  figures: readonly FoundFigure[];
}

/** A found evidence in a list of its own. */
export interface FoundStatement extends FoundEvidence {
  organisations: readonly Organisation[];
}

/** A figure of an evidence beside the one that was asked for. */
export interface FoundFigure {
  /** As typed. */
  asked: string;
  offered: Quantity;
  /** It falls short by a little (language/quantity-fit). */
  near: boolean;
}

export interface FoundOwner extends Omit<OwnerHit, 'evidence'> {
  organisation: Organisation;
  /** How the conditions of the question that are about organisations stand for it. */
  conditions: readonly JudgedCondition[];
  evidence: readonly FoundEvidence[];
}

export type FoundAnswer = Omit<SearchAnswer, 'owners' | 'evidence'> & {
  owners: readonly FoundOwner[];
  evidence: readonly FoundStatement[];
};

/** What an engine found with the records of it, and how conditions stand for each owner. */
export function withRecords(
  context: Context,
  answer: SearchAnswer,
  asked: readonly QueryQuantity[],
  judged: JudgedConditions,
): FoundAnswer {
  const { catalogue } = context;
  const { table } = matchKnowledge(context);
  const ordinalsOf = (hits: readonly EvidenceHit[]): number[] =>
    hits.flatMap((e) => catalogue.evidence(e.evidence)?.ordinal ?? []);
  const judgedOf = ({ owner, evidence }: OwnerHit): JudgedCondition[] =>
    judged.none ? [] : judged.ofOwner(table.ownerAt.get(owner)!, ordinalsOf(evidence));
  const found = (hit: EvidenceHit): FoundEvidence[] => {
    const stored = catalogue.evidence(hit.evidence);
    return stored
      ? [{ ...hit, record: stored.evidence, figures: figuresOf(stored.quantities, asked) }]
      : [];
  };
  return {
    ...answer,
    owners: answer.owners.flatMap((hit) => {
      const organisation = catalogue.organisation(hit.owner);
      return organisation
        ? [
            {
              ...hit,
              organisation,
              conditions: judgedOf(hit),
              evidence: hit.evidence.flatMap(found),
            },
          ]
        : [];
    }),
    // Only here: with its owners' lines, a project would bring its forty partners for each of them.
    evidence: answer.evidence
      .flatMap(found)
      .map((e) => ({ ...e, organisations: catalogue.organisations(e.owners) })),
  };
}

/** Of each asked figure the first offered one that meets it, else the first that is near. */
function figuresOf(offered: readonly Quantity[], asked: readonly QueryQuantity[]): FoundFigure[] {
  return asked.flatMap((wish) => {
    const fits = offered.map((quantity) => ({
      offered: quantity,
      fit: quantityFit(wish, quantity),
    }));
    const best = fits.find((f) => f.fit === 'meets') ?? fits.find((f) => f.fit === 'near');
    return best ? [{ asked: wish.text, offered: best.offered, near: best.fit === 'near' }] : [];
  });
}
