/**
 * Letters: written in their reader's language, put into the outbox, and sent from there where a mail
 * server is set.
 */
import type { Settings } from '../config.ts';
import type { AppDb } from '../store/app/database.ts';
import { addLetter, markLetter, takeLetter, type Letter } from '../store/app/outbox.ts';
import { canSend, openMail } from './mail.ts';

/** Says a sentence of the locales. */
export type Say = (key: string, parameters?: Record<string, string | number>) => string;

/** What writing letters needs of the pages: their words and their address. */
export interface Letters {
  /** Sentences in a language, or in the nearest one that the pages have. */
  in(lang: string): Say;
  /** `https://host`, from the settings and never from a request: whoever asks must not choose it. */
  base: string;
  /** What a member of the catalogue is called in a language, where the catalogue is at hand. */
  memberName?(organisation: string, lang: string): { stored: string; read: string } | undefined;
}

/**
 * Writes `letters.<letter>.subject` and `.body` into the outbox. A letter without an address is
 * written too: the office finds somebody to send it to.
 */
export function postLetter(
  db: AppDb,
  letters: Letters,
  letter: { about: string; letter: string; to: string; lang: string },
  parameters: Record<string, string | number>,
): void {
  const say = letters.in(letter.lang);
  addLetter(db, {
    about: letter.about,
    letter: letter.letter,
    to: letter.to,
    subject: say(`letters.${letter.letter}.subject`, parameters),
    // Parts that are not there leave no gaps.
    body: say(`letters.${letter.letter}.body`, parameters)
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  });
}

/**
 * Minutes until the next attempt after each failure: a short fault of the network, a server that
 * restarts, a night.
 */
const AGAIN_MINUTES = [1, 10, 60, 720];
/** After so long the sender of a letter is taken for dead. */
const SENDING_MINUTES = 10;
/** Most letters in one round, so that a round ends. */
const ROUND = 200;

/**
 * Sends what may go out now; does nothing where no mail server is set.
 * @returns number of letters that the server took
 */
export async function sendOutbox(db: AppDb, settings: Settings): Promise<number> {
  if (!canSend(settings)) return 0;
  let mail: Awaited<ReturnType<typeof openMail>> | undefined;
  let sent = 0;
  try {
    for (let n = 0; n < ROUND; n++) {
      const letter = takeLetter(db, minutesFrom(db.now(), SENDING_MINUTES));
      if (!letter) break;
      mail ??= await openMail(settings);
      try {
        await mail.send({ to: [letter.to], subject: letter.subject, body: letter.body });
        markLetter(db, letter.id, 'sent');
        sent++;
      } catch (error) {
        giveBack(db, letter, error);
      }
    }
  } finally {
    mail?.close();
  }
  return sent;
}

/** A refusal for good (5xx, RFC 5321 4.2.1) is not tried again; anything else is, a few times. */
function giveBack(db: AppDb, letter: Letter, error: unknown): void {
  const { responseCode, message } = error as { responseCode?: number; message?: string };
  const minutes = AGAIN_MINUTES[letter.attempts - 1];
  const forGood = (responseCode ?? 0) >= 500 || minutes === undefined;
  markLetter(db, letter.id, forGood ? 'failed' : 'waiting', {
    failure: message ?? 'unknown',
    next: forGood ? undefined : minutesFrom(db.now(), minutes),
  });
}

function minutesFrom(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000);
}
