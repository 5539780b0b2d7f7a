import { describe, expect, it } from 'vitest';
import { callFamilies, familyName } from '../../src/matching/call-families.ts';

const keys = (...texts: string[]) => callFamilies(texts).map((f) => f.key);

describe('kinds of calls', () => {
  it('are told from codes, from the wide to the narrow', () => {
    expect(keys('HORIZON-CL4-2023-DIGITAL-EMERGING-01-51')).toEqual([
      'HORIZON.2.4',
      'HORIZON-CL4-DIGITAL-EMERGING',
    ]);
    expect(keys('ERC-2021-STG')).toEqual(['HORIZON.1.1', 'ERC-STG']);
    expect(keys('HORIZON-MSCA-2023-PF-01-01')).toEqual(['HORIZON.1.2', 'HORIZON-MSCA-PF']);
    expect(keys('HORIZON.2.4.2', 'HORIZON-CL4-2022-SPACE-01')).toEqual([
      'HORIZON.2.4',
      'HORIZON-CL4-SPACE',
    ]);
  });

  it('are told from names in an outline, also in Czech', () => {
    expect(keys('We apply for an ERC Starting Grant.')).toContain('ERC-STG');
    expect(keys('Projekt podáváme do výzvy Technologické agentury ČR.')).toContain('ta cr');
    expect(keys('TA ČR Národní centra kompetence')).toContain('ta cr');
    expect(keys('Chceme jít do klastru 4 programu Horizont Evropa.')).toContain('HORIZON.2.4');
  });

  it('are none in a text that names no call', () => {
    expect(keys('We need lenses on the horizon of 2030, of cluster quality.')).toEqual([]);
    expect(keys('')).toEqual([]);
  });

  it('have names in both languages', () => {
    expect(familyName('ta cr', 'cs')).toBe('TA ČR');
    expect(familyName('HORIZON-CL4-SPACE', 'en')).toBe('HORIZON-CL4-SPACE');
  });
});
