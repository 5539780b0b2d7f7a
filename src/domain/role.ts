/**
 * Roles and what each may do: the only place where this is written. A member's account would be one
 * more row.
 */
export const PERMISSIONS = [
  'missions.read',
  'missions.write',
  'missions.publish',
  'changes.undo',
  'catalogue.read',
  'catalogue.upload',
  'desk.answer',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = {
  secretariat: [
    'missions.read',
    'missions.write',
    'missions.publish',
    'changes.undo',
    'catalogue.read',
    'catalogue.upload',
    'desk.answer',
  ],
  observer: ['missions.read', 'catalogue.read'],
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
