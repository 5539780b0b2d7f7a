/** Every table and column of the workbook, with the words that the template shows. */
import type { TableDefinition } from './workbook.ts';
import { ORGANISATION_KINDS } from './organisation.ts';

const ID = { id: 'id', type: 'id', cs: 'ID', en: 'ID', help: { cs: 'Krátké stálé označení, malá písmena bez diakritiky, číslice a spojovníky. Prázdné se doplní.', en: 'Short lasting name: small letters without accents, digits, hyphens. Filled in when empty.' } } as const;
const MEMBER = { id: 'member', type: 'reference', cs: 'Člen', en: 'Member', also: ['organisation', 'owner', 'organizace', 'vlastník', 'member id', 'id člena'], required: true, help: { cs: 'ID organizace z listu Členové.', en: 'ID of the organisation on the sheet Members.' } } as const;
const SOURCES = { id: 'sources', type: 'sources', cs: 'Zdroje', en: 'Sources', also: ['source', 'zdroj'], help: { cs: 'Webové adresy, odkud údaj je, oddělené svislítkem |.', en: 'Web addresses where the fact is from, separated by |.' } } as const;
const TITLE = { id: 'title', type: 'words', cs: 'Název', en: 'Title', also: ['name', 'statement', 'text', 'popis', 'description'], required: true, help: { cs: 'Jedna věc, krátce. Stačí v jednom jazyce.', en: 'One thing, in short. One language is enough.' } } as const;
const TRANSLATED = { id: 'translated', type: 'list', cs: 'Přeloženo', en: 'Translated', help: { cs: 'Jazyky (cs, en), v nichž jsou slova naším překladem, ne zněním zdroje.', en: 'Languages (cs, en) in which the words are our translation, not the source’s own.' } } as const;
const KEYWORDS = { id: 'keywords', type: 'list', cs: 'Klíčová slova', en: 'Keywords', help: { cs: 'Oddělená svislítkem |.', en: 'Separated by |.' } } as const;
const URL = { id: 'url', type: 'url', cs: 'Odkaz', en: 'Link', also: ['web page', 'web address'], help: { cs: 'Stránka právě o této věci.', en: 'Page about this very thing.' } } as const;

