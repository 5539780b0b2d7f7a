/** Questions that once found the wrong things (fixtures/search-cases), over the built catalogue. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { askSearch } from '../../src/ask/search/search.ts';
import { closeContext, openContext, type Context } from '../../src/context.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-search-cases-'));
const open = new Map<string, Context>();
afterAll(async () => {
  for (const context of open.values()) await closeContext(context);
  rmSync(folder, { recursive: true });
});

async function instruments(name: string, q: string) {
  const data = join(folder, name);
  if (!open.has(name)) {
    await build({ from: [join('fixtures/search-cases', name)], data });
    open.set(name, openContext(data));
  }
  const answer = await askSearch(open.get(name)!, { q, lang: 'en', view: 'instruments' });
  return {
    ...answer,
    found: answer.evidence.map((e) => e.record.title.en ?? e.record.title.und),
  };
}

describe('a search for instruments', () => {
  it('finds a name that English would stem otherwise than Czech', async () => {
    const { found, didYouMean } = await instruments('name-found-by-itself', 'DiPOLE');
    expect(found).toEqual(['Laser']);
    expect(didYouMean).toBeUndefined();
  });

  it.each([
    ['JEM2100F', 'Transmission electron microscope'],
    ['JEM-2100F', 'Transmission electron microscope'],
    ['EBPG5200', 'e-beam lithography writer'],
    ['RC2DI', 'Ellipsometer'],
    ['Syrus1110', 'Coating plant'],
  ])('finds %s however its parts are joined', async (model, title) => {
    expect((await instruments('model-numbers', model)).found[0]).toBe(title);
  });

  it('does not take a figure for one of another quantity', async () => {
    // The laser has 10 Hz, and 100 in its name and as its energy.
    const { loosened } = await instruments('figure-by-bare-words', '100 Hz laser');
    expect(loosened).toBeTruthy();
    expect((await instruments('figure-by-bare-words', '10 Hz laser')).loosened).toBeFalsy();
  });

  it('never proposes what was asked', async () => {
    const { didYouMean, loosened } = await instruments('name-found-by-itself', 'DiPOLE 200');
    expect(didYouMean?.toLowerCase()).not.toBe('dipole 200');
    expect(loosened?.toLowerCase()).not.toBe('dipole 200');
  });
});
