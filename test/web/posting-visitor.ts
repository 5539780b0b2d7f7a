/** People who post offers and requests, and the office that reads them, over a real server. */
import { lettersIn } from '../../src/store/app/outbox.ts';
import { look, submit, type Shown, versionOf } from './introduction-visitor.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

export const POSTER = {
  company: 'Invented Glass Works',
  country: 'Austria',
  name: 'Zyxwela Uniquename',
  email: 'zyxwela.poster@example.org',
  agree: 'yes',
  do: 'send',
};
export const REQUEST = {
  type: 'technology-request',
  title: 'Antireflection coating of large lenses',
  text: 'We look for a partner that coats lenses of 300 mm. Losses must be lower than 0.2 %.',
  cooperation: 'supply',
  wanted: 'company',
};

export interface PostingWorld {
  server: MissionServer;
  office(): Visitor;
  later(days: number): Date;
  /** Empties what was posted, and begins the first day anew. */
  begin(): Promise<void>;
  /** Sends a form; a second passes, so that letters have an order. */
  send(path: string, fields: Record<string, string>): Promise<Shown>;
  post(fields: Record<string, string>): Promise<Shown>;
  /** Does something on a page of a signed link. */
  act(link: string, fields: Record<string, string>): Promise<Shown>;
  /** The newest letter that waits. */
  newest(): string;
  /** Posted, confirmed and published. @returns the poster's link, and the id */
  published(
    fields: Record<string, string>,
    organisation?: string,
  ): Promise<{ link: string; id: string }>;
}

/** The address of the poster's link in a letter. */
export const postingLinkIn = (letter: string): string =>
  /https?:\/\/[^/\s]+(\/\w\w\/o\/\S+)/.exec(letter)?.[1] ?? '';

export async function postingWorld(): Promise<PostingWorld> {
  let now = new Date('2027-02-01T08:00:00Z');
  const server = await startMissionServer({ now: () => now });
  await addAccount(server.office);
  let office = await signedIn(server.origin);
  const later = (days: number): Date => (now = new Date(now.getTime() + days * 86_400_000));
  const send = (path: string, fields: Record<string, string>): Promise<Shown> => {
    later(1 / 86_400);
    return submit(server.origin, path, fields);
  };
  const post = (fields: Record<string, string>): Promise<Shown> =>
    send('/en/offers/new', { ...POSTER, ...fields });
  const act = async (link: string, fields: Record<string, string>): Promise<Shown> => {
    const { text } = await look(server.origin, link);
    return send(link, { version: versionOf(text), ...fields });
  };
  const newest = (): string => lettersIn(server.office.db, ['waiting'])[0]?.body ?? '';
  return {
    server,
    office: () => office,
    later,
    send,
    post,
    act,
    newest,
    async begin() {
      now = new Date('2027-02-01T08:00:00Z');
      server.office.db.sql.exec(
        'DELETE FROM postings; DELETE FROM introductions; DELETE FROM outbox; DELETE FROM tasks; DELETE FROM signed_links',
      );
      office = await signedIn(server.origin);
    },
    async published(fields, organisation = '') {
      await post(fields);
      const link = postingLinkIn(newest());
      await act(link, { do: 'confirm' });
      const [path, id] = /\/en\/desk\/postings\/([\w-]+)/.exec(
        (await office.get('/en/desk')).text,
      )!;
      await office.post(path, { do: 'publish', organisation });
      return { link, id: id! };
    },
  };
}
