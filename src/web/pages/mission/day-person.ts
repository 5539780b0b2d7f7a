import { exchangePerson } from '../../../missions/exchange-person.ts';
import { listParties, listPersons } from '../../../missions/parties.ts';
import type { TimetableLine } from '../../../missions/published-timetable.ts';
import type { MissionRecord, PartyRecord } from '../../../domain/mission-record.ts';
import { Problem } from '../../../domain/problem.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import type { Reply } from '../../visit.ts';
import { missionOf, timeName } from './frame.ts';
import { diaryNames, partyName } from './party-name.ts';
import { isEmail } from './parties.ts';
import { publishedPage } from './publish.ts';
import { addressed, letterWords } from './tell-texts.ts';

/** Everybody who comes, for choosing whom somebody replaces. */
export function personChoices(
  visit: OfficeVisit,
  mission: MissionRecord,
): { id: string; name: string }[] {
  const nameOf = diaryNames(visit, mission);
  const names = new Map(
    listParties(visit.office.db, mission.id)
      .filter((p) => !p.cancelled)
      .map((p) => [p.id, nameOf(p.id)]),
  );
  return listPersons(visit.office.db, mission.id)
    .filter((p) => names.has(p.party))
    .map((p) => ({ id: p.id, name: `${names.get(p.party)} – ${p.name}` }));
}

/** "Comes instead of": one action, after which those who meet the person can be told. */
export function postPerson(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const fields = new Fields(visit.form);
  const person = {
    name: fields.required('name'),
    role: fields.text('role'),
    email: fields.text('email'),
  };
  if (person.email && !isEmail(person.email))
    fields.wrong('email', 'missions.party.wrongEmail', { found: person.email });
  if (fields.mistakes.length)
    throw new Problem(
      'invalid',
      fields
        .said(visit.t)
        .map((m) => m.text)
        .join(' '),
    );
  const id = fields.text('person', 20);
  const exchange = exchangePerson(visit.office, visit.actor, mission, id, person);
  const { party, lines } = exchange;
  const words = letterWords(visit, mission);
  const others = new Map<string, { other: PartyRecord; lines: TimetableLine[] }>();
  for (const l of lines) {
    const other = l.guest.id === party.id ? l.host : l.guest;
    others.set(other.id, { other, lines: [...(others.get(other.id)?.lines ?? []), l] });
  }
  return publishedPage(
    visit,
    mission,
    visit.t('missions.day.personDone'),
    [...others.values()].map(({ other, lines: own }) => {
      const letter = words(other);
      const { t, parameters } = letter;
      const told = own.map(
        (l) =>
          `– ${t('missions.change-text.person', {
            time: timeName(l.start, t.lang, mission),
            place: l.place,
            new: exchange.now,
            old: exchange.old,
            party: partyName(visit, party, t.lang),
          })}`,
      );
      return {
        ...addressed(letter),
        text: t('missions.text.person', { ...parameters, lines: told.join('\n') }),
      };
    }),
  );
}
