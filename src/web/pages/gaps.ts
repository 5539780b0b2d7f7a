import { askGaps, type GapReport } from '../../ask/map/gaps.ts';
import { inLanguage } from '../../domain/text.ts';
import { evidenceLine } from '../view/evidence.ts';
import { memberHref } from '../view/organisation.ts';
import { pictures } from '../view/pictures.ts';
import { plain, wordsOf } from '../view/words.ts';
import type { PageReply, Visit } from '../visit.ts';

/** Topics listed under each heading; the count says how many there are. */
const SHOWN = 40;
const KINDS_SHOWN = 2;

/** What is asked for and missing, what hangs on one member, who outside would close a gap. */
export async function gaps(visit: Visit): Promise<PageReply> {
  const { context, t } = visit;
  const report = await askGaps(context);
  const owner = organisationLink(visit);
  const topic = topicLink(visit);
  return {
    view: 'gaps',
    title: t('gaps.title'),
    description: t('gaps.lead'),
    model: {
      pictures: pictures('/map/gaps', t),
      needs: report.unmet.length
        ? t('gaps.unmet', { count: report.unmet.length, needs: report.needs })
        : t('gaps.allMet', { needs: report.needs }),
      unmet: report.unmet.flatMap((u) => unmetView(visit, u)),
      misses:
        visit.misses?.list(SHOWN).map((m) => ({
          asked: m.words,
          days: t('gaps.days', { count: m.days }),
          search: `/${t.lang}/search?q=${encodeURIComponent(m.words)}`,
        })) ?? [],
      missingCount: t('gaps.missing', { count: report.missing.length }),
      missing: report.missing.slice(0, SHOWN).map((m) => ({
        ...topic(m.concept),
        asked: m.askedBy.length ? t('gaps.asked', { count: m.askedBy.length }) : '',
        prospects: m.prospects.map(owner),
        kinds: new Intl.ListFormat(t.lang, { type: 'disjunction' }).format(
          m.kinds.slice(0, KINDS_SHOWN).map((k) => t(`site.type.${k}`)),
        ),
      })),
      single: report.single.map((s) => ({
        ...owner(s.owner),
        count: t('gaps.topics', { count: s.concepts.length }),
        topics: s.concepts.slice(0, SHOWN).map(topic),
      })),
      closers: report.closers.map((c) => ({
        ...owner(c.organisation.id),
        kind: t(`site.type.${c.organisation.kind}`),
        needs: c.needs.length ? t('gaps.closesNeeds', { count: c.needs.length }) : '',
        topics: c.concepts.map(topic),
      })),
    },
  };
}

function unmetView({ context, t }: Visit, u: GapReport['unmet'][number]): object[] {
  const need = context.catalogue.evidence(u.need)?.evidence;
  if (!need) return [];
  const owner = organisationLink({ context, lang: t.lang });
  const nearest = u.nearest.flatMap((n) => {
    const e = context.catalogue.evidence(n.evidence)?.evidence;
    return e ? [{ line: evidenceLine(e, n.owner, t), ...owner(n.owner) }] : [];
  });
  return [
    {
      title: wordsOf(need.title, t.lang),
      owners: u.owners.map(owner),
      nearest,
      prospects: u.prospects.map(owner),
    },
  ];
}

function organisationLink({ context, lang }: Pick<Visit, 'context' | 'lang'>) {
  return (id: string): { name: string; href: string } => ({
    name: plain(wordsOf(context.catalogue.organisation(id)?.name ?? { und: id }, lang)),
    href: memberHref(id, lang),
  });
}

function topicLink({ context, lang }: Visit) {
  return (id: string): { topic: string; search: string } => ({
    topic: inLanguage(context.catalogue.concept(id)?.concept.preferred, lang) || id,
    search: `/${lang}/search?concept=${encodeURIComponent(id)}`,
  });
}
