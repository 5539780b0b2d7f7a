/**
 * The real application over the demo's catalogue and a fresh application database, listening on a
 * free port.
 */
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hash } from '@node-rs/argon2';
import type { Logger } from 'pino';
import { readSettings, type Settings } from '../../src/config.ts';
import { contextSource } from '../../src/context.ts';
import { engineOpener } from '../../src/search/open-engine.ts';
import type { Role } from '../../src/domain/role.ts';
import { closeOffice, openOffice, type Office } from '../../src/missions/office.ts';
import { addUser, makePasswordLink, setPassword } from '../../src/store/app/users.ts';
import type { SearchMisses } from '../../src/store/search-misses.ts';
import { createApp } from '../../src/web/app.ts';
import { build } from '../../indexer/run.ts';
import { madeOf } from './mission-published.ts';

export const PASSWORD = 'correct horse battery';

export interface MissionServer {
  origin: string;
  office: Office;
  data: string;
  close(): Promise<void>;
}

/** @param data a data folder with a build; a new one is made from the demo's data when not given */
export async function startMissionServer(
  options: {
    data?: string;
    now?: () => Date;
    /** Clock of what is shown until a day, in milliseconds. */
    clock?: () => number;
    misses?: SearchMisses;
    port?: number;
    settings?: Partial<Settings>;
    log?: Logger;
    onFault?: Office['onFault'];
  } = {},
): Promise<MissionServer> {
  const data = options.data ?? (await builtData());
  const settings = readSettings(
    { logLevel: 'error', rateLimit: 0, data, ...options.settings },
    {},
    'none.yaml',
  );
  const source = contextSource(data, undefined, options.clock, engineOpener(settings));
  const office = openOffice(data, source, options.now, options.onFault);
  const server: Server = createApp(source, settings, {
    log: options.log,
    office,
    misses: options.misses,
  }).listen(options.port ?? 0, '127.0.0.1');
  // A busy machine plans for longer than an idle connection is usually kept.
  server.keepAliveTimeout = 0;
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    closeOffice(office);
    await source.close();
  };
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    office,
    data,
    close,
  };
}

/** A folder with a build of the demo's data. */
export async function builtData(): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), 'collimate-mission-'));
  await build({ from: ['fixtures/coc'], data });
  return data;
}

/** An account of the secretariat with `PASSWORD`. */
export async function addAccount(
  office: Office,
  login = 'office',
  role: Role = 'secretariat',
  organisation = '',
): Promise<void> {
  const user = addUser(office.db, { login, name: login, role, organisation });
  setPassword(office.db, makePasswordLink(office.db, user.id).token, await hash(PASSWORD));
}

/** A mission with two guests and two hosts, which takes wishes. */
export function makeMission({ office }: MissionServer, name: string): string {
  const parties = (['Alpha', 'Beta', 'Gamma', 'Delta'] as const).map((party, i) => ({
    side: i < 2 ? ('guest' as const) : ('host' as const),
    name: `${party} ${name}`,
  }));
  return madeOf(office, name, parties, { state: 'wishes' });
}
