import { join } from 'node:path';
import type { Command } from 'commander';
import { readSettings } from '../config.ts';
import { backupAppDb } from '../store/app/backup.ts';

/** `collimate backup [file]`: copies what people entered, also while the server runs. */
export function define(command: Command): void {
  command
    .argument(
      '[file]',
      'where to write; default: app-<time>.db in the folder "backups" of the data folder',
    )
    .option('--data <folder>', 'folder for builds and the application database')
    .addHelpText(
      'after',
      '\nExamples:\n  collimate backup\n  collimate backup /media/usb/collimate.db',
    )
    .action(async (file: string | undefined, flags: { data?: string }) => {
      const { data } = readSettings(flags);
      const to =
        file ?? join(data, 'backups', `app-${new Date().toISOString().replace(/[:.]/g, '-')}.db`);
      const { missions } = await backupAppDb(join(data, 'app.db'), to);
      process.stdout.write(`Backup written and checked: ${to} (missions: ${missions})\n`);
    });
}
