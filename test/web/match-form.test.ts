import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsOf, readMatchForm } from '../../src/web/forms/match.ts';

const form = (action: string, ...needs: [text: string, weight?: string][]): URLSearchParams =>
  new URLSearchParams([
    ['do', action],
    ...needs.flatMap(([text, weight = 'wanted']): [string, string][] => [
      ['need', text],
      ['weight', weight],
    ]),
  ]);
const texts = (f: URLSearchParams): string[] => readMatchForm(f).needs!.map((n) => n.text);

describe('the needs of an outline as lines', () => {
  it('are not there before the outline was split', () => {
    expect(readMatchForm(new URLSearchParams({ outline: 'a', do: 'match' })).needs).toBeUndefined();
  });
  it('tell which parts of their readings are no longer ticked', () => {
    const ticked = form('match', ['a']);
    for (const part of ['town:brno', 'help:treat', 'town:brno']) ticked.append('part', part);
    ticked.append('read', 'help:treat');
    expect(readMatchForm(ticked).off).toEqual(['town:brno']);
    expect(readMatchForm(form('match', ['a'])).off).toEqual([]);
  });
  it('keep their weight with their text', () => {
    expect(readMatchForm(form('match', ['a'], ['b', 'must'])).needs).toEqual([
      { text: 'a', must: false },
      { text: 'b', must: true },
    ]);
  });
  it('can be deleted, added, and joined with the one above, which then is a must when either was', () => {
    expect(texts(form('delete:1', ['a'], ['b'], ['c']))).toEqual(['a', 'c']);
    expect(texts(form('add', ['a']))).toEqual(['a', '']);
    expect(readMatchForm(form('merge:1', ['lenses.'], ['coated', 'must'], ['c'])).needs).toEqual([
      { text: 'lenses; coated', must: true },
      { text: 'c', must: false },
    ]);
  });
  it('stay as they are when a button names a line that is not there', () => {
    for (const action of ['delete:9', 'merge:0', 'merge:x', 'delete:-1', 'nonsense'])
      expect(texts(form(action, ['a'], ['b']))).toEqual(['a', 'b']);
  });
  it('are told in their language, and empty lines ask for nothing', () => {
    const needs = needsOf(
      [
        { text: 'Hledáme výrobce asférických čoček', must: true },
        { text: '', must: true },
        { text: 'laser damage threshold of coated optics', must: false },
      ],
      'en',
    );
    expect(needs.map((n) => [n.id, n.lang, n.must])).toEqual([
      ['n1', 'cs', true],
      ['n2', 'en', false],
    ]);
  });
  it('are bounded and never throw, whatever is posted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('do', 'need', 'weight', 'outline', 'call'), fc.string())),
        (fields) => {
          expect(readMatchForm(new URLSearchParams(fields)).needs?.length ?? 0).toBeLessThanOrEqual(
            25,
          );
        },
      ),
    );
  });
});
