import { inLanguage } from '../../domain/text.ts';
import type { PageReply, Visit } from '../visit.ts';

/** The first page: what this is, one field, three ways in, the pillars. */
export function home({ profile, lang, t }: Visit): PageReply {
  const cluster = inLanguage(profile.name, lang);
  const question = inLanguage(profile.question, lang) || t('home.question');
  const pillars = profile.pillars.map((p, i) => ({
    index: i, letter: p.letter, href: `/${lang}/pillars/${encodeURIComponent(p.id)}`, name: inLanguage(p.name, lang), scope: inLanguage(p.scope, lang),
  }));
  const examples = (profile.examples[lang] ?? []).map((q) => ({ text: q, href: `/${lang}/search?q=${encodeURIComponent(q)}` }));
  return { view: 'home', title: t('home.title', { cluster }), model: { question, lead: t('home.lead', { cluster }), pillars, examples } };
}
