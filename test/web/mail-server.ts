/** A real SMTP server on this machine that keeps what it is given. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Mail {
  from: string;
  to: string[];
  user: string;
  headers: Map<string, string>;
  body: string;
}

/** An address whose mailbox refuses everything. */
export const REFUSED = 'full@example.org';

export interface MailServer {
  /** For the setting `smtpUrl`. */
  url: string;
  received: Mail[];
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const received: Mail[] = [];
  const server = new SMTPServer({
    // Without a certificate that a client would trust; encryption is the operator's smtps: address.
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.username === 'office' && auth.password === 'p@ss'
        ? done(null, { user: auth.username })
        : done(new Error('no such user')),
    onRcptTo: (address, _session, done) =>
      done(address.address === REFUSED ? new Error('mailbox is full') : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream
        .on('data', (c: Buffer) => chunks.push(c))
        .on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          received.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map((r) => r.address),
            user: session.user ?? '',
            ...readMail(Buffer.concat(chunks)),
          });
          done();
        });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://office:p%40ss@127.0.0.1:${port}`,
    received,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** Unfolded headers with encoded words (RFC 2047) read, and the body as text. */
function readMail(raw: Buffer): Pick<Mail, 'headers' | 'body'> {
  const text = raw.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const word = (_: string, kind: string, inner: string): string =>
    (kind.toUpperCase() === 'B'
      ? Buffer.from(inner, 'base64')
      : quoted(inner.replaceAll('_', ' '))
    ).toString('utf8');
  const lines = text
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((l) => [
      l.slice(0, l.indexOf(':')).toLowerCase(),
      l
        .slice(l.indexOf(':') + 1)
        .trim()
        .replace(/\?=\s+=\?/g, '?==?')
        .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, word),
    ]),
  );
  const rest = text.slice(end + 4);
  const encoding = headers.get('content-transfer-encoding');
  return {
    headers,
    body: decoded(rest, encoding).toString('utf8').replaceAll('\r\n', '\n'),
  };
}

function decoded(text: string, encoding: string | undefined): Buffer {
  if (encoding === 'quoted-printable') return quoted(text);
  return Buffer.from(text, encoding === 'base64' ? 'base64' : 'latin1');
}

function quoted(text: string): Buffer {
  return Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}
