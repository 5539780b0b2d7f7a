/** The letters of an introduction, each with its reader's own link. */
import type { Introduction } from '../domain/introduction.ts';
import { inLanguage } from '../domain/text.ts';
import { ensureSignedLink } from '../store/app/signed-links.ts';
import type { AppDb } from '../store/app/database.ts';
import { postLetter, type Letters } from './letters.ts';

export type Side = 'asker' | 'member';

// Six months to the last question, three weeks before it, and a month for the late ones.
const LINK_DAYS = 240;

/** What an outbox row of this introduction is about. */
export function aboutOf(id: string): string {
  return `introduction:${id}`;
}

/** Writes one letter. What it may say of the other side is decided here and nowhere else. */
export function writeTo(
  { db, letters }: { db: AppDb; letters: Letters },
  i: Introduction,
  side: Side,
  letter: string,
): void {
  const lang = side === 'asker' ? i.lang : i.member.lang;
  const token = ensureSignedLink(db, `introduction-${side}`, i.id, LINK_DAYS);
  const say = letters.in(lang);
  const quote = (what: string, text: string): string =>
    text ? say(`letters.introduction.quote.${what}`, { text }) : '';
  postLetter(
    db,
    letters,
    {
      about: aboutOf(i.id),
      letter: `introduction.${letter}`,
      to: side === 'asker' ? i.asker.email : i.member.email,
      lang,
    },
    {
      member: inLanguage(i.organisationName, lang) || say('introduction.cluster'),
      link: `${letters.base}/${lang}/i/${token}`,
      ...wordsFor(i, letter, quote),
    },
  );
}

/**
 * The confirming letter goes to an address that anybody may have typed, so nothing that was typed
 * stands in it: it must be no means to send words to strangers.
 */
function wordsFor(
  { asker, member, wish, askBack, askReply, word }: Introduction,
  letter: string,
  quote: (what: string, text: string) => string,
): Record<string, string> {
  switch (letter) {
    case 'request':
    case 'reminder':
      return { company: asker.company, country: asker.country, wish };
    case 'reply':
      return { company: asker.company, askBack, askReply };
    case 'accepted':
      return { name: member.name, email: member.email, word: quote('word', word) };
    case 'contact':
      return { name: asker.name, company: asker.company, email: asker.email, wish };
    case 'ask-back':
      return { askBack };
    case 'declined':
    case 'refused':
      return { word: quote('word', word) };
    default:
      return {};
  }
}
