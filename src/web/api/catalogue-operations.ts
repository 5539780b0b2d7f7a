/** Organisations and evidence, one or many. */
import { z } from 'zod';
import type { Catalogue } from '../../store/catalogue.ts';
import { EVIDENCE_KINDS } from '../../domain/evidence.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { Problem } from '../../domain/problem.ts';
import { operation } from './operation.ts';
import { evidence, organisation, page, size } from './schemas.ts';

const withId = z.object({ id: z.string().max(300) });

export const catalogueOperations = [
  operation({
    method: 'get',
    path: '/organisations',
    id: 'listOrganisations',
    summary: 'All organisations, by id',
    example: () => '/organisations?standing=member&size=5',
    query: z.object({
      standing: z.enum(['member', 'prospect', 'neighbour']).optional(),
      pillar: z.string().optional(),
      page,
      size,
    }),
    answer: z.object({ total: z.number(), page: z.number(), organisations: z.array(organisation) }),
    run({ context, query }) {
      const all = context.catalogue
        .organisations()
        .filter(
          (o) =>
            (!query.standing || o.membership.standing === query.standing) &&
            (!query.pillar || o.pillars.some((p) => p.pillar === query.pillar)),
        );
      return {
        total: all.length,
        page: query.page,
        organisations: all.slice((query.page - 1) * query.size, query.page * query.size),
      };
    },
  }),
  operation({
    method: 'get',
    path: '/organisations/{id}',
    id: 'getOrganisation',
    summary: 'One organisation with all its evidence',
    example: ({ organisation: exampleId }) => `/organisations/${exampleId}`,
    pathParameters: withId,
    answer: z.object({ organisation, evidence: z.array(evidence) }),
    run: ({ context, path }) => ({
      organisation: organisationOf(context.catalogue, path.id),
      evidence: context.catalogue.evidenceOf(path.id).map((e) => e.evidence),
    }),
  }),
  operation({
    method: 'get',
    path: '/evidence',
    id: 'listEvidence',
    summary: 'Evidence of one owner',
    example: ({ organisation: owner }) => `/evidence?owner=${owner}&kind=instrument`,
    query: z.object({ owner: z.string().max(300), kind: z.enum(EVIDENCE_KINDS).optional() }),
    answer: z.object({ evidence: z.array(evidence) }),
    run({ context, query }) {
      organisationOf(context.catalogue, query.owner);
      return {
        evidence: context.catalogue
          .evidenceOf(query.owner, query.kind && [query.kind])
          .map((e) => e.evidence),
      };
    },
  }),
  operation({
    method: 'get',
    path: '/evidence/{id}',
    id: 'getEvidence',
    summary: 'One piece of evidence, with the concepts found in it',
    example: ({ evidence: exampleId }) => `/evidence/${exampleId}`,
    pathParameters: withId,
    answer: z.object({ evidence, concepts: z.array(z.string()) }),
    run({ context, path }) {
      const found = context.catalogue.evidence(path.id);
      if (!found)
        throw new Problem('not-found', `There is no evidence "${path.id.slice(0, 100)}".`);
      return { evidence: found.evidence, concepts: found.concepts };
    },
  }),
];

/** @throws Problem `not-found` */
function organisationOf(catalogue: Catalogue, id: string): Organisation {
  const found = catalogue.organisation(id);
  if (!found) throw new Problem('not-found', `There is no organisation "${id.slice(0, 100)}".`);
  return found;
}
