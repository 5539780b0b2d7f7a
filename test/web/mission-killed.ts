/**
 * Starts the search of a mission that keeps the exact solver busy for seconds, saves wishes beside
 * it and says what was saved and how far the search is; the test kills it.
 */
import { contextSource } from '../../src/context.ts';
import { createMission } from '../../src/missions/missions.ts';
import { openOffice } from '../../src/missions/office.ts';
import { emptyParty } from '../../src/missions/parties.ts';
import { startPlanning } from '../../src/missions/planning.ts';
import { saveMission, getMission } from '../../src/store/app/missions.ts';
import { addParty } from '../../src/store/app/parties.ts';
import { getRun } from '../../src/store/app/plans.ts';
import { setOverride, setWish } from '../../src/store/app/wishes.ts';
import { generateMission, HARD } from '../../bench/missions/generate.ts';
import { OFFICE, SETTINGS } from '../store/app-fixture.ts';

const data = process.argv[2] ?? '';
const made = generateMission(HARD['large, no slack']!, 21);
const office = openOffice(data, contextSource(data));
const { db } = office;
const mission = createMission(db, OFFICE, {
  name: 'Killed',
  timezone: 'Europe/Prague',
  from: null,
});
const ids = new Map<string, string>();
db.change(OFFICE, 'mission-save', mission.id, () => {
  saveMission(db, {
    ...mission,
    settings: {
      ...SETTINGS,
      slots: [...made.slots],
      rooms: [{ id: 'r1', name: 'Hall', tables: made.tables }],
    },
  });
  for (const { side, id, min, max, unavailable } of made.parties)
    ids.set(
      id,
      addParty(db, mission.id, {
        ...emptyParty(side),
        name: id,
        min,
        max,
        unavailable: [...unavailable],
        importKey: id,
      }).id,
    );
  for (const { guest, host, score } of made.scores)
    setOverride(db, mission.id, {
      guest: ids.get(guest) ?? '',
      host: ids.get(host) ?? '',
      score,
      note: '',
    });
});
const run = await startPlanning(office, OFFICE, getMission(db, mission.id), {
  label: '',
  seed: 1,
  limit: 600,
});
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
say({ run: run.id, mission: mission.id });
const [guest, host] = [ids.get('g001') ?? '', ids.get('h001') ?? ''];
for (let saved = 1; ; saved++) {
  db.change(OFFICE, 'wish', mission.id, () =>
    setWish(db, mission.id, { from: guest, to: host, wish: 'must', reason: String(saved) }),
  );
  const { state, progress } = getRun(db, mission.id, run.id);
  say({ saved, state, phase: (progress as { phase?: string } | null)?.phase });
  await new Promise((resume) => setTimeout(resume, 20));
}
