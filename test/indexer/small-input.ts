import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'collimate-test-'));
}

/** Invented members, each with a statement, as the secretariat keeps them: a folder of CSV. */
export function writeMembers(folder: string, count: number): string {
  mkdirSync(folder, { recursive: true });
  const ids = Array.from({ length: count }, (_, i) => `member-${String(i).padStart(3, '0')}`);
  writeFileSync(
    join(folder, 'members.csv'),
    [
      'id,name,kind,country,sources',
      ...ids.map((id) => `${id},Invented ${id},company-sme,CZ,https://example.org`),
    ].join('\n'),
  );
  writeFileSync(
    join(folder, 'capabilities.csv'),
    [
      'id,member,title_en,title_cs,sources',
      ...ids.map(
        (id, i) =>
          `${id}-c,${id},laser welding of part ${i},laserové svařování dílu ${i},https://example.org`,
      ),
    ].join('\n'),
  );
  return folder;
}
