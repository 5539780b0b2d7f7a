/** Guests and hosts of a mission: the list, one party, its link. */
import type {
  MissionRecord,
  PartyRecord,
  PersonRecord,
  Side,
} from '../../../domain/mission-record.ts';
import { Problem } from '../../../domain/problem.ts';
import { inLanguage } from '../../../domain/text.ts';
import { ensureLinks, renewLink } from '../../../missions/links.ts';
import {
  CODE_PAGES,
  addMembers,
  createParty,
  deleteParty,
  emptyParty,
  getParty,
  listParties,
  listPersons,
  membersToAdd,
  mergeParties,
  updateParty,
  type PartyFields,
  type PersonFields,
} from '../../../missions/parties.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import { formStatus } from '../../forms/form-status.ts';
import type { Reply } from '../../visit.ts';
import { frameOf, missionOf, slotsByDay } from './frame.ts';
import { linkLanguage } from './link-language.ts';
import { localNames, partyName } from './party-name.ts';
import { languageCodes } from './settings-form.ts';
import { missionAddress, partyLinkAddress } from '../../../missions/mission-address.ts';

const SIDES = ['guest', 'host'] as const;
const EMAIL = /^[^\s@<>"]{1,64}@(?:[^\s@<>".]+\.)+[^\s@<>".]{2,}$/;

export function isEmail(words: string): boolean {
  return EMAIL.test(words);
}

export async function partiesPage(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const frame = frameOf(visit, mission, 'parties');
  const parties = namedInOrder(visit, mission);
  const links = frame.writes
    ? ensureLinks(visit.office.db, visit.actor, mission)
    : new Map<string, string>();
  const linkOf = (party: PartyRecord, token = ''): string =>
    token && `${visit.origin}${partyLinkAddress(linkLanguage(party, visit), token)}`;
  const people = new Map<string, number>();
  for (const p of listPersons(visit.office.db, mission.id))
    people.set(p.party, (people.get(p.party) ?? 0) + 1);
  const rows = (side: Side) =>
    parties
      .filter((p) => p.side === side)
      .map((p) => ({
        href: `${frame.base}/parties/${p.id}`,
        id: p.id,
        name: p.name,
        place: [p.town, p.country].filter(Boolean).join(', '),
        languages: p.languages.join(', '),
        people: people.get(p.id) ?? 0,
        thin: side === 'guest' && !p.offers && !p.seeks,
        cancelled: p.cancelled,
        away: p.unavailable.length,
        link: linkOf(p, links.get(p.id)),
      }));
  const choices = (await membersToAdd(visit.office, mission.id, visit.lang)).map((m) => ({
    id: m.id,
    name: inLanguage(m.name, visit.lang),
    town: m.town,
    home: m.home ? visit.t('site.neighbour', { cluster: inLanguage(m.home, visit.lang) }) : '',
  }));
  return {
    view: 'mission/parties',
    title: visit.t('missions.parties.title', { mission: mission.name }),
    model: {
      mission: frame,
      sides: SIDES.map((side) => ({
        side,
        suffix: side === 'host' ? '-hosts' : '',
        isHost: side === 'host',
        ours: side === mission.settings.ours,
        rows: rows(side),
      })),
      saved: visit.query.get('saved') ?? '',
      codePages: CODE_PAGES,
      members: choices.filter((m) => !m.home),
      neighbours: choices.filter((m) => m.home),
    },
  };
}

/** All parties under the names that the reader knows, in the order of these. */
function namedInOrder(visit: OfficeVisit, mission: MissionRecord): PartyRecord[] {
  return localNames(
    visit,
    mission,
  )(listParties(visit.office.db, mission.id)).sort((a, b) =>
    a.name.localeCompare(b.name, visit.lang),
  );
}

export async function postMembers(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  await addMembers(visit.office, visit.actor, mission.id, visit.form.getAll('member'));
  return { redirect: missionAddress(visit.lang, mission.id, `/parties#${mission.settings.ours}s`) };
}

export function partyPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const id = visit.params.party ?? '';
  if (id === 'new')
    return show(
      visit,
      mission,
      {
        id: 'new',
        version: 0,
        ...emptyParty(visit.query.get('side') === 'host' ? 'host' : 'guest'),
      },
      [],
    );
  return show(
    visit,
    mission,
    getParty(visit.office.db, mission.id, id),
    listPersons(visit.office.db, mission.id, id),
  );
}

export function postParty(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const id = visit.params.party ?? '';
  const old =
    id === 'new'
      ? { id, version: 0, ...emptyParty(visit.form.get('side') === 'host' ? 'host' : 'guest') }
      : getParty(visit.office.db, mission.id, id);
  const fields = new Fields(visit.form);
  const edited = readParty(visit, fields, mission, old);
  const persons = readPersons(fields);
  const version = fields.whole('version', 0, 1e9) ?? 0;
  const shown = { ...edited, id, version };
  if (fields.mistakes.length)
    return show(visit, mission, shown, persons, { mistakes: fields.said(visit.t) });
  if (id === 'new') {
    const party = createParty(visit.office.db, visit.actor, mission.id, edited, persons);
    return {
      redirect: missionAddress(visit.lang, mission.id, `/parties?saved=${party.id}#${party.id}`),
    };
  }
  try {
    const saved = { fields: edited, persons };
    updateParty(visit.office.db, visit.actor, mission.id, { id, version }, saved);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'conflict') throw error;
    return show(visit, mission, { ...shown, version: (old as PartyRecord).version }, persons, {
      theirs: old as PartyRecord,
    });
  }
  return { redirect: missionAddress(visit.lang, mission.id, `/parties?saved=${id}#${id}`) };
}

