import { join } from 'node:path';
import type { Command } from 'commander';
import { readSettings } from '../config.ts';
import { forgetPerson } from '../desk/personal-data.ts';
import { openAppDb } from '../store/app/database.ts';

/** `collimate forget EMAIL`: takes one person out of everything that was entered. */
export function define(command: Command): void {
  command
    .argument('<email>', 'address of the person')
    .option('--data <folder>', 'folder for builds and the application database')
    .addHelpText('after', '\nExamples:\n  collimate forget someone@example.org')
    .action((email: string, flags: { data?: string }) => {
      const db = openAppDb(join(readSettings(flags).data, 'app.db'));
      try {
        const who = { kind: 'system', id: 'forget', name: 'collimate forget' } as const;
        const found = forgetPerson(db, who, email);
        process.stdout.write(
          `Forgotten: introductions ${found.introductions}, offers and requests ${found.postings}, contacts ${found.contacts}, persons of missions ${found.persons}. Backups made before still hold them.\n`,
        );
      } finally {
        db.close();
      }
    });
}
