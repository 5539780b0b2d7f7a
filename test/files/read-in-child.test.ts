import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { fairQueue } from '../../src/fair-queue.ts';
import { readInChild } from '../../src/files/read-in-child.ts';

const sender = { sender: 'a visitor' };
const text = (words: string) => ({ name: 'outline.txt', bytes: strToU8(words) });
const ROOMY = { memory: 512, heap: 256, seconds: 30 };

/** A letter of which the reading takes far more memory than its text. */
const largeDocx = {
  name: 'large.docx',
  bytes: zipSync({
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:p><w:r><w:t>lens</w:t></w:r></w:p>'.repeat(10_000)}</w:body></w:document>`,
    ),
  }),
};

/** Ids of the processes that this one has started and that have not ended. */
function children(): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'latin1');
      return status.includes(`\nPPid:\t${process.pid}\n`) && !/\nState:\tZ/.test(status);
    } catch {
      return false;
    }
  });
}

describe('a file that is read in a child', () => {
  it('gives what its reader gives, and what the reader says of a file it cannot read', async () => {
    expect(await readInChild('outline', text('We seek a lens.'), sender, ROOMY)).toBe(
      'We seek a lens.',
    );
    expect(
      await readInChild(
        'table',
        { name: 'g.csv', bytes: strToU8('name;town\nAlpha;Brno') },
        sender,
      ),
    ).toMatchObject({
      sheets: [
        {
          rows: [
            ['name', 'town'],
            ['Alpha', 'Brno'],
          ],
        },
      ],
    });
    await expect(readInChild('outline', text(' '), sender, ROOMY)).rejects.toMatchObject({
      name: 'Problem',
      code: 'invalid',
      key: 'error.noText',
    });
    await expect(
      readInChild('table', { name: 'empty.csv', bytes: new Uint8Array() }, sender, ROOMY),
    ).rejects.toMatchObject({ key: 'missions.error.file-empty', message: 'empty.csv is empty.' });
  });

  it('is ended at the ceiling of memory, with a sentence that names file and ceiling', async () => {
    await expect(
      readInChild('outline', largeDocx, sender, { ...ROOMY, memory: 130 }),
    ).rejects.toMatchObject({
      code: 'invalid',
      key: 'error.fileMemory',
      parameters: { file: 'large.docx', most: 130 },
    });
    // The ceiling of the heap ends the child just so.
    await expect(
      readInChild('outline', largeDocx, sender, { ...ROOMY, heap: 16 }),
    ).rejects.toMatchObject({ key: 'error.fileMemory' });
    expect(await readInChild('outline', largeDocx, sender, ROOMY)).toMatch(/^lens\nlens/);
  });

  it('is ended at the ceiling of time', async () => {
    await expect(
      readInChild('outline', largeDocx, sender, { ...ROOMY, seconds: 0.05 }),
    ).rejects.toMatchObject({
      key: 'error.fileTime',
      parameters: { file: 'large.docx', most: 0.05 },
    });
  });

  it('is ended when it has had its seconds of processor, however long others wait', async () => {
    const busy = {
      name: 'busy.docx',
      bytes: zipSync({
        'word/document.xml': strToU8(
          `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:p/>'.repeat(1_000_000)}</w:body></w:document>`,
        ),
      }),
    };
    await expect(
      readInChild('outline', busy, sender, { memory: 2_000, heap: 1_500, seconds: 1 }),
    ).rejects.toMatchObject({ key: 'error.fileTime', parameters: { file: 'busy.docx', most: 1 } });
  });

  it('is given up when its visitor leaves', async () => {
    const leaving = new AbortController();
    const reading = readInChild('outline', largeDocx, { ...sender, signal: leaving.signal }, ROOMY);
    setTimeout(() => leaving.abort(new Error('gone')), 20);
    await expect(reading).rejects.toThrow('gone');
  });

  it('is refused when too many wait', async () => {
    const turns = fairQueue({ atOnce: 1, waiting: 1, waitingEach: 1 });
    const three = await Promise.allSettled(
      [1, 2, 3].map((n) => readInChild('outline', text(`Outline ${n}`), sender, ROOMY, turns)),
    );
    expect(three.map((o) => o.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(three[2]).toMatchObject({ reason: { code: 'unavailable', key: 'error.busy' } });
  });

  it.skipIf(!existsSync('/proc/self/status'))('leaves no child behind', async () => {
    const leaving = new AbortController();
    const before = children();
    const readings = [
      readInChild('outline', text('One more'), sender, ROOMY),
      readInChild('outline', largeDocx, { ...sender, signal: leaving.signal }, ROOMY),
    ];
    const own = () => children().filter((pid) => !before.includes(pid));
    await vi.waitFor(() => expect(own()).toHaveLength(2));
    leaving.abort(new Error('gone'));
    await Promise.allSettled(readings);
    await vi.waitFor(() => expect(own()).toEqual([]));
  });
});
