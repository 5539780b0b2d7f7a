/** Starts a search on a data folder and says so; the test kills it. */
import { contextSource } from '../../src/context.ts';
import { createMission } from '../../src/desk/missions.ts';
import { openOffice } from '../../src/desk/office.ts';
import { createParty, emptyParty } from '../../src/desk/parties.ts';
import { saveMission } from '../../src/store/app-missions.ts';
import { startRun } from '../../src/store/app-plans.ts';
import { OFFICE, SETTINGS } from '../store/app-fixture.ts';

const data = process.argv[2] ?? '';
const office = openOffice(data, contextSource(data));
const mission = createMission(office.db, OFFICE, 'Killed', 'Europe/Prague', null);
office.db.change(OFFICE, 'mission-save', mission.id, () => saveMission(office.db, { ...mission, settings: SETTINGS }));
createParty(office.db, OFFICE, mission.id, { ...emptyParty('guest'), name: 'Guest' }, []);
createParty(office.db, OFFICE, mission.id, { ...emptyParty('host'), name: 'Host' }, []);
// The search itself is a thread of this process; its record is what has to survive.
const run = startRun(office.db, mission.id);
process.stdout.write(JSON.stringify({ run: run.id, mission: mission.id }));
setInterval(() => undefined, 1_000);
