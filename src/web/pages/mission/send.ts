/** Sends the texts of a publication or change, and says what became of each. */
import { missionLetters, postTexts, type PartyText } from '../../../missions/texts.ts';
import { sendOutbox } from '../../../desk/letters.ts';
import { canSend } from '../../../desk/mail.ts';
import { Problem } from '../../../domain/problem.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { frameOf, missionOf, momentName } from './frame.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

/** Longest text that is taken. */
const LONGEST = 20_000;
/** Letters shown. */
const SHOWN = 500;

/** @throws Problem `unavailable` where no mail server is set; nothing is written then */
export async function postTextsSent(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  if (!canSend(visit.settings))
    throw new Problem('unavailable', 'No mail server is set. Nothing was sent.', {
      key: 'missions.error.mail-none',
    });
  const [subjects, texts] = [visit.form.getAll('subject'), visit.form.getAll('text')];
  const given = visit.form.getAll('to').map((party, i): PartyText => ({
    party,
    subject: (subjects[i] ?? '').replace(/\s+/g, ' ').trim().slice(0, 300),
    text: (texts[i] ?? '').replace(/\r\n?/g, '\n').slice(0, LONGEST),
  }));
  const posted = postTexts(
    visit.office.db,
    mission.id,
    given.filter((g) => g.subject && g.text),
  );
  await sendOutbox(visit.office.db, visit.settings);
  const query = new URLSearchParams({
    written: String(posted.written),
    before: String(posted.before),
    without: posted.without.join(', ').slice(0, 2_000),
  });
  return { redirect: missionAddress(visit.lang, mission.id, `/letters?${query}`) };
}

export function lettersPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const letters = missionLetters(visit.office.db, mission.id);
  const count = (...states: string[]): number =>
    letters.filter((l) => states.includes(l.state)).length;
  return {
    view: 'mission/letters',
    title: visit.t('missions.letters.title'),
    model: {
      mission: frameOf(visit, mission, 'plan'),
      sent: count('sent', 'copied'),
      waiting: count('waiting', 'sending'),
      failed: count('failed'),
      before: Number(visit.query.get('before')) || 0,
      without: visit.query.get('without') ?? '',
      letters: letters
        .slice(-SHOWN)
        .reverse()
        .map((l) => ({
          href: `/${visit.lang}/desk/letters/${l.id}`,
          to: l.to,
          subject: l.subject,
          state: visit.t(`desk.letter.state.${l.state}`),
          failure: l.failure,
          at: momentName(l.sent || l.made, visit.lang, mission.settings.timezone),
        })),
    },
  };
}
