/** All missions, and making a new one. */
import { deletedMissions } from '../../../missions/history.ts';
import { createMission, listMissions } from '../../../missions/missions.ts';
import { may } from '../../../domain/role.ts';
import { isTimezone } from '../../../domain/timezone.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import { formStatus } from '../../forms/form-status.ts';
import type { Reply } from '../../visit.ts';
import { daysName, momentName } from './frame.ts';
import { missionName } from '../../view/mission-name.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

export function missionList(visit: OfficeVisit, fields = new Fields(new URLSearchParams())): Reply {
  const { t, lang } = visit;
  const all = listMissions(visit.office.db);
  const row = (m: (typeof all)[number]) => ({
    href: missionAddress(lang, m.id),
    name: missionName(visit, m),
    state: t(`missions.state.${m.state}`),
    place: [m.settings.venue, m.settings.town].filter(Boolean).join(', '),
    day: daysName(m, lang),
    guests: m.guests,
    hosts: m.hosts,
  });
  const mistakes = fields.said(t);
  return {
    view: 'mission/list',
    title: t('missions.list.title'),
    status: formStatus(mistakes),
    model: {
      missions: all.filter((m) => !m.template).map(row),
      templates: all.filter((m) => m.template).map(row),
      patterns: all.map((m) => ({
        id: m.id,
        name: missionName(visit, m),
        template: m.template,
        chosen: fields.form.get('from') === m.id,
      })),
      deleted: deletedMissions(visit.office.db).map((d) => ({
        id: d.mission,
        name: d.name,
        at: momentName(d.at, lang, usualZone(visit) ?? visit.profile.timezone ?? 'UTC'),
      })),
      name: fields.form.get('name') ?? '',
      asksZone: usualZone(visit) === undefined,
      timezone: fields.form.get('timezone') ?? visit.profile.timezone ?? '',
      mistakes,
      csrf: visit.session.csrf,
      user: visit.session.user.name,
      writes: may(visit.session.user.role, 'missions.write'),
    },
  };
}

export function postMission(visit: OfficeVisit): Reply {
  const fields = new Fields(visit.form);
  const name = fields.required('name', 120);
  const own = fields.text('timezone', 60) || visit.profile.timezone;
  const zone = usualZone(visit) ?? own ?? fields.required('timezone', 60);
  if (zone && !isTimezone(zone))
    fields.wrong('timezone', 'missions.settings.wrongZone', { example: 'Europe/Berlin' });
  if (fields.mistakes.length) return missionList(visit, fields);
  const mission = createMission(visit.office.db, visit.actor, {
    name,
    timezone: zone,
    from: fields.text('from') || null,
    languages: visit.profile.languages,
  });
  return { redirect: missionAddress(visit.lang, mission.id, '/settings') };
}

/** The zone of the newest mission; at the first it is asked, never taken from the server. */
function usualZone(visit: OfficeVisit): string | undefined {
  return listMissions(visit.office.db)[0]?.settings.timezone;
}
