/** Sending texts where a mail server is set; without one they are shown, ready to be copied. */
import { createTransport } from 'nodemailer';
import type { Settings } from '../config.ts';
import { Problem } from '../domain/problem.ts';

export interface MailText { to: readonly string[]; subject: string; body: string }

/** @returns number of messages that the server took. @throws Problem `unavailable` naming how many went out before it failed */
export async function sendTexts(settings: Settings, texts: readonly MailText[]): Promise<number> {
  if (!settings.smtpUrl || !settings.smtpFrom) throw new Problem('unavailable', 'No mail server is set (smtpUrl, smtpFrom). Copy the texts instead; nothing was sent.');
  const transport = createTransport(settings.smtpUrl);
  let sent = 0;
  try {
    for (const text of texts) {
      await transport.sendMail({ from: settings.smtpFrom, to: [...text.to], subject: text.subject, text: text.body });
      sent++;
    }
  } catch (cause) {
    throw new Problem('unavailable', `The mail server refused: ${(cause as Error).message}. Sent before that: ${sent} of ${texts.length}.`, { cause });
  } finally { transport.close(); }
  return sent;
}
