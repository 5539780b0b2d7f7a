import type { PartyRecord } from '../domain/mission-record.ts';
import type { PartyFields } from '../store/app/parties.ts';

/** A party without anything said of it. */
export function emptyParty(side: PartyRecord['side']): PartyFields {
  return {
    side,
    name: '',
    organisation: '',
    country: '',
    town: '',
    website: '',
    languages: [],
    offers: '',
    seeks: '',
    min: null,
    max: null,
    unavailable: [],
    site: '',
    cancelled: false,
    importKey: '',
  };
}
