import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutPersons } from '../../../indexer/validate/persons.ts';

describe('persons', () => {
  // All persons here are invented.
  it.each([
    ['Ing. Jana Vzorová, Ph.D.', ''],
    ['Jana Vzorová', ''],
    ['prof. RNDr. Karel Smyšlený, CSc. leads the laboratory', '[…] leads the laboratory'],
    ['contact: Jana Vzorová', ''],
    ['write to jana.vzorova@example.org for a visit', 'write to […] for a visit'],
    ['Karel Smyšlený, DrSc.', ''],
    ['pan Smyšlený', ''],
    ['info (at) example.org', ''],
    ['lenses (Mgr. Jana Vzorová); prisms', 'lenses; prisms'],
    ['in the group of Prof. Jana Vzorová-Smyšlená’s at Lumen', 'in the group of […]’s at Lumen'],
    ['led by Dr. Karel Jan Smyšlený Vzor (candidate)', 'led by […] (candidate)'],
    ['Prof. K. van der Smyšlený joins', '[…] joins'],
    ['Professor Jana Vzorová International Cultural Centre', '[…] International Cultural Centre'],
    ['guided by dr. Jana Vzorová, dr. Karel Smyšlený', 'guided by […], […]'],
  ])('%s', (text, left) => {
    const kept = withoutPersons(text, false);
    expect(kept.text).toBe(left);
    expect(kept.removed.length).toBeGreaterThan(0);
  });

  it.each([
    'Brno',
    'Hradec Králové',
    'Ústí nad Labem',
    'Carl Zeiss Microscopy',
    'Fraunhofer diffraction',
    'lens grinding (Dr. Optics line)',
    'J. Heyrovský Institute',
    'Raman spectroscopy at 785 nm',
    'Czochralski growth of YAG:Ce, LuAG',
    'ISO 9001:2015',
    'Dep. of Optics',
    'laser damage at 2 J/cm² @ 1064 nm',
    'Prague Asterix Laser System',
  ])('%s is no person', (text) => {
    expect(withoutPersons(text, false)).toEqual({ text, removed: [] });
  });

  it.each([
    'Marie Curie',
    'Marie Skłodowska-Curie',
    'Fabry Perot',
    'Max Planck',
    'James Webb',
    'Jan Evangelista Purkyně',
    'Charles University',
    'Paul Scherrer Institute',
    'Robert Bosch',
    'Tomáš Baťa',
    'Prof. Josef Ressel Centre',
    'a pan European network',
    'the CEO is a Computer Engineer, PhD in optics',
    'in this Marie Skłodowska-Curie Action, Dr. level',
    'Fabry-Perot etalon, Mach-Zehnder interferometer, Shack-Hartmann sensor',
  ])('%s names a thing, not a person', (text) => {
    expect(withoutPersons(text, false)).toEqual({ text, removed: [] });
  });

  it('a long text loses nothing but the name, wherever the name stands', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (before, after) => {
        const [left, right] = ['light field '.repeat(before), ' meets optics'.repeat(after)];
        expect(withoutPersons(`${left}by Prof. Jana Vzorová at Lumen${right}`, false)).toEqual({
          text: `${left}by […] at Lumen${right}`,
          removed: ['Prof. Jana Vzorová'],
        });
      }),
    );
  });

  it('names of organisations keep the names of persons, but no e-mail', () => {
    expect(withoutPersons('Martin Beneš Optics', true).text).toBe('Martin Beneš Optics');
    expect(withoutPersons('Lumen office@example.org', true).text).toBe('Lumen');
  });

  it.each(['a', 'A', 'Ab ', ' ', '-', '.', '@', '\n', 'Ing. '])(
    'is done with a long run of "%s"',
    (piece) => {
      const text = `Dr. ${piece.repeat(80_000 / piece.length)} x@example.org ${piece.repeat(10_000 / piece.length)}`;
      expect(withoutPersons(text, false).removed.length).toBeGreaterThan(0);
    },
    10_000,
  );
});
