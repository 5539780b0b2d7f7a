/**
 * First parts of compounds in science: what stands behind them is a word of the field by itself. A
 * search for semiconductors wants "fotopolovodič" and "photoconductor" as well; the reverse is not
 * so.
 */
const FIRST_PARTS =
  /^(?:foto|photo|opto|mikro|micro|nano|termo|thermo|kryo|cryo|bio|mono|poly|multi|piezo|magneto|hydro|hyper|ultra|super|pevno|vysoko|nizko|spektro)/;
/** Letters of the shortest compound: bio and six more. */
export const SHORTEST_COMPOUND = 9;
/** Shorter remainders are endings of one word (mikro-skop, foto-grafie, tele-skop), not words. */
const LEAST = 6;
/**
 * What is no word by itself behind a first part: methods and qualities that go by the whole name
 * (mono-chromator), and seams of others (photo-nische, poly-mer).
 */
const WHOLE =
  /^(?:skop|scop|metr|meter|graf|graph|log|phon|sfer|spher|chrom|volt|fluid|karbon|carbon|phob|phil|n[ie]|mer|fialov|violet|sekund|second|genik|genic|culars|tonic|vis)/;

/**
 * The last part of a folded compound word, or null when it is none: `polovodicovy` of
 * `fotopolovodicovy`, `mechanika` of `optomechanika`.
 */
export function lastPart(folded: string): string | null {
  const first = FIRST_PARTS.exec(folded)?.[0];
  if (!first) return null;
  const rest = folded.slice(first.length);
  return rest.length >= LEAST && !WHOLE.test(rest) ? rest : null;
}