export function postPartyRemove(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  deleteParty(
    visit.office.db,
    visit.actor,
    mission.id,
    getParty(visit.office.db, mission.id, visit.params.party ?? '').id,
  );
  return { redirect: missionAddress(visit.lang, mission.id, '/parties') };
}

/** Another party of the same side turns out to be this one. */
export function postPartyMerge(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const id = visit.params.party ?? '';
  mergeParties(visit.office.db, visit.actor, mission.id, id, visit.form.get('other') ?? '');
  return { redirect: missionAddress(visit.lang, mission.id, `/parties?saved=${id}#${id}`) };
}

export function postLinkRenew(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  renewLink(
    visit.office.db,
    visit.actor,
    mission,
    getParty(visit.office.db, mission.id, visit.params.party ?? '').id,
  );
  return { redirect: missionAddress(visit.lang, mission.id, `/parties#${visit.params.party}`) };
}

type ShownParty = PartyFields & { id: string; version: number };

function show(
  visit: OfficeVisit,
  mission: MissionRecord,
  party: ShownParty,
  persons: readonly (PersonFields | PersonRecord)[],
  more: { mistakes?: { field: string; text: string }[]; theirs?: PartyRecord } = {},
): Reply {
  const { theirs, mistakes = [] } = more;
  const compared = ['name', 'country', 'town', 'website', 'offers', 'seeks'] as const;
  const frame = frameOf(visit, mission, 'parties');
  return {
    view: 'mission/party',
    title: partyName(visit, party) || visit.t('missions.party.new'),
    status: formStatus(mistakes, theirs),
    model: {
      mission: frame,
      mistakes,
      party: {
        ...party,
        name: partyName(visit, party),
        languages: party.languages.join(', '),
        min: party.min ?? '',
        max: party.max ?? '',
        isNew: party.id === 'new',
        isHost: party.side === 'host',
      },
      theirs: theirs
        ? compared
            .filter((f) => theirs[f] !== party[f])
            .map((f) => ({ field: visit.t(`missions.party.${f}`), saved: theirs[f] }))
        : [],
      isConflict: theirs !== undefined,
      persons: [
        ...persons,
        ...Array.from({ length: 2 }, () => ({
          id: '',
          name: '',
          role: '',
          email: '',
          ownDiary: false,
        })),
        // Who only looks needs nobody's address.
      ].map((p, i) => ({ ...p, email: frame.writes ? p.email : '', n: i + 1 })),
      days: slotsByDay(mission, visit.lang, new Set(party.unavailable)),
      sites: mission.settings.sites.map((s) => ({
        id: s.id,
        name: s.name,
        chosen: s.id === party.site,
      })),
      limits: mission.settings.limits[party.side],
      others: namedInOrder(visit, mission)
        .filter((p) => p.side === party.side && p.id !== party.id)
        .map(({ id, name, country }) => ({ id, name, country })),
    },
  };
}

function readParty(
  visit: OfficeVisit,
  fields: Fields,
  mission: MissionRecord,
  old: PartyFields,
): PartyFields {
  const name = fields.required('name');
  const [min, max] = [fields.whole('min', 0, 50), fields.whole('max', 0, 120)];
  if (min !== null && max !== null && min > max)
    fields.wrong('min', 'missions.settings.minOverMax');
  const site = fields.text('site', 20);
  return {
    ...old,
    // A member keeps the name that its other languages follow, unless it is called otherwise.
    name: name === partyName(visit, old) ? old.name : name,
    country: fields.text('country', 80),
    town: fields.text('town', 80),
    website: fields.text('website', 300),
    languages: languageCodes(fields, 'languages', fields.text('languages')),
    offers: fields.lines('offers'),
    seeks: fields.lines('seeks'),
    min,
    max,
    unavailable: fields.ticked(
      'away',
      mission.settings.slots.map((s) => s.id),
    ),
    site: mission.settings.sites.some((s) => s.id === site) ? site : '',
  };
}

function readPersons(fields: Fields): PersonFields[] {
  const own = new Set(fields.form.getAll('person.own'));
  const rows = fields
    .rows('person', ['n', 'id', 'name', 'role', 'email'])
    .filter((r) => r.name || r.role || r.email);
  return rows.map((r) => {
    if (!r.name) fields.wrong('person.name', 'missions.party.personName');
    if (r.email && !isEmail(r.email))
      fields.wrong('person.email', 'missions.party.wrongEmail', { found: r.email });
    return { id: r.id, name: r.name, role: r.role, email: r.email, ownDiary: own.has(r.n) };
  });
}
