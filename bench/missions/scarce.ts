/** Missions where something beside time is scarce: interpreters, common languages, ways to sites. */
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

/**
 * A mission whose hosts do not speak one language alike, with few interpreters who know several: of
 * many pairs only some can talk, and those of others want the same two voices.
 */
export function withScarceLanguages(mission: Mission): Mission {
  const [hosts, guests] = [
    [['cs'], ['cs', 'en'], ['de'], ['en', 'de']],
    [['en'], ['de'], ['fr'], ['ja'], ['cs', 'en']],
  ];
  const counts = { guest: 0, host: 0 };
  return {
    ...mission,
    parties: mission.parties.map((p) => {
      const spoken = p.side === 'host' ? hosts : guests;
      return { ...p, languages: spoken[counts[p.side]++ % spoken.length] };
    }),
    interpreters: [
      { id: 'i1', languages: ['fr', 'en', 'cs'] },
      { id: 'i2', languages: ['ja', 'de', 'en'] },
    ],
  };
}

/**
 * A mission a third of whose hosts receive at three sites, two of them by the one bus, each so far
 * from the others that the next time is missed.
 */
export function withSites(mission: Mission): Mission {
  const sites = ['v1', 'v2', 'v3'];
  let hosts = 0;
  const places = ['venue', ...sites];
  return {
    ...mission,
    parties: mission.parties.map((p) => {
      const n = p.side === 'host' ? hosts++ : -1;
      return n % 3 === 0 ? { ...p, site: sites[(n / 3) % 3] } : p;
    }),
    sites: sites.map((id, i) => ({ id, bus: i < 2 })),
    travel: places.flatMap((from, i) =>
      places.slice(i + 1).map((to) => ({ from, to, minutes: 30 })),
    ),
  };
}
