/** What an organisation works on, in words. */
import { conceptAncestors } from '../../ask/knowledge/concept-ancestors.ts';
import { firstTopics, ownerTopics } from '../../ask/knowledge/owner-topics.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Visit } from '../visit.ts';

type Reader = Pick<Visit, 'context' | 'lang'>;

/** Topics of one line of a list. */
const IN_A_LINE = 3;

/** "thin film, night vision, riflescope"; empty for who says nothing of what it does. */
export function topicLine(reader: Reader, owner: string): string {
  return firstTopics(reader.context.catalogue, owner, IN_A_LINE)
    .map((id) => topicName(reader, id))
    .join(', ');
}

/** Name of a topic in the reader's language. */
export function topicName({ context, lang }: Reader, id: string): string {
  return inLanguage(context.catalogue.concept(id)?.concept.preferred, lang) || id;
}

/** Most groups of a profile, and most topics of each; what is left out is found by searching. */
const GROUPS = 4;
const IN_A_GROUP = 5;

export interface TopicGroup {
  /** Name of the field. */
  field: string;
  topics: string[];
}

/**
 * Topics of an organisation by the fields of the thesaurus, the field with most to say first.
 * @param hidden true for topics that the office agreed are not right
 */
export function topicGroups(
  reader: Reader,
  owner: string,
  hidden: (topic: string) => boolean,
): TopicGroup[] {
  const { catalogue } = reader.context;
  const above = conceptAncestors(catalogue);
  const groups = new Map<string, string[]>();
  for (const id of ownerTopics(catalogue).get(owner) ?? []) {
    if (hidden(id)) continue;
    const up = [...(above.get(id) ?? [])];
    const field = up.find((c) => above.get(c)?.size === 1) ?? id;
    groups.set(field, [...(groups.get(field) ?? []), id]);
  }
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, GROUPS)
    .map(([field, topics]) => ({
      field: topicName(reader, field),
      topics: topics.slice(0, IN_A_GROUP),
    }));
}
