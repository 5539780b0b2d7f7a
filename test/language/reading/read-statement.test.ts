import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { readStatement } from '../../../src/language/reading/read-statement.ts';
import { places } from './knowledge.ts';

const read = (title: string, more: Partial<Evidence> = {}) =>
  readStatement(
    {
      id: 'e',
      kind: 'capability',
      owners: [],
      title: { en: title },
      keywords: [],
      sources: [],
      ...more,
    },
    places,
  );

describe('readStatement', () => {
  it('tells the help that words or the kind of statement offer', () => {
    expect(read('laser-induced damage threshold testing of optics').help).toEqual(['measure']);
    expect(read('five-axis milling and polishing').help).toEqual(['treat']);
    expect(read('oprava', { title: { cs: 'opravy dalekohledů' } }).help).toEqual(['repair']);
    expect(read('Zeiss Crossbeam', { kind: 'instrument' }).help).toContain('access');
    expect(read('night sight', { kind: 'product' }).help).toEqual(['make']);
    expect(read('aspheric optical systems').help).toEqual([]);
  });

  it('knows having been somewhere from being able to do something', () => {
    for (const title of [
      'talk at Sample Photonics Days',
      'presented its company at the online member fair',
      'member of the sample association',
    ])
      expect(read(title), title).toMatchObject({ presence: true, help: [] });
    expect(read('army sights (talk at an event)').presence).toBe(false);
    expect(read('development of sights presented at fairs').presence).toBe(false);
    expect(read('přednáška', { title: { cs: 'přednáška na konferenci' } }).presence).toBe(true);
    expect(read('fair stand', { kind: 'product' }).presence).toBe(false);
  });

  it('tells a certificate that is worked for from one that is held', () => {
    const certificate = { kind: 'certificate', certificate: { underWay: true } } as const;
    expect(read('ISO 13485', certificate)).toMatchObject({
      certificates: [],
      underWay: ['ISO 13485'],
    });
    expect(read('assembly of endoscopes, ISO 13485 certification in preparation')).toMatchObject({
      certificates: [],
      underWay: ['ISO 13485'],
    });
    expect(read('production planned by ISO 9001')).toMatchObject({ certificates: ['ISO 9001'] });
  });

  it('keeps places, standards and access', () => {
    expect(read('clean room in Brno open to external users, ISO 9001')).toMatchObject({
      places: ['town:brno'],
      certificates: ['ISO 9001'],
      access: 'open',
    });
  });
});
