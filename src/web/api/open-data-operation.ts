/** The members of the cluster and what they say, for other clusters and for anybody. */
import { z } from 'zod';
import { isOfNeighbour } from '../../domain/neighbour.ts';
import { Problem } from '../../domain/problem.ts';
import { CATALOGUE_FORMAT } from '../../neighbours/document.ts';
import { operation } from './operation.ts';
import { evidence, organisation, text } from './schemas.ts';

const answer = z.object({
  format: z.literal(CATALOGUE_FORMAT),
  licence: z.string(),
  published: z.string(),
  cluster: z.object({
    id: z.string(),
    name: text,
    country: z.string(),
    website: z.string().optional(),
    pages: z.string(),
    contact: z.object({ email: z.string().optional(), url: z.string().optional() }),
  }),
  organisations: z.array(organisation),
  evidence: z.array(evidence),
});

export const openDataOperation = operation({
  method: 'get',
  path: '/catalogue',
  id: 'getCatalogue',
  summary: 'The whole catalogue of members under its licence',
  description:
    'Members with their statements; what came from neighbouring clusters is not in it. Ask again with the ETag.',
  answer,
  run({ context, origin }) {
    const { catalogue, build } = context;
    const { profile } = catalogue;
    const { id, name, country, website, licence, contact } = profile;
    if (!licence || !contact)
      throw new Problem(
        'not-found',
        'This cluster does not hand out its catalogue: its settings name no licence or no contact.',
      );
    const members = catalogue.organisations().filter((o) => o.membership.standing === 'member');
    const known = new Set(members.map((o) => o.id));
    const statements = [...catalogue.eachEvidence()]
      .map((e) => e.evidence)
      .filter((e) => !isOfNeighbour(e.id, profile))
      .map((e) => ({ ...e, owners: e.owners.filter((o) => known.has(o.owner)) }))
      .filter((e) => e.owners.length > 0);
    return {
      format: CATALOGUE_FORMAT,
      licence,
      published: build.published,
      cluster: { id, name, country, website, pages: origin, contact },
      organisations: members,
      evidence: statements,
    };
  },
});
