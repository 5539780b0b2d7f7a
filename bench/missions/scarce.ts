/** Missions where interpreters are scarce: a third of the guests speaks none of the hosts' languages. */
import type { Mission } from '../../src/domain/mission.ts';

/** Spoken by the guests who need an interpreter, one language each in turn. */
const FOREIGN = ['ja', 'fr', 'es'];

/**
 * A mission with interpreters who know one of the foreign languages each.
 * @param perLanguage interpreters of each language
 */
export function withScarceInterpreters(mission: Mission, perLanguage = 1): Mission {
  let guests = 0;
  let foreign = 0;
  return {
    ...mission,
    parties: mission.parties.map((p) => {
      if (p.side === 'host') return { ...p, languages: ['cs', 'en'] };
      const needs = guests++ % 3 === 0;
      return { ...p, languages: needs ? [FOREIGN[foreign++ % FOREIGN.length] ?? ''] : ['en'] };
    }),
    interpreters: FOREIGN.flatMap((language) =>
      Array.from({ length: perLanguage }, (_, i) => ({
        id: `${language}${i + 1}`,
        languages: [language, 'en'],
      })),
    ),
  };
}
