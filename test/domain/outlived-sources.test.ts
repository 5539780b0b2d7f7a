import { describe, expect, it } from 'vitest';
import { withoutOutlivedSources } from '../../src/domain/outlived-sources.ts';

const BEFORE = {
  id: 'a-1',
  title_en: 'Lens grinding up to 300 mm',
  title_cs: 'Broušení čoček do 300 mm',
  translated: 'cs',
  keywords: 'lens',
  sources: 'https://old.example/2019',
};
const after = (changes: Readonly<Record<string, string | undefined>>) =>
  withoutOutlivedSources('capabilities', BEFORE, { ...BEFORE, ...changes });

describe('a statement that its member says anew', () => {
  it.each([{ title_en: 'Lens grinding up to 500 mm' }, { title_cs: 'Leštění čoček' }])(
    'is no longer known from the old source: %o',
    (changes) => expect(after(changes)).not.toHaveProperty('sources'),
  );

  it.each([
    {},
    { keywords: 'lens|grinding' },
    { level: 'members' },
    { title_en: 'Lens grinding, up to 300 mm.' },
  ])('is known from it as before when the words stay: %o', (changes) =>
    expect(after(changes)).toEqual({ ...BEFORE, ...changes }),
  );

  it('is known from the source that the member names', () => {
    const sources = 'https://new.example';
    expect(after({ title_en: 'Polishing', sources })).toMatchObject({ sources });
  });

  it('is our translation only in the languages that the member left', () => {
    expect(after({ title_cs: 'Leštění čoček' })).not.toHaveProperty('translated');
    expect(after({ title_en: 'Polishing' })).toMatchObject({ translated: 'cs' });
  });

  it('is not of the year of the old source', () => {
    const before = {
      title_en: 'ISO 9001',
      status: 'stated in 2019',
      sources: 'https://old.example',
    };
    const said = (changes: object) =>
      withoutOutlivedSources('certifications', before, { ...before, ...changes });
    expect(said({ title_en: 'ISO 13485' })).toEqual({ title_en: 'ISO 13485' });
    expect(said({ title_en: 'ISO 13485', status: 'since 2026' })).toEqual({
      title_en: 'ISO 13485',
      status: 'since 2026',
    });
  });

  it('of many facts from many sources keeps them', () => {
    const changed = { ...BEFORE, title_en: 'x' };
    expect(withoutOutlivedSources('projects', BEFORE, changed)).toBe(changed);
    expect(withoutOutlivedSources('members', BEFORE, changed)).toBe(changed);
  });
});
