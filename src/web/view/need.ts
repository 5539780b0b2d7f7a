/** What a need says beside its words, as pages show it: never more than its source states. */
import type { ClusterProfile } from '../../domain/cluster.ts';
import type { NeedFacts } from '../../domain/need.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Translate } from '../rendering/locales.ts';

export interface NeedFactView {
  name: string;
  text: string;
  /** False when the source does not say; the text then says so. */
  stated: boolean;
}

/** Role, wanted kinds, help and place of a need, in this order; what is not stated says so. */
export function needFacts(need: NeedFacts, profile: ClusterProfile, t: Translate): NeedFactView[] {
  const fact = (key: string, values: readonly string[] | undefined): NeedFactView => ({
    name: t(`member.need.${key}`),
    text: values?.length ? values.join(', ') : t('member.need.not-stated'),
    stated: Boolean(values?.length),
  });
  return [
    fact('role', need.role && [t(`site.wanted.${need.role}`)]),
    fact(
      'wanted',
      need.wanted?.map((kind) => t(`site.type.${kind}`)),
    ),
    fact(
      'help',
      need.help?.map((kind) => t(`site.help.${kind}`)),
    ),
    fact(
      'place',
      need.place?.map((place) => placeName(place, profile, t)),
    ),
    ...(need.must === undefined ? [] : [fact('must', [t(`member.need.${mustKey(need.must)}`)])]),
  ];
}

function mustKey(must: boolean): 'yes' | 'no' {
  return must ? 'yes' : 'no';
}

/** A country code, a region or a land of the profile by its name in the language of the page. */
function placeName(place: string, profile: ClusterProfile, t: Translate): string {
  if (/^[A-Z]{2}$/.test(place))
    return new Intl.DisplayNames([t.lang], { type: 'region' }).of(place) ?? place;
  const land = profile.places.find((p) => p.id === place);
  return inLanguage(profile.regions[place] ?? land?.name, t.lang) || place;
}
