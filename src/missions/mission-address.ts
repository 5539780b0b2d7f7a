/** Addresses of missions, as pages, forms and letters name them. */

/** A page of the secretariat; without a mission, of all of them. */
export function missionAddress(lang: string, mission = '', rest = ''): string {
  return `/${lang}/missions${mission && `/${mission}`}${rest}`;
}

/** What a party's signed link opens. */
export function partyLinkAddress(lang: string, token: string, rest = ''): string {
  return `/${lang}/m/${token}${rest}`;
}

/** What a staff member's signed link opens. */
export function staffLinkAddress(lang: string, token: string, rest = ''): string {
  return partyLinkAddress(lang, 'staff', `/${token}${rest}`);
}
