/**
 * Headers and names of sheets that offices abroad write, and Czech ones that no template of ours
 * has: German, Polish, French. They are understood where a sheet's own words (workbook-tables.ts) do
 * not fit.
 */
import type { TableName } from './workbook.ts';

const words = (text: string): readonly string[] => text.split('|');

/** By the id of the column, in whatever table it is. */
export const FOREIGN_HEADERS: Readonly<Record<string, readonly string[]>> = {
  id: words('Kennung|Identyfikator|Identifiant|Označení'),
  name: words(
    'Unternehmen|Einrichtung|Firmenname|Mitglied|Nazwa|Nazwa firmy|Organizacja|Nom|Entreprise|Société|Organisme|Název firmy|Název organizace|Společnost|Company name|Organisation name|Organization|Institution',
  ),
  kind: words('Art|Rechtsform|Rodzaj|Type d’organisme|Typ organizace'),
  town: words('Ort|Stadt|Sitz|Miasto|Miejscowość|Ville|Sídlo'),
  region: words('Bundesland|Województwo|Région'),
  country: words('Land|Staat|Kraj|Państwo|Pays'),
  website: words('Webseite|Internetseite|Homepage|Strona internetowa|Strona www|Site web|URL'),
  membership: words('Mitgliedschaft|Członkostwo|Adhésion'),
  aliases: words('Abkürzung|Kurzname|Skrót|Sigle|Zkratka|Acronym|Short name'),
  member: words(
    'Mitglied|Eigentümer|Unternehmen|Einrichtung|Firma|Członek|Właściciel|Membre|Propriétaire|Company|Institution|Společnost',
  ),
  title: words(
    'Titel|Bezeichnung|Gerät|Gerätename|Tytuł|Nazwa|Nazwa urządzenia|Urządzenie|Titre|Nom|Intitulé|Appareil|Název zařízení|Název přístroje|Přístroj|Zařízení|Schopnost|Kompetence|Instrument|Equipment|Instrument name|Equipment name|Capability|Product|Výrobek|Need|Poptávka|Fähigkeit|Kompetenz|Kompetencja|Compétence',
  ),
  note: words('Beschreibung|Opis|Description|Bemerkung'),
  category: words('Kategorie|Kategoria|Catégorie|Druh zařízení'),
  technique: words('Methode|Verfahren|Metoda|Méthode'),
  manufacturer: words('Hersteller|Producent|Fabricant|Constructeur|Značka|Brand'),
  model: words('Modell|Typ|Typ przyrządu|Modèle|Typové označení|Type'),
  parameters: words('Parameter|Technische Daten|Parametry|Paramètres|Technické parametry'),
  access: words('Zugang|Dostęp|Accès'),
  site: words('Standort|Lokalizacja|Emplacement|Laboratoř|Laboratory|Laboratorium'),
  keywords: words('Schlagwörter|Stichwörter|Słowa kluczowe|Mots-clés|Tags'),
  url: words('Verweis|Odnośnik|Lien'),
  sources: words('Quelle|Quellen|Źródło|Źródła'),
  start: words('Beginn|Początek|Début'),
  end: words('Ende|Koniec|Fin'),
  summary: words('Zusammenfassung|Streszczenie|Résumé'),
  acronym: words('Akronym|Abkürzung|Skrót|Acronyme'),
  project: words('Vorhaben|Projet'),
  role: words('Rolle|Rola|Rôle'),
};

/** Other names of sheets and files. */
export const FOREIGN_SHEETS: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  members: words(
    'Mitglieder|Unternehmen|Członkowie|Membres|Organisations|Organizace|Firmy|Companies',
  ),
  capabilities: words('Fähigkeiten|Kompetenzen|Kompetencje|Compétences|Kompetence|Competences'),
  products: words('Produkte|Produkty|Produits'),
  equipment: words(
    'Geräte|Ausstattung|Urządzenia|Wyposażenie|Équipements|Přístroje|Zařízení|Instruments',
  ),
  certifications: words('Zertifikate|Certyfikaty|Certificats'),
  markets: words('Märkte|Rynki|Marchés'),
  needs: words('Bedarf|Gesuche|Zapotrzebowanie|Besoins|Potřeby|Requests'),
  projects: words('Projekte|Projets'),
  participants: words('Teilnehmer|Uczestnicy'),
  terms: words('Begriffe|Pojęcia|Termes|Thesaurus|Tezaurus'),
};
