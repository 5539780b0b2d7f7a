import { describe, expect, it } from 'vitest';
import {
  diaryOf,
  guestFirst,
  partyIdGlob,
  partyIdOf,
  partyOf,
  personIdOf,
  personOf,
} from '../../src/domain/party-id.ts';
import { sourcesWith } from '../sources-with.ts';

describe('ids of a mission', () => {
  it('number parties by side and persons apart from them', () => {
    expect([partyIdOf('guest', 1), partyIdOf('host', 12), personIdOf(1000)]).toEqual([
      'g001',
      'h012',
      'p1000',
    ]);
    expect([partyIdGlob('guest'), partyIdGlob('host')]).toEqual(['g[0-9]*', 'h[0-9]*']);
  });

  it('tell the party and the person of a diary', () => {
    expect(diaryOf('g001', 'p002')).toBe('g001~p002');
    expect([partyOf('g001~p002'), personOf('g001~p002')]).toEqual(['g001', 'p002']);
    expect([partyOf('h003'), personOf('h003')]).toEqual(['h003', '']);
  });

  it('name a pair by its guest, whoever asks', () => {
    expect(guestFirst('h001', 'g002')).toEqual(['g002', 'h001']);
    expect(guestFirst('g002', 'h001')).toEqual(['g002', 'h001']);
  });

  it('are read and written in one module', () => {
    const byHand = /split\('~'|includes\('~'|~\$\{(?:id|\w+\.id)\}|startsWith\('[gh]'\)/;
    expect(sourcesWith(byHand, ['src/missions', 'src/store/app', 'src/web/pages/mission'])).toEqual(
      [],
    );
  });
});
