/** Texts of a mission into the outbox: those of a publication in one go, reminders by their date. */
import type { MissionRecord, PartyRecord } from '../domain/mission-record.ts';
import { Problem } from '../domain/problem.ts';
import type { Actor } from '../domain/role.ts';
import type { AppDb } from '../store/app/database.ts';
import { getMission } from '../store/app/missions.ts';
import { addLetter, lettersAbout, type Letter } from '../store/app/outbox.ts';
import { listParties, listPersons } from '../store/app/parties.ts';
import { cancelTasks, planTask } from '../store/app/tasks.ts';
import { listWishes } from '../store/app/wishes.ts';
import { ensureLinks } from './links.ts';
import { partyLinkAddress } from './mission-address.ts';

/** The words and the address that texts are written with. */
interface Words {
  in(lang: string): (key: string, parameters?: Record<string, string | number>) => string;
  base: string;
  memberName?(organisation: string, lang: string): { stored: string; read: string } | undefined;
}

/** What one party is told. */
export interface PartyText {
  party: string;
  subject: string;
  text: string;
}

export interface Posted {
  /** Letters written now. */
  written: number;
  /** Letters that wait or went out already, word for word. */
  before: number;
  /** Names of parties of whom no address is known. */
  without: string[];
}

const aboutOf = (mission: string): string => `mission:${mission}`;

/** Writes a letter to each person of each party; who was sent the same words is not written again. */
export function postTexts(db: AppDb, mission: string, texts: readonly PartyText[]): Posted {
  const parties = new Map(listParties(db, mission).map((p) => [p.id, p]));
  const persons = listPersons(db, mission);
  const known = new Set(lettersAbout(db, aboutOf(mission)).map(sameLetter));
  const posted: Posted = { written: 0, before: 0, without: [] };
  db.sql
    .transaction(() => {
      for (const { party, subject, text } of texts) {
        const name = parties.get(party)?.name;
        if (name === undefined) continue;
        const to = new Set(
          persons.filter((p) => p.party === party && p.email).map((p) => p.email.toLowerCase()),
        );
        if (to.size === 0) posted.without.push(name);
        for (const address of to) {
          const letter = { to: address, subject, body: text };
          if (known.has(sameLetter(letter))) posted.before++;
          else {
            addLetter(db, { about: aboutOf(mission), letter: 'mission', ...letter });
            posted.written++;
          }
        }
      }
    })
    .immediate();
  return posted;
}

/** Everything that a mission has written, the oldest first. */
export function missionLetters(db: AppDb, mission: string): Letter[] {
  return lettersAbout(db, aboutOf(mission));
}

function sameLetter({ to, subject, body }: Pick<Letter, 'to' | 'subject' | 'body'>): string {
  return JSON.stringify([to, subject, body]);
}

const REMIND = 'mission-remind';
/** In the morning, in central Europe. */
const HOUR = 'T07:00:00Z';

/** Plans the reminder of a mission for the date in its settings, or takes it back. */
export function planReminder(db: AppDb, mission: MissionRecord): void {
  const { remindOn } = mission.settings;
  if (remindOn) planTask(db, REMIND, mission.id, new Date(`${remindOn}${HOUR}`));
  else cancelTasks(db, mission.id, REMIND);
}

const SYSTEM: Actor = { kind: 'system', id: 'tasks', name: 'Collimate' };

/** Reminds those who have said nothing, while wishes are taken. A task of its date. */
export function remindOfWishes(db: AppDb, letters: Words, id: string): void {
  const mission = missionOrNone(db, id);
  const { deadline = '' } = mission?.settings ?? {};
  const today = db.now().toISOString().slice(0, 10);
  if (mission?.state !== 'wishes' || (deadline && deadline < today)) return;
  const answered = new Set(listWishes(db, id).map((w) => w.from));
  const links = ensureLinks(db, SYSTEM, mission);
  const texts = listParties(db, id)
    .filter((p) => !p.cancelled && !answered.has(p.id))
    .map((p): PartyText => {
      const lang = readerLanguage(p.languages);
      const say = letters.in(lang);
      const { name, settings } = mission;
      const parameters = {
        mission: lang === 'cs' ? name : settings.nameEn || name,
        party: nameIn(letters, p, lang),
        link: `${letters.base}${partyLinkAddress(lang, links.get(p.id) ?? '')}`,
        place: [settings.venue, settings.town].filter(Boolean).join(', '),
        deadline: deadline ? dateIn(lang, deadline) : '',
        day: settings.slots[0] ? dateIn(lang, settings.slots[0].start.slice(0, 10)) : '',
      };
      return {
        party: p.id,
        subject: say('missions.text.subject', parameters),
        text: say(`missions.text.${deadline ? 'withDeadline' : 'open'}`, parameters),
      };
    });
  postTexts(db, id, texts);
}

function missionOrNone(db: AppDb, id: string): MissionRecord | null {
  try {
    return getMission(db, id);
  } catch (error) {
    // Deleted since it was planned.
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** A member by its own name in the language, unless the office called it otherwise. */
function nameIn(letters: Words, party: PartyRecord, lang: string): string {
  const name = party.organisation && letters.memberName?.(party.organisation, lang);
  return name && name.stored === party.name ? name.read : party.name;
}

/** Czech and German where they are spoken; English for everybody else. */
function readerLanguage(spoken: readonly string[]): string {
  return spoken.map((l) => (l === 'sk' ? 'cs' : l)).find((l) => l === 'cs' || l === 'de') ?? 'en';
}

function dateIn(lang: string, date: string): string {
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    dateStyle: 'full',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00Z`));
}
