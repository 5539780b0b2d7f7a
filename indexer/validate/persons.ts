/**
 * Finds persons in text by sure signs only: e-mail addresses, academic titles, forms of address,
 * and known given names standing alone. Namesakes are no persons: institutes, methods and
 * instruments bear the names of people, and those people are history.
 */
import { GIVEN_NAMES } from './given-names.ts';
import { personIn } from './namesakes.ts';

/** Lengths as in RFC 5321; without them a long run of letters would be tried from every letter. */
const EMAIL =
  /[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,5}\.\p{L}{2,24}/gu;
/** Vzorová, Vzorová-Smyšlená, O’Brien, McDonald. */
const NAME = String.raw`\p{Lu}(?:[’']\p{Lu})?[\p{Ll}\p{M}]{1,40}(?:\p{Lu}[\p{Ll}\p{M}]{1,40})?(?:-\p{Lu}?[\p{Ll}\p{M}]{1,40}){0,2}`;
const PARTICLES = String.raw`(?:(?:de|del|della|da|di|do|dos|van|von|der|den|ter|ten|la|le|el|al|y)\s+){0,3}`;
/** One to three given names or initials, then a family name. */
const FULL_NAME = String.raw`(?:(?:${NAME}\s+|(?:\p{Lu}\.\s?){1,3})${PARTICLES}){1,3}${NAME}`;
const TITLE = String.raw`(?:(?:[Aa]ssoc|[Aa]sst|[Aa]dj)\.[\s-]*)?(?:(?:prof|doc|Doc|Prof|Ing|Mgr|MgA|Bc|BcA|MUDr|MVDr|RNDr|PhDr|PaedDr|JUDr|ThDr|PharmDr|[Dd]r|Mr|Mrs|Ms|Dipl\.-Ing|Dott)\.|[Pp]rofessor\s)`;
const DEGREE = String.raw`(?:Ph\.?\s?D\.?|CSc\.?|DrSc\.?|DSc\.?|MBA|Th\.D\.|Dr\.(?!\s?\p{L}))`;
const TITLED = new RegExp(
  String.raw`(?<![\p{L}.])(?:${TITLE}\s*){1,4}(?:arch\.\s*)?${FULL_NAME}(?:\s*,\s*${DEGREE})*`,
  'gu',
);
const DEGREED = new RegExp(String.raw`(?<![\p{L}-])${FULL_NAME}\s*,\s*${DEGREE}(?![\p{L}])`, 'gu');
/** `pan` is also the English prefix: pan European, pan African. */
const ADDRESSED = new RegExp(
  String.raw`(?<![\p{L}])(?:pan(?!\s+(?:Europ|Afric|Americ|Asia|Arab|Arct|Slav|Balt|Nord|Mediterr|Islam))|paní|Herr|Frau)\s+(?:${FULL_NAME}|${NAME})`,
  'gu',
);
/** What introduces a person in a cell: `kontaktní osoba: Jana Vzorová`. */
const INTRODUCED = new RegExp(
  String.raw`(?<![\p{L}])(?:kontakt(?:ní osoba)?|contact(?: person)?|odpovědná osoba|responsible person|vedoucí|jednatel|Ansprechpartner)\s*:\s*${FULL_NAME}`,
  'gu',
);
const ALONE = new RegExp(String.raw`^(${NAME})\s+(?:${NAME}\s+)?${NAME}$`, 'u');
/** Quick look, so that long texts without any sign cost one pass. */
const SIGN =
  /@|\(at\)|\[at\]|(?:[Pp]rof|[Dd]oc|Ing|Mg[rA]|Bc|[Dd]r|Mrs?|Ms|Dott)\.|[Pp]rofessor\s\p{Lu}|Ph\.?\s?D|CSc|D[r]?Sc|MBA|(?:pan|paní|Herr|Frau)\s\p{Lu}|(?:osoba|ontakt|ontact|person|vedoucí|jednatel|Ansprechpartner)\s*:/u;
/** Stands where a person was named, as an editor marks what is left out of a quotation. */
const MASK = '[…]';

export interface WithoutPersons {
  text: string;
  removed: readonly string[];
}

/**
 * The text without what is surely a person, and what was taken out; all other words stay, a mask
 * stands in the gap. Empty when nothing but persons was in it.
 * @param isName true for names of organisations and things, which keep the names of persons (Carl
 * Zeiss)
 */
export function withoutPersons(text: string, isName: boolean): WithoutPersons {
  if (!isName && isPersonAlone(text)) return { text: '', removed: [text] };
  if (!SIGN.test(text)) return { text, removed: [] };
  const removed: string[] = [];
  const kept = [EMAIL, ...(isName ? [] : [TITLED, DEGREED, INTRODUCED, ADDRESSED])].reduce(
    (t, pattern) =>
      t.replace(pattern, (found) => {
        const person = pattern === EMAIL ? found : personIn(found);
        if (!person) return found;
        removed.push(person);
        return MASK + found.slice(person.length);
      }),
    text,
  );
  return removed.length ? { text: tidy(kept, isName), removed } : { text, removed };
}

function isPersonAlone(text: string): boolean {
  const first = text.length <= 60 ? ALONE.exec(text)?.[1] : undefined;
  return (
    first !== undefined &&
    GIVEN_NAMES.has(first.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()) &&
    personIn(text) === text
  );
}

/**
 * A mask stays only inside running text: not alone in brackets, not at an end, not in a name. Runs
 * are bounded, so that no text takes long.
 */
function tidy(text: string, isName: boolean): string {
  const bare = (isName ? text.replaceAll(MASK, '') : text)
    .replace(/\s{0,9}(?:\(\s{0,9}(?:\[…\])?\s{0,9}\)|\[\s{0,9}\])/g, '')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/\s{1,9}([,;.)])/g, '$1')
    .replace(/([,;])\s{0,9}(?=[,;])/g, '');
  const ended = bare
    .replace(/^(?:[\s,;:–-]|\[…\](?=[\s,;:–-]*$)){1,99}|[\s,;:–-]{1,99}$/g, '')
    .trim();
  return /[\p{L}\p{N}]/u.test(ended) ? ended : '';
}
