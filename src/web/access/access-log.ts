import type { Logger } from 'pino';

/** What happens to an account, for whoever looks after the server. */
export type AccessEvent =
  | 'sign-in'
  | 'sign-in-failed'
  | 'code-failed'
  | 'sign-in-refused'
  | 'signed-out'
  | 'password-changed'
  | 'second-factor-on'
  | 'second-factor-off'
  | 'recovery-codes-renewed';

/**
 * Notes it in the log: when, from where and whose. What was typed is not noted, also not the login: a
 * password is easily typed there.
 * @param account id, where it is known
 */
export function noteAccess(
  log: Logger,
  event: AccessEvent,
  { account, address }: { account?: string; address: string },
): void {
  const failed = /failed|refused/.test(event);
  log[failed ? 'warn' : 'info']({ event, account, address }, `account: ${event}`);
}
