import { describe, expect, it } from 'vitest';
import { askedAbout } from '../../src/ask/reading/about-member.ts';
import { fullNames } from '../../src/ask/reading/full-names.ts';
import { organisation } from '../matching/story.ts';

const called = (id: string, name: string, more: object = {}) => ({
  ...organisation(id),
  name: { en: name },
  ...more,
});
const names = fullNames([
  called('lensora', 'Lensora – optics'),
  called('ilw-brno', 'Institute of Laser Works (ILW)'),
  called('beamhouse', 'Beamhouse Centre (Institute of Laser Works)', { parent: 'ilw-brno' }),
  called('spark', 'Spark Plant (NUT)', { parent: 'nut' }),
  called('same-a', 'Nova Optik s.r.o.'),
  called('same-b', 'Nova Optik a.s.'),
]);
const about = (text: string) => askedAbout(names, text);

describe('a question about one member', () => {
  it('is told by its name and words that ask, in three languages', () => {
    for (const [text, owner, what] of [
      ['who is similar to Lensora?', 'lensora', 'similar'],
      ['what does ILW need', 'ilw-brno', 'needs'],
      ['contact of lensora', 'lensora', 'contact'],
      ['kdo je podobný jako Lensora', 'lensora', 'similar'],
      ['co hledá Institute of Laser Works', 'ilw-brno', 'needs'],
      ['kontakt na Beamhouse', 'beamhouse', 'contact'],
      ['kdo doplňuje Lensoru', 'lensora', 'complementary'],
      ['Wer ist ähnlich wie Lensora', 'lensora', 'similar'],
      ['wie erreiche ich Lensora', 'lensora', 'contact'],
      ['was braucht das ILW', 'ilw-brno', 'needs'],
    ] as const)
      expect(about(text), text).toMatchObject({ owner, about: what });
  });

  it('holds nothing else: who asks for more asks the search', () => {
    for (const text of [
      'contact resistance of Lensora',
      'lasers similar to Lensora',
      'Lensora',
      'Lensora optics',
      'similar lenses',
      'who needs lasers',
      '',
      '?',
      `contact ${'Lensora '.repeat(40)}`,
    ])
      expect(about(text), text).toBeNull();
  });

  it('takes no word behind a dash, no institute of a part, and none of two for a name', () => {
    for (const text of ['similar to optics', 'contact of NUT', 'contact of Nova Optik'])
      expect(about(text), text).toBeNull();
    expect(about('contact of Institute of Laser Works')).toMatchObject({ owner: 'ilw-brno' });
  });
});
