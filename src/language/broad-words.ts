/**
 * Words that name hardly more than "something": of "software for spectroscopy" or "services of a
 * notary" they are the grammatical head, and what is wanted stands behind them. Folded, any form.
 */
const BROAD =
  /^(?:softwar[a-z]*|system[a-z]*|device?s?|equipment|machines?|instrument[a-z]*|tools?|technolog[a-z]*|material[a-z]*|methods?|metod[a-z]*|methoden?|products?|produkt[a-z]*|components?|komponent[a-z]*|services?|solutions?|parts?|apparatus|applications?|zarizeni[a-z]*|pristroj[a-z]*|stroj[a-z]{0,3}|nastroj[a-z]*|vyrob(?:ek|k[a-z]*)|dil[a-z]{0,3}|sluz(?:ba|by|eb|bu|be|bami|bou)|reseni[a-z]*|soucast[a-z]*|aplikac[a-z]*|gerate?[a-z]?|ausrustung(?:en)?|maschinen?|werkzeuge?[ns]?|werkstoffe?[ns]?|dienst(?:e|leistung|leistungen)?|losung(?:en)?|teile?n?|anwendung(?:en)?)$/;

/** @param folded a word without capitals and accents (`fold`) */
export function isBroadWord(folded: string): boolean {
  return BROAD.test(folded);
}
