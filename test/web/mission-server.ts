/** The real application over a fresh application database and a small invented cluster, listening on a free port. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hash } from '@node-rs/argon2';
import { readSettings } from '../../src/config.ts';
import type { Office } from '../../src/desk/office.ts';
import type { ClusterProfile } from '../../src/domain/cluster.ts';
import { openAppDb, type AppDb } from '../../src/store/app-db.ts';
import { addUser, makePasswordLink, setPassword } from '../../src/store/app-users.ts';
import { createApp } from '../../src/web/app.ts';
import { appFile } from '../store/app-fixture.ts';

export const PASSWORD = 'correct horse battery';

const PROFILE: ClusterProfile = {
  id: 'test', name: { en: 'Invented Optics Cluster', cs: 'Vymyšlený optický klastr' }, shortName: { en: 'IOC', cs: 'VOK' }, languages: ['cs', 'en'], country: 'CZ', regions: {}, pillars: [],
  contact: { email: 'office@example.org' }, examples: { en: [], cs: [] }, outline: { en: '' },
  access: { open: [], 'by-fee': [], 'for-partners': [], 'on-request': [], internal: [], 'own-production': [], 'not-stated': [] }, categories: {},
};

export interface MissionServer {
  origin: string;
  db: AppDb;
  office: Office;
  close(): Promise<void>;
}

export async function startMissionServer(options: { file?: string; now?: () => Date; office?: Partial<Office>; account?: boolean } = {}): Promise<MissionServer> {
  const db = openAppDb(options.file ?? appFile(), options.now);
  const office: Office = {
    db, members: () => [{ id: 'gamma', name: { cs: 'Gama čočky', en: 'Gamma Lenses' }, town: 'Turnov', country: 'CZ' }, { id: 'delta', name: { en: 'Delta Lasers' }, town: 'Brno', country: 'CZ' }],
    fit: () => Promise.resolve([]), ...options.office,
  };
  const settings = readSettings({ logLevel: 'error', rateLimit: 0 }, {}, 'none.yaml');
  const context = { profile: () => PROFILE, build: () => 'test', office };
  if (options.account !== false) setPassword(db, makePasswordLink(db, addUser(db, { login: 'office', name: 'Office', role: 'secretariat' }).id).token, await hash(PASSWORD));
  const server: Server = createApp(context, settings).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    db.close();
  };
  return { origin, db, office, close };
}
