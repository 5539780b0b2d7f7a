/**
 * Roles and what each may do: the only place where this is written.
 */
export type Permission =
  | 'account'
  | 'own.open'
  | 'missions.read'
  | 'missions.write'
  | 'missions.publish'
  | 'changes.undo'
  | 'catalogue.read'
  | 'catalogue.upload'
  | 'desk.answer';

export const ROLES = {
  secretariat: [
    'account',
    'missions.read',
    'missions.write',
    'missions.publish',
    'changes.undo',
    'catalogue.read',
    'catalogue.upload',
    'desk.answer',
  ],
  observer: ['account', 'missions.read', 'catalogue.read'],
  /** Of one organisation: what its signed link opens, by a password of one's own. */
  member: ['account', 'own.open'],
} as const satisfies Record<string, readonly Permission[]>;
export type Role = keyof typeof ROLES;

export function isRole(word: string): word is Role {
  return Object.hasOwn(ROLES, word);
}

export function may(role: Role, permission: Permission): boolean {
  return (ROLES[role] as readonly Permission[]).includes(permission);
}

/** Who does something, as the record of changes keeps it. */
export interface Actor {
  kind: 'user' | 'link' | 'system';
  /** User id, link id, or the command. */
  id: string;
  /** As shown beside the change. */
  name: string;
}
