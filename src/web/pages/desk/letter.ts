/** A letter ready to be copied, or tried again. */
import { canSend } from '../../../desk/mail.ts';
import { letterOf, letterWasCopied, tryLetterAgain } from '../../../desk/outbox.ts';
import { Fields } from '../../forms/fields.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { deskFrame, momentOf } from './frame.ts';

export function deskLetter(visit: OfficeVisit): Reply {
  const { t, office, settings } = visit;
  const letter = letterOf(office.db, visit.params.id ?? '');
  const open = letter.state === 'waiting' || letter.state === 'failed';
  return {
    view: 'desk/letter',
    title: letter.subject,
    model: {
      desk: deskFrame(visit),
      receiver: letter.to,
      subject: letter.subject,
      body: letter.body,
      // What a mail program takes from an address is short; longer letters are copied.
      mailto: `mailto:${encodeURIComponent(letter.to)}?subject=${encodeURIComponent(letter.subject)}&body=${encodeURIComponent(letter.body)}`,
      state: t(`desk.letter.state.${letter.state}`),
      at: momentOf(letter.sent || letter.made, visit),
      failure: letter.failure,
      open,
      again: letter.state === 'failed' && canSend(settings),
    },
  };
}

export function postDeskLetter(visit: OfficeVisit): Reply {
  const { office, lang, params } = visit;
  const id = params.id ?? '';
  const did = new Fields(visit.form).act(['copied', 'again']);
  if (did === 'copied') letterWasCopied(office.db, id);
  else tryLetterAgain(office.db, id);
  return { redirect: `/${lang}/desk?done=${did}` };
}
