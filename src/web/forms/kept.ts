/**
 * The shortlist as it travels: ids repeated as `keep` in the address, or in a posted form. Nothing
 * of it is stored anywhere, so every link and form of a page carries it on.
 */
import Handlebars from 'handlebars';
import type { Translate } from '../rendering/locales.ts';

export const KEEP = 'keep';

/** Longer lists are no shortlist, and an address must stay an address. */
export const MOST_KEPT = 30;

/** Ids on the list, each once, in the order kept. */
export function keptOf(...from: readonly URLSearchParams[]): string[] {
  const ids = from.flatMap((fields) => fields.getAll(KEEP)).filter((id) => id && id.length <= 200);
  return [...new Set(ids)].slice(0, MOST_KEPT);
}

/** The list of a request; a posted button `do=keep:<id>` puts one on it or takes it off. */
export function keptIn({
  query,
  form,
}: {
  query: URLSearchParams;
  form: URLSearchParams;
}): string[] {
  const ids = keptOf(query, form);
  const pressed = /^keep:(.+)$/s.exec(form.get('do') ?? '')?.[1];
  return pressed ? toggled(ids, pressed) : ids;
}

export function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id].slice(0, MOST_KEPT);
}

/** `keep=a&keep=b`, empty for an empty list. */
export function keptQuery(ids: readonly string[]): string {
  return new URLSearchParams(ids.map((id): [string, string] => [KEEP, id])).toString();
}

/** Parts of the site that know no shortlist: the office's, and what signed links open. */
const WITHOUT = /^\/[a-z]{2}\/(?:desk|missions|m|i|o|own|sign-in|sign-out|account)(?:[/?#]|$)/;

/**
 * Puts the list into every link and form of a page. Works on what our own templates made, where
 * every attribute stands in double quotes and is escaped. Linear in the length of the page.
 */
export function carryKept(html: string, ids: readonly string[]): string {
  if (ids.length === 0) return html;
  const query = Handlebars.escapeExpression(keptQuery(ids));
  const fields = ids
    .map((id) => `<input type="hidden" name="${KEEP}" value="${Handlebars.escapeExpression(id)}">`)
    .join('');
  return html
    .replace(
      / href="(\/[a-z]{2}\/[^"]*)"( rel="nofollow" data-keep)?/g,
      (whole, address: string, mark?: string) => {
        if (mark || WITHOUT.test(address) || /[?;&]keep(?:=|&#x3D;)/.test(address)) return whole;
        // An escaped sign holds a number sign, too.
        const cut = address.search(/(?<!&)#/);
        const path = cut < 0 ? address : address.slice(0, cut);
        const anchor = cut < 0 ? '' : address.slice(cut);
        return ` href="${path}${path.includes('?') ? '&amp;' : '?'}${query}${anchor}"`;
      },
    )
    .replace(/<form\b[^>]*>/g, (tag) => {
      const action = / action="([^"]*)"/.exec(tag)?.[1] ?? '';
      return action === '' || WITHOUT.test(action) ? tag : tag + fields;
    });
}

/**
 * The mark beside a member or instrument that keeps it or lets it go. A link that comes back to the
 * same place; on a page that was posted, a button of the form `needs-form`.
 */
export function keepMark(
  page: { ids: readonly string[]; path: string; query: URLSearchParams; posted: boolean },
  t: Translate,
  id: string,
  name: string,
): string {
  const escape = (text: string): string => Handlebars.escapeExpression(text);
  const on = page.ids.includes(id);
  const label = escape(t(on ? 'shortlist.off' : 'shortlist.on', { name }));
  const anchor = `k-${id.replace(/[^\w-]/g, '_')}`;
  const said = `class="keep${on ? ' on' : ''}" id="${anchor}" aria-label="${label}"`;
  const text = escape(t(on ? 'shortlist.kept' : 'shortlist.keep'));
  if (page.posted)
    return `<button type="submit" form="needs-form" formaction="${escape(page.path)}#${anchor}" name="do" value="keep:${escape(id)}" ${said}>${text}</button>`;
  const query = new URLSearchParams(page.query);
  query.delete(KEEP);
  for (const other of toggled(page.ids, id)) query.append(KEEP, other);
  const search = query.toString();
  return `<a href="${escape(page.path)}${search ? `?${escape(search)}` : ''}#${anchor}" rel="nofollow" data-keep ${said}>${text}</a>`;
}
