/** Words of headers of guest lists, folded: English, Czech, German, Polish and French. */

export const GUEST_FIELDS = [
  'name',
  'country',
  'town',
  'website',
  'languages',
  'offers',
  'seeks',
  'person',
  'first',
  'last',
  'role',
  'email',
  'reference',
  'min',
  'max',
] as const;
export type GuestField = (typeof GUEST_FIELDS)[number];

const words = (text: string): readonly string[] =>
  text.split('|').map((w) => w.replace(/[^a-z0-9]+/g, ' ').trim());

/**
 * The first field whose word is the whole header wins, then the longest word that is part of it.
 */
export const WORDS: Readonly<Record<GuestField, readonly string[]>> = {
  name: words(
    'company|company name|organisation|organization|organisation name|organization name|institution|name of company|name of organisation|name of organization|name of institution|business|business name|employer|affiliation|exhibitor|participant|participating company|firm|' +
      'firma|nazev|nazev firmy|nazev spolecnosti|nazev organizace|organizace|instituce|spolecnost|jmeno firmy|obchodni jmeno|zamestnavatel|' +
      'unternehmen|firmenname|name der firma|name des unternehmens|unternehmensname|einrichtung|institut|betrieb|gesellschaft|aussteller|' +
      'nazwa firmy|przedsiebiorstwo|nazwa|nazwa organizacji|organizacja|instytucja|spolka|' +
      'entreprise|societe|nom de l entreprise|nom de la societe|raison sociale|organisme|etablissement|structure',
  ),
  country: words(
    'country|country of origin|country region|nation|zeme|stat|krajina|land|herkunftsland|staat|kraj|panstwo|pays|nazev zeme',
  ),
  town: words(
    'town|city|location|place|mesto|sidlo|obec|stadt|ort|standort|sitz|miasto|miejscowosc|siedziba|ville|lieu|commune',
  ),
  website: words(
    'website|web|url|homepage|www|web site|web page|webpage|webova stranka|webove stranky|webseite|internetseite|internet|strona www|strona internetowa|site web|site internet|site',
  ),
  languages: words(
    'languages|language|spoken languages|languages spoken|meeting language|jazyky|jazyk|jazyk jednani|sprachen|sprache|sprachkenntnisse|gesprachssprache|jezyki|jezyk|langues|langue|langues parlees',
  ),
  offers: words(
    'offers|offer|offering|we offer|what we do|what do you offer|profile|company profile|company description|description|activities|activity|expertise|capabilities|competences|products|products and services|services|technologies|about us|' +
      'nabizi|nabidka|nabizime|co nabizite|profil|profil firmy|cinnost|zamereni|popis|popis firmy|obor|' +
      'wir bieten|bietet|angebot|angebote|firmenprofil|unternehmensprofil|kompetenzen|leistungen|produkte|beschreibung|tatigkeit|' +
      'oferta|oferujemy|oferuje|profil dzialalnosci|opis|dzialalnosc|produkty|' +
      'offre|nous proposons|nous offrons|activite|activites|competences cles|produits|presentation|savoir faire',
  ),
  seeks: words(
    'seeks|seeking|looking for|we seek|we are looking for|what are you looking for|interests|interest|interested in|needs|wants|demand|request|requests|cooperation sought|partner sought|partners sought|' +
      'hleda|hledame|co hledate|poptavka|poptava|poptavame|zajem|zajmy|zajem o|potreby|' +
      'wir suchen|sucht|suche|gesuch|gesuche|gesucht|bedarf|interessen|kooperationswunsch|nachfrage|' +
      'szukamy|szuka|poszukujemy|poszukuje|poszukiwane|zapotrzebowanie|zainteresowania|' +
      'recherche|nous recherchons|recherches|besoins|cherche|interets|demande',
  ),
  person: words(
    'person|contact|contact person|contact name|full name|name and surname|delegate|delegate name|attendee|attendee name|representative|participant name|guest name|' +
      'osoba|kontaktni osoba|kontakt|jmeno a prijmeni|cele jmeno|ucastnik|zastupce|delegat|' +
      'ansprechpartner|ansprechpartnerin|ansprechperson|kontaktperson|vertreter|teilnehmer|vor und nachname|' +
      'osoba kontaktowa|imie i nazwisko|uczestnik|przedstawiciel|' +
      'personne de contact|interlocuteur|nom et prenom|prenom et nom|representant|participant(e)',
  ),
  first: words(
    'first name|firstname|given name|forename|christian name|krestni jmeno|vorname|rufname|imie|prenom',
  ),
  last: words(
    'last name|lastname|surname|family name|prijmeni|nachname|familienname|zuname|nazwisko|nom de famille|nom de naissance',
  ),
  role: words(
    'role|position|job title|job|function|title|job position|funkce|pozice|pracovni pozice|postaveni|funktion|stellung|berufsbezeichnung|titel|stanowisko|funkcja|fonction|poste|titre|qualite',
  ),
  email: words(
    'email|e mail|mail|email address|e mail address|adres e mail|e mailova adresa|mailadresse|emailadresse|courriel|adresse e mail|adresse electronique|adresse mail',
  ),
  reference: words(
    'reference|reference number|id|registration|registration number|registration id|number|company id|cislo|registrace|registracni cislo|kod|kennung|anmeldenummer|numer|identyfikator|identifiant|numero',
  ),
  min: words('min|minimum|least|fewest|nejmene'),
  max: words('max|maximum|most|nejvyse'),
};

/** Headers that name a person or a company, by what stands beside them. */
export const PLAIN_NAME = new Set(['name', 'jmeno', 'nom', 'meno']);
/** Words in a header that say that it counts or sorts something, and names nobody. */
export const COUNTING =
  /\b(?:no|nr|id|number|type|date|code|quantity|count|cislo|datum|typ|kod|anzahl|numer)\b/;
/** Headers of columns that hold a running number; it says nothing of a company. */
export const RUNNING = new Set(['nr', 'no', 'lp', 'poradi', 'c', 'p c', 'pc', '#', 'row', 'line']);
