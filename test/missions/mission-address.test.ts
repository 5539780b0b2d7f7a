import { describe, expect, it } from 'vitest';
import {
  missionAddress,
  partyLinkAddress,
  staffLinkAddress,
} from '../../src/missions/mission-address.ts';
import { sourcesWith } from '../sources-with.ts';

describe('addresses of missions', () => {
  it('are of all missions, of one, or of a page of it', () => {
    expect(missionAddress('cs')).toBe('/cs/missions');
    expect(missionAddress('cs', 'm1')).toBe('/cs/missions/m1');
    expect(missionAddress('en', 'm1', '/parties#g001')).toBe('/en/missions/m1/parties#g001');
  });

  it('are of signed links', () => {
    expect(partyLinkAddress('de', 'token', '/wishes')).toBe('/de/m/token/wishes');
    expect(staffLinkAddress('de', 'token', '/calendar.ics')).toBe('/de/m/staff/token/calendar.ics');
  });

  it('are put together in one module', () => {
    expect(sourcesWith(/\}\/(?:m|missions)[/`]/, ['src'])).toEqual([
      'src/missions/mission-address.ts',
    ]);
  });
});
