/** People of an introduction without a browser: forms as they stand on the page, sent over real HTTP. */
export interface Shown {
  status: number;
  text: string;
  /** Address after all redirects. */
  path: string;
}

export async function look(origin: string, path: string): Promise<Shown> {
  return shownBy(await fetch(origin + path));
}

/** Sends a form and follows where it leads; `origin` as a browser would name it. */
export async function submit(
  origin: string,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Shown> {
  return shownBy(
    await fetch(origin + path, {
      method: 'POST',
      headers: { origin, ...headers },
      body: new URLSearchParams(fields),
    }),
  );
}

async function shownBy(response: Response): Promise<Shown> {
  const url = new URL(response.url);
  return { status: response.status, text: await response.text(), path: url.pathname + url.search };
}

/** The state of a page of a signed link, as its form holds it. */
export function versionOf(page: string): string {
  return /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
}

/** The address of the signed link in a letter, without the server's name. */
export function linkIn(letter: string): string {
  return /https?:\/\/[^/\s]+(\/\w\w\/i\/\S+)/.exec(letter)?.[1] ?? '';
}

/** What an invented buyer enters. */
export const ASKER = {
  member: 'meopta',
  q: 'aspheric lenses in small series',
  keep: 'tescan',
  wish: 'Two hundred aspheric lenses of 40 mm by spring.',
  company: 'Invented Lenses Ltd',
  country: 'Germany',
  name: 'Zyxwela Uniquename',
  email: 'zyxwela.buyer@example.org',
  agree: 'yes',
};
