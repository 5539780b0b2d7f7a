/** The page on which somebody begins, renews and ends the own second factor. */
import { renderSVG } from 'uqr';
import { assertPassword } from '../../desk/accounts.ts';
import {
  beginFactor,
  confirmFactor,
  dropFactor,
  recoveryCodesLeft,
  renewRecoveryCodes,
  secondFactorOf,
  sharedOf,
} from '../../desk/second-factor.ts';
import { Problem } from '../../domain/problem.ts';
import { dayOf } from '../view/when.ts';
import type { PageReply, Reply, Site } from '../visit.ts';
import { type AccessEvent, noteAccess } from './access-log.ts';
import { factorNeeded, type OfficeVisit } from './guard.ts';

/** @param codes recovery codes, shown this once */
export function factorPage(
  visit: OfficeVisit,
  { codes = [], fault }: { codes?: readonly string[]; fault?: Problem } = {},
): PageReply {
  const { t, session, profile, lang } = visit;
  const factor = secondFactorOf(visit.office.db, session.user.id);
  const shared =
    factor && !factor.since
      ? sharedOf(factor.secret, session.user, profile.shortName[lang] ?? profile.id)
      : null;
  return {
    view: 'account/factor',
    title: t('account.factor.title'),
    status: fault ? 400 : 200,
    model: {
      csrf: session.csrf,
      isRequired: visit.settings.secondFactor === 'required',
      since: factor?.since ? dayOf(factor.since, t) : '',
      left: recoveryCodesLeft(visit.office.db, session.user.id),
      shared: shared && {
        ...shared,
        typed: shared.secret.replace(/(.{4})(?=.)/g, '$1 '),
        qr: renderSVG(shared.address, { border: 2 }),
      },
      codes,
      fault: fault?.key ? t(`${fault.key}.text`, fault.parameters) : '',
    },
  };
}

export async function postFactor(site: Site, visit: OfficeVisit): Promise<Reply> {
  const { user } = visit.session;
  const { db } = visit.office;
  const code = (visit.form.get('code') ?? '').slice(0, 60);
  const note = (event: AccessEvent): void =>
    noteAccess(site.log, event, { account: user.id, address: visit.sender });
  try {
    switch (visit.form.get('do')) {
      case 'begin':
        await assertPassword(db, user, visit.form.get('password') ?? '', visit.sender);
        beginFactor(db, user);
        break;
      case 'confirm': {
        const codes = confirmFactor(db, user, code);
        note('second-factor-on');
        return factorPage(visit, { codes });
      }
      case 'codes': {
        const codes = renewRecoveryCodes(db, user, code);
        note('recovery-codes-renewed');
        return factorPage(visit, { codes });
      }
      case 'off':
        if (visit.settings.secondFactor === 'required') throw factorNeeded();
        dropFactor(db, user, code);
        note('second-factor-off');
        break;
      default:
        throw new Problem('invalid', 'The form does not say what to do. Nothing was changed.');
    }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid' || !error.key) throw error;
    if (error.key === 'account.error.code') note('code-failed');
    return factorPage(visit, { fault: error });
  }
  return { redirect: `/${visit.lang}/account/second-factor` };
}
