import { census } from '../../ask/census.ts';
import { inLanguage } from '../../domain/text.ts';
import { askedLanguages } from '../view/cluster-words.ts';
import { pillarRow } from '../view/pillar.ts';
import type { PageReply, Visit } from '../visit.ts';

/** The first page: what this is, one field, three ways in, the pillars. */
export function home({ context, profile, lang, t, origin }: Visit): PageReply {
  const counted = census(context.catalogue);
  const cluster = inLanguage(profile.name, lang);
  const examples = (profile.examples[lang] ?? []).map((q) => ({
    text: q,
    href: `/${lang}/search?q=${encodeURIComponent(q)}`,
  }));
  const figures = [
    t('site.count.members', { count: counted.members }),
    t('site.count.instruments', { count: counted.kinds.instrument ?? 0 }),
    t('site.count.projects', { count: counted.kinds.project ?? 0 }),
    t('site.count.statements', { count: counted.statements }),
  ];
  return {
    view: 'home',
    title: t('home.title', { cluster }),
    scripts: ['suggest.js'],
    model: {
      question: inLanguage(profile.question, lang) || t('home.question'),
      lead: t('home.lead', { cluster, languages: askedLanguages(profile, t) }),
      figures: figures.join(' · '),
      examples,
      pillars: profile.pillars.map((p, i) => pillarRow(p, i, counted, t)),
    },
    jsonLd: [
      {
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        name: `Collimate · ${cluster}`,
        url: `${origin}/${lang}/`,
        inLanguage: lang,
        potentialAction: {
          '@type': 'SearchAction',
          target: `${origin}/${lang}/search?q={query}`,
          'query-input': 'required name=query',
        },
      },
    ],
  };
}
