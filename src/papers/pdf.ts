/** A page as PDF, by a browser that the operator named. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Problem } from '../domain/problem.ts';

// A booklet of two hundred pages takes a few seconds on a slow machine.
const PATIENCE_MS = 60_000;

/**
 * @param html a whole page that needs nothing from elsewhere
 * @throws Problem `unavailable` when the browser is not there or fails
 */
export async function printPdf(browser: string, html: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'collimate-pdf-'));
  try {
    const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
    await writeFile(page, html);
    await promisify(execFile)(browser, [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', `--user-data-dir=${join(folder, 'profile')}`, '--no-pdf-header-footer', `--print-to-pdf=${pdf}`, pathToFileURL(page).href,
    ], { timeout: PATIENCE_MS });
    return await readFile(pdf);
  } catch (cause) {
    throw new Problem('unavailable', 'The browser set for PDF could not print the booklet. Print it from your own browser instead.', { key: 'missions.error.pdf', cause });
  } finally { await rm(folder, { recursive: true, force: true }); }
}
