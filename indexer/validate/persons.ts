/** Finds persons in text by sure signs only: e-mail addresses, academic titles, forms of address, and known given names standing alone. */
import { GIVEN_NAMES } from './given-names.ts';

/** Lengths as in RFC 5321; without them a long run of letters would be tried from every letter. */
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,5}\.\p{L}{2,24}/gu;
const NAME = String.raw`\p{Lu}[\p{Ll}\p{M}’'-]+`;
/** One or two given names or initials, then a family name. */
const FULL_NAME = String.raw`(?:(?:${NAME}|\p{Lu}\.)\s+){1,2}${NAME}(?:-${NAME})?`;
const TITLE = String.raw`(?:prof|doc|Doc|Prof|Ing|Mgr|MgA|Bc|BcA|MUDr|MVDr|RNDr|PhDr|PaedDr|JUDr|ThDr|PharmDr|Dr|Mr|Mrs|Ms|Dipl\.-Ing|Dott)\.`;
const DEGREE = String.raw`(?:Ph\.?\s?D\.?|CSc\.?|DrSc\.?|DSc\.?|MBA|Th\.D\.|Dr\.)`;
const TITLED = new RegExp(String.raw`(?<![\p{L}.])(?:${TITLE}\s*){1,4}(?:arch\.\s*)?${FULL_NAME}(?:\s*,\s*${DEGREE})*`, 'gu');
const DEGREED = new RegExp(String.raw`(?<![\p{L}])${FULL_NAME}\s*,\s*${DEGREE}(?![\p{L}])`, 'gu');
const ADDRESSED = new RegExp(String.raw`(?<![\p{L}])(?:pan|paní|Herr|Frau)\s+(?:${FULL_NAME}|${NAME})`, 'gu');
/** What introduces a person in a cell: `kontaktní osoba: Jana Vzorová`. */
const INTRODUCED = new RegExp(String.raw`(?<![\p{L}])(?:kontakt(?:ní osoba)?|contact(?: person)?|odpovědná osoba|responsible person|vedoucí|jednatel|Ansprechpartner)\s*:\s*${FULL_NAME}`, 'gu');
const ALONE = new RegExp(String.raw`^(${NAME})\s+(?:${NAME}\s+)?${NAME}$`, 'u');
/** Quick look, so that long texts without any sign cost one pass. */
const SIGN = /@|\(at\)|\[at\]|(?:[Pp]rof|[Dd]oc|Ing|Mg[rA]|Bc|Dr|Mrs?|Ms|Dott)\.|Ph\.?\s?D|CSc|D[r]?Sc|MBA|(?:pan|paní|Herr|Frau)\s\p{Lu}|(?:osoba|ontakt|ontact|person|vedoucí|jednatel|Ansprechpartner)\s*:/u;

export interface WithoutPersons {
  text: string;
  removed: readonly string[];
}

/** The text without what is surely a person, and what was taken out. Names of things keep personal names (Carl Zeiss). */
export function withoutPersons(text: string, isName: boolean): WithoutPersons {
  if (!isName && isPersonAlone(text)) return { text: '', removed: [text] };
  if (!SIGN.test(text)) return { text, removed: [] };
  const removed: string[] = [];
  const kept = [EMAIL, ...(isName ? [] : [TITLED, DEGREED, INTRODUCED, ADDRESSED])].reduce((t, pattern) => t.replace(pattern, (found) => {
    removed.push(found);
    return '';
  }), text);
  return removed.length ? { text: tidy(kept), removed } : { text, removed };
}

function isPersonAlone(text: string): boolean {
  const first = text.length <= 60 ? ALONE.exec(text)?.[1] : undefined;
  return first !== undefined && GIVEN_NAMES.has(first.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
}

/** Closes the gap that a removal leaves. Runs are bounded, so that no text takes long. */
function tidy(text: string): string {
  return text.replace(/\(\s{0,9}\)|\[\s{0,9}\]/g, '').replace(/[ \t]{2,}/g, ' ').replace(/\s{1,9}([,;.)])/g, '$1').replace(/([,;])\s{0,9}(?=[,;])/g, '').replace(/^[\s,;:–-]{1,99}|[\s,;:–-]{1,99}$/g, '').trim();
}
