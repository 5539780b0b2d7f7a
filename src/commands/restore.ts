import { join } from 'node:path';
import type { Command } from 'commander';
import { readSettings } from '../config.ts';
import { restoreAppDb } from '../store/app/backup.ts';

/**
 * `collimate restore <file>`: puts a backup in place; the server must be stopped, and what was
 * there is kept.
 */
export function define(command: Command): void {
  command
    .argument('<file>', 'a file written by "collimate backup"')
    .option('--data <folder>', 'folder for builds and the application database')
    .addHelpText(
      'after',
      '\nExample:\n  collimate restore data/backups/app-2027-03-01T08-00-00-000Z.db',
    )
    .action((file: string, flags: { data?: string }) => {
      const { data } = readSettings(flags);
      const { missions, kept, damaged } = restoreAppDb(file, join(data, 'app.db'), new Date());
      process.stdout.write(
        `Restored from ${file} (missions: ${missions}).${kept ? ` What was there${damaged ? ' is damaged; it' : ''} is kept as ${kept}.` : ''}\n`,
      );
    });
}
