import { census } from '../../ask/map/census.ts';
import { type ExampleAnswer, exampleAnswers } from '../../ask/search/example-answers.ts';
import { inLanguage } from '../../domain/text.ts';
import { askedLanguages } from '../view/cluster-words.ts';
import { hidesFor } from '../view/disputed.ts';
import { shortLine } from '../view/evidence.ts';
import { heatMap } from '../view/heat-map.ts';
import { organisationView } from '../view/organisation.ts';
import { pillarRow } from '../view/pillar.ts';
import type { PageReply, Visit } from '../visit.ts';

/** Rows of the small heat map. */
const TOPICS = 8;

/** The first page: what this is, one field, real answers, three ways in, the pillars. */
export async function home(visit: Visit): Promise<PageReply> {
  const { context, profile, lang, t, origin } = visit;
  const counted = census(context.catalogue);
  const cluster = inLanguage(profile.name, lang);
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
      answers: (await exampleAnswers(context, lang)).map((a) => answerView(visit, a)),
      heat: heatMap(visit, TOPICS),
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

/** Who answers an example best, with the statement that says so; nobody where nobody does. */
function answerView(visit: Visit, { question, owners }: ExampleAnswer): object {
  const { profile, t, lang } = visit;
  const hides = hidesFor(visit, question);
  const [best] = owners.flatMap((o) => {
    const said = o.evidence.find((e) => !hides(o.owner, e.evidence));
    return said ? [{ ...o, said }] : [];
  });
  return {
    text: question,
    href: `/${lang}/search?q=${encodeURIComponent(question)}`,
    who: best ? organisationView(best.organisation, profile, t) : null,
    line: best ? shortLine(best.said.record, best.owner, t) : null,
  };
}
