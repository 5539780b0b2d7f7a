/** Lists of calls at the desk: which there are, a file to bring in, a list to take out. */
import { callLists, removeCallList, takeCalls } from '../../../desk/calls.ts';
import { Problem } from '../../../domain/problem.ts';
import { readInChild } from '../../../files/read-in-child.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import type { Reply } from '../../visit.ts';
import { deskFrame } from './frame.ts';

/** Rows that were passed over and are named. */
const NAMED = 20;

export function deskCalls(visit: OfficeVisit, done = ''): Reply {
  const { t, office } = visit;
  return {
    view: 'desk-calls',
    title: t('desk.calls.title'),
    model: {
      desk: deskFrame(visit),
      done,
      lists: callLists(office.db).map((l) => ({
        ...l,
        counted: t('desk.calls.counts', { count: l.count, open: l.open }),
      })),
    },
  };
}

export async function postDeskCalls(visit: OfficeVisit): Promise<Reply> {
  const { t, file, office, form } = visit;
  const fields = new Fields(form);
  const gone = fields.text('remove');
  if (gone)
    return deskCalls(
      visit,
      t('desk.calls.removed', { source: gone, count: removeCallList(office.db, gone) }),
    );
  if (!file?.bytes.length)
    throw new Problem('invalid', 'No file was chosen.', { key: 'missions.error.file-none' });
  const read = await readInChild('calls', file, visit);
  const source = fields.text('source').slice(0, 100) || file.name;
  const { read: count, dropped } = takeCalls(office.db, {
    ...read,
    calls: read.whole ? read.calls.map((c) => ({ ...c, source })) : read.calls,
  });
  const passed = read.passed.filter(Boolean);
  return deskCalls(
    visit,
    [
      t('desk.calls.taken', { count, dropped }),
      ...(passed.length
        ? [t('desk.calls.passed', { rows: passed.slice(0, NAMED).join(', ') })]
        : []),
    ].join(' '),
  );
}
