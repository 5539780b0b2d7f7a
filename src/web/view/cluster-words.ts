/**
 * What fields and hints say by example. The examples are the cluster's; where it gives none, the
 * page says what is wanted without one.
 */
import type { ClusterProfile } from '../../domain/cluster.ts';
import { listWords } from '../../language/list-words.ts';
import { STEMMED_LANGUAGES } from '../../language/stem.ts';
import type { Translate } from '../rendering/locales.ts';

/** As many as a phone's field shows the beginning of. */
const IN_A_FIELD = 3;

/** The words that stand in an empty search field. */
export function searchPlaceholder(profile: ClusterProfile, t: Translate): string {
  return placeholder(profile.examples[t.lang], 'site.search.placeholder', t);
}

/** The same in the field of the list of equipment. */
export function equipmentPlaceholder(profile: ClusterProfile, t: Translate): string {
  return placeholder(profile.equipmentExamples[t.lang], 'equipment.placeholder', t);
}

function placeholder(examples: readonly string[] = [], otherwise: string, t: Translate): string {
  return examples.length
    ? t('site.search.examples', { examples: examples.slice(0, IN_A_FIELD).join(', ') })
    : t(otherwise);
}

/** How a need may be said, with two examples of the cluster's where it gives as many. */
export function needHint(profile: ClusterProfile, t: Translate): string {
  const [first, second] = profile.equipmentExamples[t.lang] ?? [];
  const languages = askedLanguages(profile, t);
  return first && second
    ? t('needs.hintSuch', { languages, first, second })
    : t('needs.hint', { languages });
}

/** "English, Czech or German": the languages of the cluster's pages in which questions are read. */
export function askedLanguages({ languages }: ClusterProfile, t: Translate): string {
  const read = STEMMED_LANGUAGES.filter((l) => languages.includes(l));
  const own = [t.lang, ...read.filter((l) => l !== t.lang)];
  return listWords(
    own.filter((l) => t.has(`site.spoken.${l}`)).map((l) => t(`site.spoken.${l}`)),
    t.customs,
    'disjunction',
  );
}
