/** A member of the secretariat without a browser: one session over real HTTP. */
import { PASSWORD } from './mission-server.ts';

export interface Answer {
  status: number;
  text: string;
  location: string;
  /** Seconds after which the page looks again, or empty. */
  refresh: string;
  type: string;
  bytes: Uint8Array;
}

export interface Visitor {
  csrf: string;
  get(path: string): Promise<Answer>;
  post(
    path: string,
    fields: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  upload(path: string, name: string, bytes: Uint8Array, side?: 'host'): Promise<Answer>;
}

export async function signedIn(origin: string, login = 'office'): Promise<Visitor> {
  let cookie = '';
  const send = async (
    method: string,
    path: string,
    body?: URLSearchParams | FormData,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(origin + path, {
      method,
      body,
      redirect: 'manual',
      headers: { cookie, ...(method === 'POST' ? { origin } : {}), ...headers },
    });
    const set = response.headers.getSetCookie().find((c) => c.startsWith('session='));
    if (set) cookie = set.split(';')[0] ?? '';
    const bytes = new Uint8Array(await response.arrayBuffer());
    return {
      status: response.status,
      text: new TextDecoder().decode(bytes),
      location: response.headers.get('location') ?? '',
      refresh: response.headers.get('refresh') ?? '',
      type: response.headers.get('content-type') ?? '',
      bytes,
    };
  };
  const visit: Visitor = {
    csrf: '',
    get: (path) => send('GET', path),
    post: (path, fields, headers) =>
      send(
        'POST',
        path,
        new URLSearchParams(
          Object.entries({ csrf: visit.csrf, ...fields }).flatMap(([k, v]) =>
            [v].flat().map((x): [string, string] => [k, x]),
          ),
        ),
        headers,
      ),
    upload: (path, name, bytes, side) => {
      const form = new FormData();
      form.append('csrf', visit.csrf);
      if (side) form.append('side', side);
      form.append('file', new Blob([new Uint8Array(bytes)]), name);
      return send('POST', path, form);
    },
  };
  await visit.post('/en/sign-in', { login, password: PASSWORD });
  visit.csrf = /name="csrf" value="([^"]+)"/.exec((await visit.get('/en/account')).text)?.[1] ?? '';
  return visit;
}
