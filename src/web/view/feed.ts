/** A list as Atom (RFC 4287) and as JSON Feed 1.1; every text is escaped, every address absolute. */

export interface FeedEntry {
  /** Absolute address, which is its id, too. */
  url: string;
  title: string;
  text: string;
  /** UTC instant. */
  updated: string;
}

export interface Feed {
  title: string;
  lang: string;
  /** Name of the cluster. */
  author: string;
  /** Addresses of the page and of the feed itself. */
  home: string;
  self: string;
  /** UTC instant of an empty feed. */
  updated: string;
  entries: readonly FeedEntry[];
}

export const ATOM_TYPE = 'application/atom+xml; charset=utf-8';
export const JSON_FEED_TYPE = 'application/feed+json; charset=utf-8';

export function atom({ title, lang, author, home, self, updated, entries }: Feed): string {
  const latest = entries.reduce((last, e) => (e.updated > last ? e.updated : last), '') || updated;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(lang)}">
<id>${xml(self)}</id>
<title>${xml(title)}</title>
<updated>${xml(latest)}</updated>
<author><name>${xml(author)}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" href="${xml(home)}"/>
${entries.map(atomEntry).join('\n')}
</feed>
`;
}

function atomEntry({ url, title, text, updated }: FeedEntry): string {
  return `<entry>
<id>${xml(url)}</id>
<title>${xml(title)}</title>
<updated>${xml(updated)}</updated>
<link rel="alternate" type="text/html" href="${xml(url)}"/>
<content type="text">${xml(text)}</content>
</entry>`;
}

export function jsonFeed({ title, lang, author, home, self, entries }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    language: lang,
    home_page_url: home,
    feed_url: self,
    authors: [{ name: author, url: new URL('/', home).href }],
    items: entries.map((e) => ({
      id: e.url,
      url: e.url,
      title: e.title,
      content_text: e.text || e.title,
      date_published: e.updated,
    })),
  });
}

// Characters that XML 1.0 cannot hold.
const UNFIT =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function xml(text: string): string {
  return text.replace(UNFIT, '').replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
