/** Parts that organisations have in projects, by the words in which sources tell them. */

const WORDS = {
  coordinator: 'coordinator|koordinátor|Koordinator|Koordination',
  lead: 'lead|leader|lead partner|leading partner|vedoucí|vedoucí partner|řešitel|hlavní řešitel|federführend|Leitung',
  partner: 'partner|project partner|partner projektu|spoluřešitel|další účastník|Projektpartner',
  participant: 'participant|účastník|Teilnehmer|Beteiligter',
  beneficiary: 'beneficiary|příjemce|Zuwendungsempfänger|Begünstigter',
  host: 'host|hostitel|hostitelské pracoviště|Gastgeber',
  developer: 'developer|vývojář|vývoj|Entwickler|Entwicklung',
  'optics-developer': 'optics developer|vývoj optiky|Entwicklung der Optik',
  supplier: 'supplier|dodavatel|Lieferant',
  customer: 'customer|zákazník|odběratel|Kunde|Abnehmer',
  'industrial-partner':
    'industrial partner|industry partner|průmyslový partner|Industriepartner|Partner aus der Industrie',
  'research-partner':
    'research partner|academic partner|výzkumný partner|Forschungspartner|Partner aus der Forschung',
  'research-lead':
    'research lead|research leader|vedoucí výzkumu|Leitung der Forschung|Forschungsleitung',
  research: 'research|výzkum|Forschung',
  'co-financer': 'co-financer|co-funder|spolufinancující|Mitfinanzierung|Kofinanzierung',
  subcontractor: 'subcontractor|subdodavatel|poddodavatel|Unterauftragnehmer',
  'associated-partner':
    'associatedPartner|associated partner|přidružený partner|assoziierter Partner',
  'third-party': 'thirdParty|third party|třetí strana|Dritter',
  'international-partner':
    'internationalPartner|international partner|mezinárodní partner|internationaler Partner',
} as const;

export type ProjectRole = keyof typeof WORDS;
export const PROJECT_ROLES = Object.keys(WORDS) as readonly ProjectRole[];

const BY_WORDS = new Map<string, ProjectRole>(
  PROJECT_ROLES.flatMap((role) =>
    [role, ...WORDS[role].split('|')].map((words) => [keyOf(words), role] as const),
  ),
);
/** Between several parts of one organisation: "industrial partner and co-financer". */
const BETWEEN = /[,;/|]|\s(?:and|a|und)\s/;

/** "participant (IT4Innovations)": the name of a department stays beside the part. */
const BRACKETS = /^([^()]*)(\([^()]*\))$/;

/** A part that is known, with what stands in brackets behind it, or the words of the source. */
export type ToldRole = { role: ProjectRole; aside: string } | { words: string };

/** The parts that the words of a source tell, in their order. */
export function rolesIn(words: string): ToldRole[] {
  const whole = roleIn(words);
  if ('role' in whole) return [whole];
  return words
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter(Boolean)
    .map(roleIn);
}

function roleIn(words: string): ToldRole {
  const [, name = words, aside = ''] = BRACKETS.exec(words) ?? [];
  const role = BY_WORDS.get(keyOf(name));
  return role ? { role, aside } : { words };
}

function keyOf(words: string): string {
  return words.trim().replaceAll('-', ' ').toLocaleLowerCase('en');
}
