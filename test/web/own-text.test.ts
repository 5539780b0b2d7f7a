/** First entry without typing: a text becomes proposals for what the member ticked, and nothing else. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureOwnLink } from '../../src/desk/own-links.ts';
import { proposalsOf } from '../../src/desk/proposals.ts';
import { look, submit } from './introduction-visitor.ts';
import { startMissionServer, type MissionServer } from './mission-server.ts';

let server: MissionServer;
let path: string;
beforeAll(async () => {
  server = await startMissionServer();
  path = `/en/own/${ensureOwnLink(server.office.db, 'crytur')}/text`;
});
afterAll(() => server.close());

const TEXT = 'We offer grinding of invented lenses up to 200 mm.\nWe manufacture fibre lasers.';
const proposed = () => proposalsOf(server.office.db, 'crytur');

it('shows each statement with its passage and stores nothing', async () => {
  expect((await look(server.origin, path)).status).toBe(200);
  const { status, text } = await submit(server.origin, path, { do: 'read', text: TEXT });
  expect(status).toBe(200);
  expect(text).toContain('grinding of invented lenses up to 200 mm</textarea>');
  expect(text).toContain('We offer grinding of invented lenses up to 200 mm.</q>');
  expect(text).toMatch(/name="keep.0" value="yes">/);
  expect(proposed()).toEqual([]);
  expect((await submit(server.origin, path, { do: 'read', text: ' ' })).status).toBe(400);
});

it('proposes what is ticked, as it was corrected, with the passage for the office', async () => {
  const rows = {
    'keep.1': 'yes',
    'title.0': 'not ticked',
    'table.0': 'capabilities',
    'lang.0': 'en',
    'passage.0': '',
    'title.1': 'fibre lasers for invented ends',
    'table.1': 'products',
    'lang.1': 'en',
    'passage.1': 'We manufacture fibre lasers.',
  };
  expect((await submit(server.origin, path, { ...rows, 'keep.1': '', do: 'send' })).status).toBe(
    400,
  );
  expect(proposed()).toEqual([]);
  expect((await submit(server.origin, path, { ...rows, do: 'send' })).path).toMatch(/done=sent$/);
  expect(proposed()).toMatchObject([
    {
      table: 'products',
      record: '',
      state: 'sent',
      after: { title_en: 'fibre lasers for invented ends' },
      note: 'We manufacture fibre lasers.',
    },
  ]);
});

it('takes no personal data and no table that is not the member’s to fill', async () => {
  const row = { 'keep.0': 'yes', 'lang.0': 'en', 'passage.0': '', do: 'draft' };
  const person = { ...row, 'title.0': 'grinding, ask jan.vymysleny@example.org' };
  const answer = await submit(server.origin, path, { ...person, 'table.0': 'capabilities' });
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('class="field-error"');
  const members = { ...row, 'title.0': 'grinding of moulds', 'table.0': 'members' };
  expect((await submit(server.origin, path, members)).path).toMatch(/done=draft$/);
  expect(proposed().map((p) => [p.table, p.state])).not.toContainEqual(['members', 'draft']);
});

it('opens to nobody else', async () => {
  expect((await look(server.origin, '/en/own/nothing/text')).status).toBe(404);
});
