/** The page of the own account: its devices, its password, its second factor. */
import { endSessionOf, PASSWORD_LENGTH, type Session, sessionsOf } from '../../desk/accounts.ts';
import type { Office } from '../../missions/office.ts';
import { secondFactorOf } from '../../desk/second-factor.ts';
import type { Problem } from '../../domain/problem.ts';
import { may, type Role } from '../../domain/role.ts';
import { dateFormat } from '../rendering/date-formats.ts';
import type { PageReply, Reply, Visit } from '../visit.ts';
import type { OfficeVisit } from './guard.ts';

export function accountPage(
  visit: Visit & { session: Session; office: Office },
  fault?: Problem,
): PageReply & { unlisted: true } {
  const { session, t, office } = visit;
  const { user, csrf } = session;
  const moment = dateFormat(t.customs, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    view: 'account/page',
    title: t('missions.account.title'),
    status: fault ? 400 : 200,
    unlisted: true,
    model: {
      name: user.name,
      login: user.login,
      role: t(`missions.role.${user.role}`),
      member: may(user.role, 'own.open'),
      csrf,
      ...PASSWORD_LENGTH,
      fault: faultOf(visit, fault),
      changed: visit.query.has('changed'),
      factor: t(
        secondFactorOf(office.db, user.id)?.since ? 'account.factor.is' : 'account.factor.none',
      ),
      sessions: sessionsOf(office.db, user.id).map((s) => ({
        hash: s.hash,
        device: s.device || t('account.sessions.unknown'),
        since: moment.format(new Date(s.made)),
        isThis: s.hash === session.hash,
      })),
    },
  };
}

/** Where somebody who signed in begins. */
export function homeOf(role: Role): 'own' | 'missions' {
  return may(role, 'own.open') ? 'own' : 'missions';
}

/** Signs another of the own devices out. */
export function postSessions(visit: OfficeVisit): Reply {
  endSessionOf(visit.office.db, visit.session.user.id, visit.form.get('session') ?? '');
  return { redirect: `/${visit.lang}/account` };
}

export function faultOf({ t }: Visit, fault: Problem | undefined): string {
  return fault?.key ? t(`${fault.key}.text`, fault.parameters) : '';
}
