import { type Supply, valueChain as askValueChain } from '../../ask/map/value-chain.ts';
import { Problem } from '../../domain/problem.ts';
import { inLanguage } from '../../domain/text.ts';
import { drawChain } from '../view/chain-drawing.ts';
import { memberHref } from '../view/organisation.ts';
import { pictures } from '../view/pictures.ts';
import { shortName } from '../view/short-name.ts';
import type { PageReply, Visit } from '../visit.ts';

/** Who stands where between material and use in one pillar, and who could supply whom. */
export function valueChain(visit: Visit): PageReply {
  const { context, profile, t, lang, query } = visit;
  const asked = query.get('pillar') ?? profile.pillars[0]?.id;
  const index = profile.pillars.findIndex((p) => p.id === asked);
  const pillar = profile.pillars[index];
  if (!pillar) throw new Problem('not-found', 'No pillar has this id.', { key: 'error.noPillar' });
  const chain = askValueChain(context, pillar.id);
  const drawing = drawChain(chain);
  const members = new Map(
    chain.stages.flatMap((s) => s.members.map((m) => [m.organisation.id, m])),
  );
  const nameOf = (id: string): string =>
    inLanguage(
      members.get(id)?.organisation.name ?? context.catalogue.organisation(id)?.name,
      lang,
    ) || id;
  const stageName = new Map(
    chain.stages.map(({ stage }) => [stage.id, inLanguage(stage.name, lang)]),
  );
  return {
    view: 'value-chain',
    title: t('chain.title'),
    description: t('chain.lead'),
    model: {
      pictures: pictures('/map/chain', t),
      pillar: { index, name: inLanguage(pillar.name, lang) },
      width: drawing.width,
      height: drawing.height,
      curves: drawing.curves,
      pillars: profile.pillars.map((p, i) => ({
        index: i,
        letter: p.letter,
        name: inLanguage(p.name, lang),
        href: `/${lang}/map/chain?pillar=${encodeURIComponent(p.id)}`,
        current: p === pillar,
      })),
      heads: drawing.heads.map((h) => ({ x: h.x, name: stageName.get(h.id) ?? h.id })),
      nodes: drawing.nodes.map((n) => ({
        ...n,
        textX: n.x + 12,
        textY: n.y + 5,
        top: n.y - 15,
        href: memberHref(n.id, lang),
        shown: shortName(nameOf(n.id)),
        label: nameOf(n.id),
        prospect: members.get(n.id)?.organisation.membership.standing === 'prospect',
      })),
      stages: chain.stages.map(({ stage, members: inside }) => ({
        name: stageName.get(stage.id) ?? stage.id,
        members: inside.map((m) => ({
          name: nameOf(m.organisation.id),
          href: memberHref(m.organisation.id, lang),
          offers: t('site.count.statements', { count: m.offers.length }),
          also: m.also.map((s) => stageName.get(s) ?? s).join(', '),
        })),
      })),
      supplies: supplyRows(visit, chain.supplies, nameOf),
    },
  };
}

function supplyRows(
  { context, t, lang }: Visit,
  supplies: readonly Supply[],
  nameOf: (id: string) => string,
) {
  const titleOf = (id: string): string =>
    inLanguage(context.catalogue.evidence(id)?.evidence.title, lang) || id;
  return supplies.map((s) => ({
    supplier: nameOf(s.from),
    supplierHref: memberHref(s.from, lang),
    customer: nameOf(s.to),
    customerHref: memberHref(s.to, lang),
    topic: inLanguage(context.catalogue.concept(s.concept)?.concept.preferred, lang) || s.concept,
    why: t(`chain.why.${s.basis}`, {
      first: titleOf(s.evidence[0]),
      second: titleOf(s.evidence[1]),
    }),
  }));
}
