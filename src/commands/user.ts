import { join } from 'node:path';
import type { Command } from 'commander';
import { filesOf, readPointer } from '../build-files.ts';
import { readSettings, type Settings } from '../config.ts';
import { MEMBERS_FOLDER } from '../domain/level.ts';
import { Problem } from '../domain/problem.ts';
import { isRole, ROLES } from '../domain/role.ts';
import { openAppDb, type AppDb } from '../store/app/database.ts';
import { openCatalogue } from '../store/catalogue.ts';
import { removeSecondFactor } from '../store/app/second-factors.ts';
import { endSessionsOf } from '../store/app/sessions.ts';
import {
  addUser,
  listUsers,
  makePasswordLink,
  setDisabled,
  userByLogin,
  type User,
} from '../store/app/users.ts';

const ACTIONS = ['add', 'link', 'list', 'disable', 'enable', 'sign-out', 'reset-factor'] as const;
type Action = (typeof ACTIONS)[number];

interface Flags {
  data?: string;
  port?: string;
  name?: string;
  role: string;
  organisation?: string;
  json?: boolean;
}

/**
 * `collimate user`: accounts. Passwords are never typed here; a one-time link lets their owner set
 * them.
 */
export function define(command: Command): void {
  command
    .argument('<action>', ACTIONS.join(', '))
    .argument('[login]', 'an e-mail address or a short name')
    .option('--name <name>', 'name shown beside changes')
    .option('--role <role>', `one of: ${Object.keys(ROLES).join(', ')}`, 'secretariat')
    .option('--organisation <id>', 'whose records the account of a member keeps')
    .option('--data <folder>', 'folder for builds and the application database')
    .option('--port <n>', 'port that the pages are served at, where PUBLIC_URL is not set')
    .option('--json', 'answer as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  collimate user add office@example.org --name "Cluster office"\n  collimate user link office@example.org\n  collimate user list',
    )
    .action((action: string, login: string | undefined, flags: Flags) => {
      if (!(ACTIONS as readonly string[]).includes(action))
        throw new Problem('invalid', `"${action}" is not one of: ${ACTIONS.join(', ')}.`);
      const settings = readSettings({ data: flags.data, port: flags.port });
      const db = openAppDb(join(settings.data, 'app.db'));
      try {
        process.stdout.write(run(db, settings, action as Action, login, flags));
      } finally {
        db.close();
      }
    });
}

function run(
  db: AppDb,
  settings: Settings,
  action: Action,
  login: string | undefined,
  flags: Flags,
): string {
  if (action === 'list') return list(db, flags.json ?? false);
  if (!login) throw new Problem('invalid', `"collimate user ${action}" needs a login.`);
  if (action === 'add') return add(db, settings, login, flags);
  const user = userByLogin(db, login);
  if (!user)
    throw new Problem(
      'not-found',
      `There is no account "${login}"; "collimate user list" shows them.`,
    );
  if (action === 'link') return printLink(db, settings, user, flags.json ?? false);
  if (action === 'sign-out')
    return `Signed out everywhere: ${user.login} (sessions ended: ${endSessionsOf(db, user.id)})\n`;
  if (action === 'reset-factor') {
    removeSecondFactor(db, user.id);
    endSessionsOf(db, user.id);
    return `Has no second factor any more, and is signed out: ${user.login}\n`;
  }
  setDisabled(db, user.id, action === 'disable');
  return `${action === 'disable' ? 'Disabled and signed out' : 'Enabled'}: ${user.login}\n`;
}

function add(db: AppDb, settings: Settings, login: string, flags: Flags): string {
  if (!isRole(flags.role))
    throw new Problem(
      'invalid',
      `"${flags.role}" is not a role; known are: ${Object.keys(ROLES).join(', ')}.`,
    );
  return printLink(
    db,
    settings,
    addUser(db, {
      login,
      name: flags.name ?? login,
      role: flags.role,
      organisation: memberOf(settings, flags),
    }),
    flags.json ?? false,
  );
}

/**
 * @throws Problem `invalid` for a member without an organisation, `not-found` for one that no
 * catalogue knows
 */
function memberOf({ data }: Settings, { role, organisation }: Flags): string | undefined {
  if (role !== 'member' || !organisation) return organisation;
  const known = [data, join(data, MEMBERS_FOLDER)].some((folder) => {
    const pointer = readPointer(folder);
    if (!pointer) return false;
    const catalogue = openCatalogue(filesOf(folder, pointer.build).catalogue);
    try {
      return catalogue.organisation(organisation) !== undefined;
    } finally {
      catalogue.close();
    }
  });
  if (!known)
    throw new Problem(
      'not-found',
      `No organisation has the id "${organisation}"; build the catalogue first, its ids stand in the addresses of profiles.`,
    );
  return organisation;
}

function printLink(db: AppDb, settings: Settings, user: User, json: boolean): string {
  const { token, expires } = makePasswordLink(db, user.id);
  const base = settings.publicUrl ?? `http://${settings.host}:${settings.port}`;
  const link = new URL(`en/account/${token}`, base.endsWith('/') ? base : `${base}/`).href;
  if (json) return `${JSON.stringify({ login: user.login, role: user.role, link, expires })}\n`;
  const guessed = settings.publicUrl
    ? ''
    : `The pages are taken to be at ${base}; where they are not, say so with --port or PUBLIC_URL.\n`;
  return `Account ${user.login} (${user.role}). This link sets the password, once, until ${expires}:\n${link}\n${guessed}`;
}

function list(db: AppDb, json: boolean): string {
  const users = listUsers(db);
  if (json) return `${JSON.stringify(users)}\n`;
  if (users.length === 0) return 'There are no accounts yet; "collimate user add" makes one.\n';
  return users
    .map(
      (u) =>
        `${u.login}  ${u.role}${u.organisation && ` of ${u.organisation}`}  ${u.name}${u.disabled ? '  disabled' : ''}${u.passwordSet ? '' : '  no password yet'}${u.factor ? '  second factor' : ''}\n`,
    )
    .join('');
}
