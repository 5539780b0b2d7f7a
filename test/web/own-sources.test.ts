import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureOwnLink } from '../../src/desk/own-links.ts';
import { ownRecords } from '../../src/desk/own-records.ts';
import { proposalsOf } from '../../src/desk/proposals.ts';
import { adoptDemo } from './adopted.ts';
import { submit } from './introduction-visitor.ts';
import { builtData, startMissionServer, type MissionServer } from './mission-server.ts';

let server: MissionServer;
beforeAll(async () => {
  const data = await builtData();
  await adoptDemo(data);
  server = await startMissionServer({ data });
});
afterAll(() => server.close());

describe('a member’s link', () => {
  it('corrects a statement, and what the old words were known from goes until a source is named', async () => {
    const { db } = server.office;
    const path = `/en/own/${ensureOwnLink(db, 'tescan')}/edit`;
    const record = await server.office.use((context) =>
      ownRecords(db, context, 'tescan').find((r) => r.table === 'capabilities' && r.fields.sources),
    );
    const { id, fields } = record!;
    const said = () => proposalsOf(db, 'tescan').find((p) => p.record === id)!.after!;
    const sources = fields.sources!.replaceAll('|', '\n');
    const send = (changes: Record<string, string>) =>
      submit(server.origin, path, {
        ...fields,
        sources,
        table: 'capabilities',
        id,
        do: 'send',
        ...changes,
      });
    await send({ title_en: 'Invented words' });
    expect(said()).toMatchObject({ title_en: 'Invented words' });
    expect(said()).not.toHaveProperty('sources');
    // Put back by hand it is the member's word, also when the form is sent once more.
    await send({ title_en: 'Invented words' });
    await send({ title_en: 'Invented words' });
    expect(said()).toMatchObject({ title_en: 'Invented words', sources: fields.sources });
  });
});
