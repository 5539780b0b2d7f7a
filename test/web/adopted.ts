/** The demo's data taken into the records of a data folder. */
import { join } from 'node:path';
import { prepare } from '../../indexer/prepare.ts';
import { openAppDb } from '../../src/store/app/database.ts';
import { adoptRecords } from '../../src/store/app/records.ts';
import { recordsOfCatalogue } from '../../src/workbook/records.ts';

export async function adoptDemo(data: string): Promise<void> {
  const input = await prepare(['fixtures/coc']);
  const db = openAppDb(join(data, 'app.db'));
  adoptRecords(db, { kind: 'system', id: 'adopt', name: 'test' }, recordsOfCatalogue(input));
  db.close();
}
