/**
 * Sheets as an XLSX file. A matrix of forty guests takes a tenth of a second to write, so it is
 * written in a thread beside the one that answers.
 */
import { once } from 'node:events';
import { fairQueue } from '../fair-queue.ts';
import { startThread } from '../program-parts.ts';
import type { TableSheet } from './workbook-bytes.ts';

export { safeText, type TableSheet } from './workbook-bytes.ts';

/** The media type of an XLSX file. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface Asker {
  /** Whom the work is counted for, the visitor's address for instance. */
  sender: string;
  /** Ends it when the visitor leaves. */
  signal?: AbortSignal;
}

/** A thread takes 30 MB; two at once are as many as the smallest server has cores. */
const turns = fairQueue({ atOnce: 2, waiting: 32, waitingEach: 8 });

/** @throws Problem `unavailable` when too many workbooks wait to be written */
export function workbook(
  sheets: readonly TableSheet[],
  { sender, signal }: Asker,
): Promise<Buffer> {
  return turns.run(sender, signal, async () => {
    const thread = startThread('workbook-thread', sheets);
    try {
      const [bytes] = (await once(thread, 'message', { signal })) as [Uint8Array];
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    } finally {
      thread.terminate().catch(() => undefined);
    }
  });
}
