/** Lists of calls as their sources give them, down to what is kept. */
import { describe, expect, it } from 'vitest';
import { callsOfTable } from '../../src/calls/call-table.ts';
import { isJson, readCallFile, streamCalls } from '../../src/calls/read-calls.ts';
import { callWriter, removeCallList, takeCalls } from '../../src/desk/calls.ts';
import { type Call, deadlineFrom, stateOn } from '../../src/domain/call.ts';
import { rulesOfCall } from '../../src/matching/actions.ts';
import { callsBefore, callsFrom, findCall } from '../../src/store/app/calls.ts';
import { openAppDb } from '../../src/store/app/database.ts';

const AT = Date.UTC(2031, 0, 31, 16);
const BULK = {
  type: 1,
  ccm2Id: 1,
  identifier: 'INVENTED-CL4-2031-01',
  title: 'Invented <sensors> & "valves"',
  callIdentifier: 'INVENTED-CL4-2031',
  status: { id: 31_094_502, abbreviation: 'Open' },
  frameworkProgramme: { id: 1, abbreviation: 'INV', description: 'Invented Programme' },
  programmeDivision: [],
  plannedOpeningDateLong: AT - 100 * 86_400_000,
  deadlineDatesLong: [AT + 86_400_000, AT],
  keywords: ['Optics'],
  tags: [],
  actions: [{ types: [{ typeOfAction: 'HORIZON Research and Innovation Actions' }] }],
  links: [],
};
const listOf = (...records: object[]): string =>
  JSON.stringify({ fundingData: { GrantTenderObj: records } });

/** In pieces of so many bytes: letters of several bytes are cut, too. */
async function* pieces(text: string, size = 7): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let i = 0; i < bytes.length; i += size)
    yield await Promise.resolve(bytes.subarray(i, i + size));
}

async function streamed(text: string): Promise<{ calls: Call[]; passed: number }> {
  const calls: Call[] = [];
  const { passed } = await streamCalls(pieces(text), (c) => calls.push(c));
  return { calls, passed };
}

describe('answers of the EU portal', () => {
  it('are read record by record; tenders and broken records are counted', async () => {
    const { calls, passed } = await streamed(
      listOf(
        BULK,
        { ...BULK, type: 2 },
        { identifier: 5 },
        { identifier: 'Bare', title: 'Bare' },
        { ...BULK, identifier: 'Ž 1' },
      ),
    );
    expect(passed).toBe(3);
    expect(calls[1]?.id).toBe('Bare');
    expect(calls.slice(0, 1)).toEqual([
      expect.objectContaining({
        id: 'INVENTED-CL4-2031-01',
        source: 'eu-portal',
        title: { en: 'Invented <sensors> & "valves"' },
        state: 'open',
        opens: '2030-10-23',
        deadlines: ['2031-01-31', '2031-02-01'],
        programme: 'Invented Programme',
        actions: ['HORIZON Research and Innovation Actions'],
        text: '',
      }),
    ]);
  });

  it('of the search have everything in lists, and HTML', async () => {
    const hit = {
      reference: 'r',
      metadata: {
        identifier: ['INVENTED-1'],
        title: ['Invented'],
        descriptionByte: ['<p>First&nbsp;part<script>x()</script></p><ul><li>Second</li></ul>'],
        deadlineDate: ['2031-01-31T00:00:00.000+0000'],
        startDate: ['nonsense'],
        typesOfAction: ['MSCA Staff Exchanges'],
        status: ['31094501'],
      },
    };
    const { calls } = await streamed(JSON.stringify({ totalResults: 1, results: [hit] }));
    expect(calls[0]).toMatchObject({
      text: 'First part\nSecond',
      kind: 'exchange',
      state: 'forthcoming',
      opens: '',
      deadlines: ['2031-01-31'],
    });
  });

  it('of one topic are read, too', async () => {
    const { calls } = await streamed(
      JSON.stringify({
        TopicDetails: {
          identifier: 'INVENTED-1',
          title: 'Invented',
          description: '<p>Build it</p>',
          actions: [{ types: ['X'], deadlineDates: [AT, '28 February 2031'], status: 'Closed' }],
        },
      }),
    );
    expect(calls[0]).toMatchObject({
      text: 'Build it',
      state: 'closed',
      deadlines: ['2031-01-31', '2031-02-28'],
    });
  });

  it('that end early or hold nothing known are refused in words', async () => {
    const calls: Call[] = [];
    const cut = listOf(BULK, BULK).slice(0, -200);
    await expect(streamCalls(pieces(cut), (c) => calls.push(c))).rejects.toThrow('its end');
    expect(calls).toHaveLength(1);
    await expect(streamed('{"fundingData": [}')).rejects.toThrow('no whole JSON');
    await expect(streamed('{"a": {"b": [1, 2]}}')).rejects.toThrow('known shape');
  });
});

