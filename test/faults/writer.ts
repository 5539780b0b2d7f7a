/**
 * Writes changes one after the other and says each that was kept, until the storage refuses; then
 * makes room where there is ballast, and writes once more.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { storageTrouble } from '../../src/domain/storage-trouble.ts';
import { openAppDb } from '../../src/store/app/database.ts';
import { setWish } from '../../src/store/app/wishes.ts';
import { OFFICE } from '../store/app-fixture.ts';

const MOST = 20_000;
const [folder = '', mission = ''] = process.argv.slice(2);
const db = openAppDb(join(folder, 'app.db'));
const write = (n: number): void => {
  db.change(OFFICE, 'wish', mission, () =>
    setWish(db, mission, {
      from: 'g001',
      to: 'h001',
      wish: 'must',
      reason: `${n} ${'x'.repeat(2_000)}`,
    }),
  );
  process.stdout.write(`kept ${n}\n`);
};

let n = 0;
try {
  while (n < MOST) write(++n);
} catch (error) {
  process.stdout.write(`refused ${storageTrouble(error)?.message ?? String(error)}\n`);
}
const ballast = join(folder, 'ballast');
if (existsSync(ballast)) {
  rmSync(ballast);
  write(n + 1);
}
