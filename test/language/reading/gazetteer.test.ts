import { describe, expect, it } from 'vitest';
import { places } from './knowledge.ts';

const BRNO = { town: 'Brno', region: 'Jihomoravský kraj', country: 'CZ' };

describe('gazetteer', () => {
  it('tells what is there, elsewhere, or not known', () => {
    for (const place of ['town:brno', 'region:jihomoravsky kraj', 'land:morava', 'country:CZ'])
      expect(places.fit(place, BRNO), place).toBe('meets');
    for (const place of ['town:praha', 'region:olomoucky kraj', 'land:cechy', 'country:DE'])
      expect(places.fit(place, BRNO), place).toBe('fails');
    expect(places.fit('town:brno', {})).toBe('unknown');
    expect(places.fit('land:morava', { country: 'CZ' })).toBe('unknown');
    expect(places.fit('land:morava', { country: 'DE' })).toBe('fails');
    expect(places.fit('town:brno', { region: 'Olomoucký kraj' })).toBe('fails');
    expect(places.fit('town:brno', { region: 'Jihomoravský kraj' })).toBe('unknown');
  });

  it('counts the region of a town and what the cluster calls near as near it', () => {
    expect(places.fitNear('town:brno', { town: 'Kuřim', region: 'Jihomoravský kraj' })).toBe(
      'meets',
    );
    expect(places.fitNear('town:praha', { region: 'Středočeský kraj' })).toBe('meets');
    expect(places.fitNear('town:praha', BRNO)).toBe('fails');
    expect(places.fitNear('town:praha', {})).toBe('unknown');
  });

  it('names places in the language of the page', () => {
    expect(places.nameOf('country:PL', 'cs')).toBe('Polsko');
    expect(places.nameOf('land:morava', 'en')).toBe('Moravia');
    expect(places.nameOf('region:jihomoravsky kraj', 'en')).toBe('South Moravian Region');
  });
});