describe('a table of calls', () => {
  const TABLE = [
    'An invented list of calls',
    'id;title_cs;title_en;kind;opens;deadline;action;countries;sme;url',
    'r-1;Výzva;Call;regional;2031-01-01;2031-03-01|2031-09-01;;;yes;javascript:alert(1)',
    'r-2;Druhá;;cascade;;2031-04-01;Innovation Action;2;;https://invented.example/2',
    'r-3;Třetí;;lottery;;;;;;',
    'r-4;Čtvrtá;;national;;soon;;;;',
  ].join('\n');

  it('is read by the names of its columns; rows that are none are named', async () => {
    const { calls, passed } = await callsOfTable('calls.csv', Buffer.from(TABLE), 'region');
    expect(passed).toEqual(['row 5', 'row 6']);
    expect(calls).toMatchObject([
      {
        id: 'r-1',
        title: { cs: 'Výzva', en: 'Call' },
        kind: 'regional',
        state: 'forthcoming',
        deadlines: ['2031-03-01', '2031-09-01'],
        url: '',
        rules: { sme: true },
      },
      { id: 'r-2', url: 'https://invented.example/2', rules: { countries: 2 } },
    ]);
  });

  it('takes the place of what the same list told before, of no other list', async () => {
    const db = openAppDb(':memory:');
    takeCalls(db, await readCallFile('a.csv', Buffer.from(TABLE), 'region'));
    takeCalls(db, await readCallFile('b.csv', Buffer.from('id,title\nr-1,Stolen\nx,Own'), 'other'));
    const next = await readCallFile('a.csv', Buffer.from('id,title\nr-2,Left'), 'region');
    expect(takeCalls(db, next)).toEqual({ read: 1, dropped: 1 });
    expect(findCall(db, 'r-1')).toBeUndefined();
    expect(findCall(db, 'x')?.title).toEqual({ und: 'Own' });
    expect(removeCallList(db, 'region')).toBe(1);
    db.close();
  });

  it('without calls is refused', async () => {
    await expect(readCallFile('a.csv', Buffer.from('a;b\n1;2'), 's')).rejects.toThrow('no calls');
    expect(isJson(Buffer.from('\ufeff \n{"a":1}'))).toBe(true);
    expect(isJson(Buffer.from('id,title'))).toBe(false);
  });
});

describe('calls that are kept', () => {
  it('keep their text when the daily list has none, and are parted by the day', async () => {
    const db = openAppDb(':memory:');
    const read = async (...records: object[]): Promise<void> => {
      const writer = callWriter(db);
      await streamCalls(pieces(listOf(...records), 1_000), writer.take);
      writer.end();
    };
    await read(BULK, { ...BULK, identifier: 'LATER', deadlineDatesLong: [] });
    const known = findCall(db, BULK.identifier)!;
    takeCalls(db, { calls: [{ ...known, text: 'Its words' }], passed: [], whole: false });
    await read({ ...BULK, title: 'Renamed' });
    expect(findCall(db, BULK.identifier)).toMatchObject({
      text: 'Its words',
      title: { en: 'Renamed' },
    });
    expect(callsFrom(db, '2031-02-01').map((c) => c.id)).toEqual([BULK.identifier, 'LATER']);
    expect(callsFrom(db, '2031-02-02').map((c) => c.id)).toEqual(['LATER']);
    expect(callsBefore(db, '2031-02-02', 5).map((c) => c.id)).toEqual([BULK.identifier]);
    db.close();
  });

  it('are open by their days, whatever an old list says', async () => {
    const call = (await streamed(listOf(BULK))).calls[0]!;
    const later = { ...call, state: 'forthcoming' } as const;
    expect(stateOn(later, '2030-10-22')).toBe('forthcoming');
    expect(stateOn(later, '2030-10-23')).toBe('open');
    expect(stateOn(call, '2031-02-02')).toBe('closed');
    expect(deadlineFrom(call, '2031-02-01')).toBe('2031-02-01');
  });

  it('ask of a team what their type of action asks, unless they say so themselves', () => {
    const actions = ['HORIZON Research and Innovation Actions'];
    expect(rulesOfCall({ actions, rules: {} })).toEqual({ action: 'ria', rules: { countries: 3 } });
    expect(rulesOfCall({ actions, rules: { countries: 2, sme: true } }).rules).toEqual({
      countries: 2,
      sme: true,
    });
    expect(rulesOfCall({ actions: ['HORIZON Innovation Actions'], rules: {} }).action).toBe('ia');
    expect(rulesOfCall({ actions: ['A prize'], rules: {} })).toEqual({ rules: {} });
  });
});
