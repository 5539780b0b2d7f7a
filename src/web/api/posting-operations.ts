import { z } from 'zod';
import { searchPostings } from '../../ask/postings/postings.ts';
import { ORGANISATION_KINDS } from '../../domain/organisation.ts';
import {
  COOPERATIONS,
  POSTING_TYPES,
  PROTECTIONS,
  STUDENT_TYPES,
  type Posting,
} from '../../domain/posting.ts';
import { publicPoster } from '../view/posting.ts';
import { operation } from './operation.ts';
import { language } from './schemas.ts';

const posting = z
  .object({
    id: z.string(),
    type: z.enum(POSTING_TYPES),
    lang: z.string().meta({ description: 'Language that it is written in' }),
    title: z.string(),
    text: z.string(),
    expected: z.string(),
    poster: z
      .object({ name: z.string(), organisation: z.string().optional() })
      .meta({ description: 'A description in place of the name for an anonymous one' }),
    cooperation: z.array(z.enum(COOPERATIONS)),
    wanted: z.array(z.enum(ORGANISATION_KINDS)),
    place: z.string().optional(),
    trl: z.number().int().min(1).max(9).optional(),
    protection: z.enum(PROTECTIONS).optional(),
    languages: z.array(z.string()),
    start: z.string().optional(),
    field: z.string().optional(),
    apply: z.string().optional(),
    published: z.string(),
    expires: z.string().meta({ description: 'Shown no more from this instant' }),
  })
  .meta({ id: 'Posting' });

export const postingOperations = [
  operation({
    method: 'get',
    path: '/offers',
    id: 'listOffers',
    summary: 'Offers and requests that are public now; contacts come by an introduction',
    example: () => '/offers?lang=en',
    query: z.object({
      q: z.string().max(200).default('').meta({ description: 'Words to search by' }),
      lang: language,
      type: z.enum(POSTING_TYPES).optional(),
      students: z
        .enum(['true', 'false', '1', '0', 'yes', 'no'])
        .default('false')
        .meta({ description: 'Thesis topics, internships and placements only' })
        .transform((said) => ['true', '1', 'yes'].includes(said)),
      language: z.string().max(5).optional(),
    }),
    answer: z.object({ total: z.number(), offers: z.array(posting) }),
    run({ context, postings, query: { q, lang, type, students, language: spoken } }) {
      const found = searchPostings(context, postings(), q, lang).filter(
        ({ content }) =>
          (!type || content.type === type) &&
          (!students || STUDENT_TYPES.includes(content.type)) &&
          (!spoken || content.languages.includes(spoken)),
      );
      return { total: found.length, offers: found.map((p) => publicPosting(p, lang)) };
    },
  }),
];

/** What anybody may know of a posting. */
function publicPosting(p: Posting, lang: string): object {
  const { content } = p;
  const who = publicPoster(p, lang);
  return {
    id: p.id,
    type: content.type,
    lang: p.lang,
    title: content.title,
    text: content.text,
    expected: content.expected,
    poster: { name: who.name, organisation: who.id || undefined },
    cooperation: content.cooperation,
    wanted: content.wanted,
    place: content.place || undefined,
    trl: content.trl ?? undefined,
    protection: content.protection || undefined,
    languages: content.languages,
    start: content.start || undefined,
    field: content.field || undefined,
    apply: content.apply || undefined,
    published: p.published,
    expires: p.expires,
  };
}
