import type { MissionTravel } from '../domain/mission.ts';
import type { MissionSettings } from '../domain/mission-record.ts';

/** Between sites by their towns; `venue` stands in the mission's town. */
export function travelOf(s: MissionSettings): MissionTravel[] {
  const places = [{ id: 'venue', town: s.town }, ...s.sites.map(({ id, town }) => ({ id, town }))];
  const minutes = (a: string, b: string): number =>
    s.travel.find((t) => (t.from === a && t.to === b) || (t.from === b && t.to === a))?.minutes ??
    0;
  return places
    .flatMap((a, i) =>
      places.slice(i + 1).map((b) => ({ from: a.id, to: b.id, minutes: minutes(a.town, b.town) })),
    )
    .filter((t) => t.minutes > 0);
}
