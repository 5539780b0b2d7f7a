/** What a change does to a published timetable: shown first, done when it is confirmed. */
import {
  changeOfPublished,
  saveWithPublished,
  type PublishedChange,
} from '../../../missions/published-change.ts';
import type { MissionRecord } from '../../../domain/mission-record.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { changeViews } from './change-views.ts';
import { frameOf } from './frame.ts';
import { publishedPage } from './publish.ts';
import { tellTexts } from './tell-texts.ts';

/**
 * Asks before it changes what people have been told, then changes it and shows the texts.
 * @param title of the page that asks
 * @returns null when nothing that was told changes; then nothing was done
 */
export function changePublished(
  visit: OfficeVisit,
  before: MissionRecord,
  after: MissionRecord,
  title: string,
): Reply | null {
  const change = changeOfPublished(visit.office, before, after);
  if (!change) return null;
  if (visit.form.get('confirm') !== 'yes') return askPage(visit, change, title);
  return donePage(visit, change, visit.t('missions.effect.done'));
}

/** Does it at once: for what was confirmed otherwise. */
export function donePage(visit: OfficeVisit, change: PublishedChange, title: string): Reply {
  saveWithPublished(visit.office, visit.actor, change);
  const { before, after } = change;
  return publishedPage(visit, after, title, [
    ...tellTexts(visit, after, {
      ...change,
      newlyWithout: [],
      zone: change.zone
        ? { old: before.settings.timezone, now: after.settings.timezone }
        : undefined,
    }),
  ]);
}

function askPage(visit: OfficeVisit, change: PublishedChange, title: string): Reply {
  const { before, after } = change;
  const { t } = visit;
  return {
    view: 'mission/effect',
    title,
    model: {
      mission: frameOf(visit, before, 'settings'),
      heading: title,
      leads: [
        ...(change.zone
          ? [
              t('missions.effect.zone', {
                old: before.settings.timezone,
                now: after.settings.timezone,
              }),
            ]
          : []),
        ...(change.reopened ? [t('missions.effect.reopened')] : []),
        ...(change.lost
          ? [t('missions.effect.lost', { count: change.lost }), t('missions.effect.refill')]
          : []),
        ...(change.calledOff ? [t('missions.effect.calledOff', { count: change.calledOff })] : []),
      ],
      fields: [...visit.form].map(([name, value]) => ({ name, value })),
      hasChanges: change.difference.meetings.length > 0,
      ...changeViews(visit, after, change.input, change.difference),
    },
  };
}
