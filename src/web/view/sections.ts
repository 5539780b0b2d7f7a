/** The sections of the site, and what is said below their pages. */

/**
 * The main menu; missions are reached from the first page and the footer, since few visitors need
 * them.
 */
export const SECTIONS = ['/search', '/members', '/equipment', '/match', '/map'];

/** Pages that keep what is entered: the promise to store nothing must not stand below them. */
const KEEPING = ['/missions', '/sign-in', '/account', '/desk'];
/** Pages whose forms go to people. */
const SENDING = ['/introduce', '/i', '/o', '/offers/new', '/not-right', '/own'];

/** Key of the sentence at the foot of a page: what becomes of what is entered there. */
export function footerOf(path: string): string {
  const under = (part: string): boolean => path === part || path.startsWith(`${part}/`);
  if (SENDING.some(under)) return 'site.footer.sent';
  if (under('/desk/catalogue')) return 'site.footer.catalogue';
  return KEEPING.some(under) ? 'site.footer.office' : 'site.footer.about';
}
