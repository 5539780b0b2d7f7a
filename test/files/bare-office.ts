/** The office over bare HTTP, which sends bytes as they are and shares no connection. */
import { request } from 'node:http';
import { PASSWORD } from '../web/mission-server.ts';

export interface Answer {
  status: number;
  text: string;
  location: string;
}

export interface Office {
  /** The secret of the session's forms. */
  csrf: string;
  get(path: string): Promise<Answer>;
  post(path: string, body: string | Uint8Array, type: string): Promise<Answer>;
}

/** @param origin address of a server where the account of `mission-server.ts` may sign in */
export async function officeOf(origin: string): Promise<Office> {
  let cookie = '';
  const send = (path: string, body?: string | Uint8Array, type = ''): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request(
        origin + path,
        {
          agent: false,
          method: body === undefined ? 'GET' : 'POST',
          headers: { origin, cookie, ...(type && { 'content-type': type }) },
        },
        (response) => {
          let text = '';
          const { 'set-cookie': set = [], location = '' } = response.headers;
          cookie = set.find((c) => c.startsWith('session='))?.split(';')[0] ?? cookie;
          response
            .setEncoding('utf8')
            .on('data', (chunk: string) => (text += chunk))
            .on('end', () => resolve({ status: response.statusCode ?? 0, text, location }));
        },
      );
      // Whoever is answered before all was sent has an answer all the same.
      asked.on('error', reject).end(body);
    });
  await send(
    '/en/sign-in',
    new URLSearchParams({ login: 'office', password: PASSWORD }).toString(),
    'application/x-www-form-urlencoded',
  );
  const account = await send('/en/account');
  return {
    csrf: /name="csrf" value="([^"]+)"/.exec(account.text)?.[1] ?? '',
    get: (path) => send(path),
    post: send,
  };
}
