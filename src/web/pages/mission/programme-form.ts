/** The rows of the programme in the settings' form, in both directions. */
import { itemsHeld, type ItemFields } from '../../../missions/programme-items.ts';
import type { MissionSettings, ProgrammeItem } from '../../../domain/mission-record.ts';
import type { Fields } from '../../forms/fields.ts';

const DATE = /^\d{4}-\d\d-\d\d$/;

/** Items as typed; mistakes stand in `fields`. */
export function readItems(
  fields: Fields,
  old: MissionSettings,
  timeOf: (words: string) => string | null,
): ItemFields[] {
  const taken = new Set(old.programme.map((i) => i.id));
  const beside = new Set(fields.form.getAll('item.beside'));
  return fields
    .rows('item', ['id', 'n', 'date', 'from', 'to', 'title', 'titleEn', 'place'])
    .filter((r) => r.date || r.title)
    .flatMap((r) => {
      const [from, to] = [timeOf(r.from), timeOf(r.to)];
      if (!r.title) fields.wrong('item.title', 'missions.field.required');
      if (!DATE.test(r.date) || Number.isNaN(Date.parse(r.date)))
        fields.wrong('item.date', 'missions.field.date');
      else if (!from || !to || from >= to) fields.wrong('item.from', 'missions.field.span');
      else
        return [
          {
            id: taken.has(r.id) ? r.id : freshId(taken),
            start: `${r.date}T${from}`,
            end: `${r.date}T${to}`,
            title: r.title,
            titleEn: r.titleEn,
            place: r.place,
            beside: beside.has(r.n),
          },
        ];
      return [];
    });
}

/** Rows as the form shows them. */
export function itemRows(items: readonly ProgrammeItem[]) {
  return itemsHeld(items).map(({ id, start, end, title, titleEn, place, beside = false }) => ({
    id,
    date: start.slice(0, 10),
    from: start.slice(11),
    to: end.slice(11),
    title,
    titleEn,
    place,
    beside,
  }));
}

export const EMPTY_ITEM = {
  id: '',
  date: '',
  from: '',
  to: '',
  title: '',
  titleEn: '',
  place: '',
  beside: false,
};

/** An id is never given again: calendars know it. */
function freshId(taken: Set<string>): string {
  let n = 1;
  while (taken.has(`e${n}`)) n++;
  taken.add(`e${n}`);
  return `e${n}`;
}
