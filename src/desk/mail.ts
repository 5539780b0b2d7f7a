/** Sending texts where a mail server is set; without one they are shown, ready to be copied. */
import type { Settings } from '../config.ts';
import { Problem } from '../domain/problem.ts';

export interface MailText {
  to: readonly string[];
  subject: string;
  body: string;
}

/** True when both settings that sending needs are there. */
export function canSend(settings: Settings): boolean {
  return settings.smtpUrl !== undefined && settings.smtpFrom !== undefined;
}

// A reader waits for the page meanwhile; a mail server that says nothing for this long is taken for
// away.
const PATIENCE_MS = 10_000;

/** A connection to the mail server of the settings. */
export interface Mail {
  /** @throws what the server or the network said */
  send(text: MailText): Promise<void>;
  close(): void;
}

/** @throws Problem `unavailable` where no mail server is set */
export async function openMail(settings: Settings): Promise<Mail> {
  const { smtpUrl, smtpFrom } = settings;
  if (!smtpUrl || !smtpFrom)
    throw new Problem(
      'unavailable',
      'No mail server is set (smtpUrl, smtpFrom). Copy the texts instead; nothing was sent.',
      { key: 'missions.error.mail-none' },
    );
  // Most clusters set no mail server; then its many files are never read.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  return {
    async send(text) {
      await transport.sendMail({
        from: smtpFrom,
        to: [...text.to],
        subject: text.subject,
        text: text.body,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}

/**
 * @returns number of messages that the server took. @throws Problem `unavailable` naming how many
 * went out before it failed
 */
export async function sendTexts(settings: Settings, texts: readonly MailText[]): Promise<number> {
  const mail = await openMail(settings);
  let sent = 0;
  try {
    for (const text of texts) {
      await mail.send(text);
      sent++;
    }
  } catch (cause) {
    throw new Problem(
      'unavailable',
      `The mail server refused: ${(cause as Error).message}. Sent before that: ${sent} of ${texts.length}.`,
      { key: 'missions.error.mail', parameters: { sent, all: texts.length }, cause },
    );
  } finally {
    mail.close();
  }
  return sent;
}
