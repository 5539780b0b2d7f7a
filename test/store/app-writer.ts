/** Writes for ever and says what was written; the test kills it. */
import { openAppDb } from '../../src/store/app/database.ts';
import { setWish } from '../../src/store/app/wishes.ts';

const [file = '', mission = ''] = process.argv.slice(2);
const db = openAppDb(file);
for (let n = 1; ; n++) {
  db.change({ kind: 'system', id: 'test', name: 'test' }, 'wish', mission, () =>
    setWish(db, mission, { from: 'g001', to: 'h001', wish: 'must', reason: String(n) }),
  );
  process.stdout.write(`${n}\n`);
  await new Promise((resume) => setImmediate(resume));
}
