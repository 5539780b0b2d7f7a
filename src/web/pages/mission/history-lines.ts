/**
 * What earlier missions say of a pair, in sentences for the secretariat alone: one side's past is
 * no business of the other's.
 */
import type { PartyRecord } from '../../../domain/mission-record.ts';
import type { MatrixCell } from '../../../missions/matrix.ts';
import { fitWithHistory, historyMove, type PastResult } from '../../../matching/history-fit.ts';
import type { Translate } from '../../rendering/locales.ts';

export function historyLines(
  t: Translate,
  cell: MatrixCell,
  guest: PartyRecord | undefined,
  host: PartyRecord | undefined,
): string[] {
  const { past } = cell;
  // Where nothing could be moved, no sentence claims that something was.
  if (!past || (!cell.fit && fitWithHistory(0, past) === 0)) return [];
  return [
    ...past.meetings.map((m) => t(`missions.pair.pastPair.${m.result}`, { mission: m.mission })),
    ...(guest && past.guest.length ? [partyLine(t, guest.name, past.guest)] : []),
    ...(host && past.host.length ? [partyLine(t, host.name, past.host)] : []),
  ];
}

/** Words of a party's past by the sign of its move: below, at and above zero. */
const DIRECTIONS = ['down', 'level', 'up'];

function partyLine(t: Translate, party: string, results: readonly PastResult[]): string {
  const count = (result: PastResult): number => results.filter((r) => r === result).length;
  const move = Math.round(100 * historyMove({ pair: [], guest: results, host: [] }));
  const direction = DIRECTIONS[Math.sign(move) + 1];
  return t(`missions.pair.pastParty.${direction}`, {
    party,
    project: count('project'),
    talking: count('talking'),
    none: count('none'),
    absent: count('no-show'),
  });
}