export const TABLES = {
  members: {
    cs: 'Členové', en: 'Members', file: 'members', help: { cs: 'Organizace: členové klastru i ti, kdo by jimi mohli být.', en: 'Organisations: members of the cluster and those who might become one.' },
    columns: [
      { ...ID, also: ['member', 'member id'] },
      { id: 'name', type: 'words', cs: 'Název', en: 'Name', also: ['organisation', 'organizace', 'company', 'firma', 'legal name'], required: true, help: { cs: 'Úřední název.', en: 'Legal name.' } },
      { id: 'kind', type: 'choice', cs: 'Druh', en: 'Kind', also: ['type', 'typ'], choices: ORGANISATION_KINDS, help: { cs: 'Druh organizace, vyberte ze seznamu.', en: 'Kind of organisation, choose from the list.' } },
      { id: 'town', type: 'text', cs: 'Obec', en: 'Town', also: ['město', 'city'], help: { cs: 'Obec sídla.', en: 'Town of the seat.' } },
      { id: 'region', type: 'text', cs: 'Kraj', en: 'Region', help: { cs: 'Kraj, jak stojí v nastavení klastru.', en: 'Region as it stands in the cluster’s settings.' } },
      { id: 'country', type: 'country', cs: 'Stát', en: 'Country', also: ['země'], help: { cs: 'Dvoupísmenný kód, třeba CZ.', en: 'Two-letter code, for instance CZ.' } },
      { id: 'website', type: 'url', cs: 'Web', en: 'Website', also: ['www', 'webové stránky', 'homepage'], help: { cs: 'Adresa webu.', en: 'Address of the website.' } },
      { id: 'ico', type: 'ico', cs: 'IČO', en: 'IČO', also: ['ic', 'ičo', 'company number', 'registration number'], help: { cs: 'Osm číslic včetně nul na začátku.', en: 'Czech business number: eight digits with leading zeros.' } },
      { id: 'ror', type: 'ror', cs: 'ROR', en: 'ROR', help: { cs: 'Identifikátor výzkumné organizace, třeba https://ror.org/053avzc18.', en: 'Research organisation identifier, for instance https://ror.org/053avzc18.' } },
      { id: 'pic', type: 'pic', cs: 'PIC', en: 'PIC', help: { cs: 'Devítimístný kód účastníka programů EU.', en: 'Nine-digit participant code of EU programmes.' } },
      { id: 'parent', type: 'reference', cs: 'Součást', en: 'Part of', also: ['parent', 'nadřízená organizace'], help: { cs: 'ID organizace, jejíž je součástí.', en: 'ID of the organisation it is a unit of.' } },
      { id: 'membership', type: 'text', cs: 'Členství', en: 'Membership', help: { cs: '„sourced“ (doložené) nebo „member“ (člen) znamená člena; cokoli jiného zájemce.', en: '“sourced” or “member” means a member; any other word a prospect.' } },
      { id: 'joined', type: 'text', cs: 'Členem od', en: 'Joined', help: { cs: 'Kdy vstoupila.', en: 'When it joined.' } },
      { id: 'membership_sources', type: 'sources', cs: 'Zdroje členství', en: 'Membership sources', help: { cs: 'Odkud je členství známo.', en: 'Where the membership is known from.' } },
      { id: 'aliases', type: 'list', cs: 'Jiné názvy', en: 'Other names', help: { cs: 'Dřívější a jiné názvy, oddělené |.', en: 'Former and other names, separated by |.' } },
      { id: 'inferred', type: 'list', cs: 'Odvozeno', en: 'Inferred', help: { cs: 'Sloupce, které nejsou ze zdroje, ale náš úsudek, oddělené |.', en: 'Columns that are our reading, not a source’s statement, separated by |.' } },
      { id: 'notes', type: 'text', cs: 'Poznámky', en: 'Notes', also: ['note', 'poznámka'], help: { cs: 'Veřejná poznámka.', en: 'A public note.' } },
      SOURCES,
    ],
  },
  'pillar-tags': {
    cs: 'Pilíře', en: 'Pillars', file: 'pillar-tags', help: { cs: 'Do kterých pilířů organizace patří.', en: 'Pillars to which an organisation belongs.' },
    columns: [
      MEMBER,
      { id: 'pillar', type: 'text', cs: 'Pilíř', en: 'Pillar', required: true, help: { cs: 'ID pilíře z nastavení klastru.', en: 'ID of a pillar in the cluster’s settings.' } },
      { id: 'basis', type: 'choice', cs: 'Podklad', en: 'Basis', choices: ['sourced', 'inferred'], help: { cs: 'sourced: ze zdroje; inferred: náš úsudek.', en: 'sourced: from a source; inferred: our reading.' } },
      { id: 'why', type: 'text', cs: 'Proč', en: 'Why', help: { cs: 'Z čeho tak soudíme.', en: 'What the reading rests on.' } },
      SOURCES,
    ],
  },
  capabilities: {
    cs: 'Schopnosti', en: 'Capabilities', file: 'capabilities', help: { cs: 'Co organizace umí, jeden výrok na řádek.', en: 'What an organisation can do, one statement a row.' },
    columns: [ID, MEMBER, TITLE, TRANSLATED, KEYWORDS, SOURCES],
  },
  products: {
    cs: 'Výrobky', en: 'Products', file: 'products', help: { cs: 'Výrobky a služby.', en: 'Products and services.' },
    columns: [ID, MEMBER, TITLE, { id: 'note', type: 'words', cs: 'Poznámka', en: 'Note', help: { cs: 'Co to je.', en: 'What it is.' } }, TRANSLATED, URL, SOURCES],
  },
  equipment: {
    cs: 'Vybavení', en: 'Equipment', file: 'equipment', help: { cs: 'Přístroje, laboratoře a výrobní zařízení.', en: 'Instruments, laboratories and production facilities.' },
    columns: [
      ID, MEMBER, TITLE, TRANSLATED,
      { id: 'note', type: 'words', cs: 'Popis', en: 'Description', help: { cs: 'K čemu slouží.', en: 'What it is for.' } },
      { id: 'category', type: 'text', cs: 'Kategorie', en: 'Category', help: { cs: 'Kategorie, jak stojí v nastavení klastru.', en: 'Category as it stands in the cluster’s settings.' } },
      { id: 'technique', type: 'text', cs: 'Metoda', en: 'Technique', help: { cs: 'Metoda nebo její kód.', en: 'Technique or its code.' } },
      { id: 'manufacturer', type: 'text', cs: 'Výrobce', en: 'Manufacturer', also: ['maker'], help: { cs: 'Kdo přístroj vyrobil.', en: 'Who made it.' } },
      { id: 'model', type: 'text', cs: 'Model', en: 'Model', help: { cs: 'Typové označení.', en: 'Model name.' } },
      { id: 'parameters', type: 'parameters', cs: 'Parametry', en: 'Parameters', help: { cs: 'název: hodnota s jednotkou, oddělené |, třeba průměr: 600 mm | vlnová délka: 1064 nm.', en: 'name: value with unit, separated by |, for instance aperture: 600 mm | wavelength: 1064 nm.' } },
      { id: 'access', type: 'text', cs: 'Přístup', en: 'Access', also: ['přístupnost', 'access terms'], help: { cs: 'Kdo smí zařízení používat, vlastními slovy nebo ze seznamu.', en: 'Who may use it, in own words or from the list.' } },
      { id: 'site', type: 'text', cs: 'Místo', en: 'Site', also: ['umístění', 'location'], help: { cs: 'Kde stojí.', en: 'Where it stands.' } },
      URL, SOURCES,
    ],
  },
  certifications: {
    cs: 'Certifikáty', en: 'Certifications', file: 'certifications', help: { cs: 'Certifikáty a pověření.', en: 'Certificates and mandates.' },
    columns: [ID, MEMBER, TITLE, TRANSLATED, { id: 'status', type: 'text', cs: 'Stav', en: 'Status', help: { cs: 'Platný, v řízení, nedoložený.', en: 'Valid, under way, not seen.' } }, SOURCES],
  },
  markets: {
    cs: 'Trhy', en: 'Markets', file: 'markets', help: { cs: 'Pro koho organizace pracuje.', en: 'For whom an organisation works.' },
    columns: [ID, MEMBER, TITLE, TRANSLATED, SOURCES],
  },
  needs: {
    cs: 'Poptávky', en: 'Needs', file: 'needs', help: { cs: 'Co organizace hledá.', en: 'What an organisation seeks.' },
    columns: [
      ID, MEMBER, TITLE, TRANSLATED,
      { id: 'trl_min', type: 'trl', cs: 'TRL od', en: 'TRL from', help: { cs: 'Úroveň připravenosti 1 až 9.', en: 'Technology readiness 1 to 9.' } },
      { id: 'trl_max', type: 'trl', cs: 'TRL do', en: 'TRL to', help: { cs: 'Úroveň připravenosti 1 až 9.', en: 'Technology readiness 1 to 9.' } },
      { id: 'expires', type: 'date', cs: 'Platí do', en: 'Expires', help: { cs: 'Den, po němž se poptávka už neukazuje: 2027-06-30.', en: 'Day after which the need is no longer shown: 2027-06-30.' } },
      KEYWORDS, SOURCES,
    ],
  },
  projects: {
    cs: 'Projekty', en: 'Projects', file: 'projects', help: { cs: 'Projekty a jiná spolupráce, každá jednou; účastníci jsou na listu Účastníci.', en: 'Projects and other cooperation, each once; who takes part stands on the sheet Participants.' },
    columns: [
      { ...ID, also: ['project', 'project id', 'id projektu'] }, TITLE, { id: 'summary', type: 'words', cs: 'Shrnutí', en: 'Summary', also: ['objective'], help: { cs: 'O čem projekt je.', en: 'What it is about.' } }, TRANSLATED,
      { id: 'acronym', type: 'name', cs: 'Zkratka', en: 'Acronym', help: { cs: 'Zkratka projektu.', en: 'Acronym.' } },
      { id: 'other_names', type: 'list', cs: 'Jiné názvy', en: 'Other names', help: { cs: 'Jiné názvy téhož, oddělené |.', en: 'Other names of the same, separated by |.' } },
      { id: 'programme', type: 'text', cs: 'Program', en: 'Programme', help: { cs: 'Kdo projekt platí.', en: 'Who pays for it.' } },
      { id: 'call', type: 'text', cs: 'Výzva', en: 'Call', also: ['topic'], help: { cs: 'Označení výzvy nebo tématu.', en: 'Identifier of the call or topic.' } },
      { id: 'years', type: 'text', cs: 'Roky', en: 'Years', help: { cs: 'Roky, jak je uvádí zdroj, když nejsou známa data.', en: 'Years as the source words them, when no dates are known.' } },
      { id: 'start', type: 'date', cs: 'Začátek', en: 'Start', help: { cs: 'Den: 2024-01-31.', en: 'Day: 2024-01-31.' } },
      { id: 'end', type: 'date', cs: 'Konec', en: 'End', help: { cs: 'Den: 2024-01-31.', en: 'Day: 2024-01-31.' } },
      { id: 'kind', type: 'text', cs: 'Druh', en: 'Kind', help: { cs: 'joint-project, joint-development, joint-research, contract, joint-lab, education, event …', en: 'joint-project, joint-development, joint-research, contract, joint-lab, education, event …' } },
      { id: 'strength', type: 'choice', cs: 'Síla', en: 'Strength', choices: ['strong', 'medium', 'weak'], help: { cs: 'Jak silně záznam svědčí o spolupráci.', en: 'How strongly the record speaks for cooperation.' } },
      { id: 'other_partners', type: 'list', cs: 'Další partneři', en: 'Other partners', help: { cs: 'Účastníci mimo seznam členů, oddělení |.', en: 'Participants outside the list of members, separated by |.' } },
      KEYWORDS, URL, SOURCES,
    ],
  },
  participants: {
    cs: 'Účastníci', en: 'Participants', file: 'participants', help: { cs: 'Kdo se účastní kterého projektu.', en: 'Who takes part in which project.' },
    columns: [
      { id: 'project', type: 'reference', cs: 'Projekt', en: 'Project', also: ['project id'], required: true, help: { cs: 'ID projektu z listu Projekty.', en: 'ID of the project on the sheet Projects.' } },
      MEMBER,
      { id: 'role', type: 'text', cs: 'Role', en: 'Role', help: { cs: 'Koordinátor, partner … slovy zdroje.', en: 'Coordinator, partner ... in the source’s words.' } },
    ],
  },
  terms: {
    cs: 'Pojmy', en: 'Terms', file: 'terms', help: { cs: 'Názvosloví oboru v několika jazycích.', en: 'Terms of the field in several languages.' },
    columns: [
      ID,
      { id: 'cs', type: 'text', cs: 'Česky', en: 'Czech', help: { cs: 'Český název.', en: 'Czech name.' } },
      { id: 'en', type: 'text', cs: 'Anglicky', en: 'English', help: { cs: 'Anglický název.', en: 'English name.' } },
      { id: 'de', type: 'text', cs: 'Německy', en: 'German', help: { cs: 'Německý název.', en: 'German name.' } },
      { id: 'cs_other', type: 'list', cs: 'Česky jinak', en: 'Other Czech', help: { cs: 'Jiné české názvy, oddělené |.', en: 'Other Czech names, separated by |.' } },
      { id: 'en_other', type: 'list', cs: 'Anglicky jinak', en: 'Other English', help: { cs: 'Jiné anglické názvy, oddělené |.', en: 'Other English names, separated by |.' } },
      { id: 'de_other', type: 'list', cs: 'Německy jinak', en: 'Other German', help: { cs: 'Jiné německé názvy, oddělené |.', en: 'Other German names, separated by |.' } },
      { id: 'abbreviations', type: 'list', cs: 'Zkratky', en: 'Abbreviations', help: { cs: 'Zkratky společné všem jazykům, oddělené |.', en: 'Abbreviations common to all languages, separated by |.' } },
      { id: 'broader', type: 'list', cs: 'Nadřazené', en: 'Broader', help: { cs: 'ID širších pojmů, oddělená |.', en: 'IDs of broader terms, separated by |.' } },
      { id: 'related', type: 'list', cs: 'Příbuzné', en: 'Related', help: { cs: 'ID příbuzných pojmů, oddělená |.', en: 'IDs of related terms, separated by |.' } },
      { id: 'pillars', type: 'list', cs: 'Pilíře', en: 'Pillars', help: { cs: 'ID pilířů, oddělená |.', en: 'IDs of pillars, separated by |.' } },
      { id: 'source', type: 'sources', cs: 'Zdroj', en: 'Source', also: ['sources'], help: { cs: 'Webové adresy, oddělené |.', en: 'Web addresses, separated by |.' } },
    ],
  },
} as const satisfies Record<string, TableDefinition>;
