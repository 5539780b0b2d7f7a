import { join } from 'node:path';
import type { Command } from 'commander';
import { readSettings } from '../config.ts';
import { keptOf } from '../desk/personal-data.ts';
import { openAppDb } from '../store/app/database.ts';

/** `collimate people EMAIL`: everything that is kept of one person, for who asks for it. */
export function define(command: Command): void {
  command
    .argument('<email>', 'address of the person')
    .option('--data <folder>', 'folder for builds and the application database')
    .addHelpText('after', '\nExamples:\n  collimate people someone@example.org > someone.json')
    .action((email: string, flags: { data?: string }) => {
      const db = openAppDb(join(readSettings(flags).data, 'app.db'));
      try {
        process.stdout.write(`${JSON.stringify(keptOf(db, email), null, 2)}\n`);
      } finally {
        db.close();
      }
    });
}
