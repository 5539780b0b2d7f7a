/** One meeting as a party's own pages show it. */
import type { TimetableLine } from '../../../missions/published-timetable.ts';
import type { PartyVisit } from '../../access/guard.ts';
import { clockOf, timeName } from './frame.ts';
import { partyName } from './party-name.ts';

/** What an item of the programme has not and a meeting has. */
export const NOTHING_MORE = {
  people: '',
  own: '',
  from: '',
  interpreter: '',
  video: '',
  href: '',
  changed: false,
};

export function lineView(visit: PartyVisit, l: TimetableLine) {
  const isGuest = visit.party.party.side === 'guest';
  const other = isGuest ? l.host : l.guest;
  return {
    time: `${clockOf(l.start)}–${clockOf(l.end)}`,
    dayTime: `${timeName(l.start, visit.lang, visit.party.mission)}–${clockOf(l.end)}`,
    name: partyName(visit, other),
    people: (isGuest ? l.hostPeople : l.guestPeople).join(', '),
    own: (isGuest ? l.guestPeople : l.hostPeople).join(', '),
    // A host receives elsewhere: there the town matters; at the venue the head of the page says it.
    place: l.host.site ? l.fullPlace : l.place,
    from: [other.town, other.country].filter(Boolean).join(', '),
    interpreter: l.interpreter,
    video: l.video,
    href: other.organisation ? `/${visit.lang}/members/${other.organisation}` : '',
  };
}
