/** The browser that comes with `npm ci`, and pages in it as visitors have them. */
import chromiumPack from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  chromium,
} from 'playwright-core';

/**
 * Flags of the package that would make the browser laxer than a visitor's, or end it with its first
 * window.
 */
const UNWANTED =
  /single-process|disable-web-security|allow-running-insecure|disable-site-isolation/;

/** Opens the browser; one for a whole file of tests. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumPack.executablePath(),
    args: chromiumPack.args.filter((a) => !UNWANTED.test(a)),
    headless: true,
  });
}

export const PHONE = { width: 390, height: 844 };
export const WIDE = { width: 1280, height: 800 };

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** What the browser complained of: script errors, refused styles, broken addresses. */
  complaints: string[];
}

/** A window of its own, without cookies. */
export async function visitor(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning') complaints.push(m.text());
  });
  page.on('pageerror', (e) => complaints.push(e.message));
  return { page, context, complaints };
}
