/** The pages of the office as one line of links: those that a role may open. */
import { may, type Permission } from '../../domain/role.ts';
import type { OfficeVisit } from '../access/guard.ts';

const LINKS: readonly [path: string, key: string, permission?: Permission][] = [
  ['/desk', 'desk.title', 'desk.answer'],
  ['/desk/members', 'desk.members.title', 'desk.answer'],
  ['/desk/catalogue', 'catalogue.title', 'catalogue.read'],
  ['/desk/calls', 'calls.title', 'desk.answer'],
  ['/desk/figures', 'desk.figures.link', 'desk.answer'],
  ['/missions', 'missions.list.title', 'missions.read'],
  ['/account', 'missions.account.title'],
];

export interface DeskLink {
  href: string;
  label: string;
  current: boolean;
}

export function deskLinks({ session, lang, path, t }: OfficeVisit): DeskLink[] {
  return LINKS.filter(([, , needs]) => !needs || may(session.user.role, needs)).map(
    ([to, key]) => ({ href: `/${lang}${to}`, label: t(key), current: to === path }),
  );
}
