import type { Context } from '../../context.ts';
import type { Reason } from '../../domain/match.ts';
import type { Quantity, QuantityKind } from '../../domain/quantity.ts';
import type { Lang } from '../../domain/text.ts';
import { inLanguage } from '../../domain/text.ts';
import { formatQuantity } from '../../language/format-quantity.ts';
import { listWords } from '../../language/list-words.ts';
import { familyName } from '../../matching/call-families.ts';

/**
 * Puts words in place of keys that only the product knows (programmes, pillars, figures) in the
 * parameters of reasons, in the asker's language. Ids of needs and concepts stay: the page numbers
 * and links them. The sentences themselves are the page's.
 */
export function withWords(context: Context, reasons: readonly Reason[], lang: Lang): Reason[] {
  return reasons.map((reason) => {
    const parameters = Object.fromEntries(
      Object.entries(reason.parameters).map(([name, value]) => [
        name,
        typeof value === 'string' ? worded(context, name, value, lang) : value,
      ]),
    );
    return { ...reason, parameters };
  });
}

function worded(context: Context, name: string, value: string, lang: Lang): string {
  const list = (wordsOf: (part: string) => string): string =>
    listWords(value.split('|').map(wordsOf), lang);
  if (name === 'pillars')
    return list(
      (id) =>
        inLanguage(context.catalogue.profile.pillars.find((p) => p.id === id)?.name, lang) || id,
    );
  if (name === 'programme') return familyName(value, lang);
  if (name === 'figures') return list((part) => formatQuantity(readFigure(part), lang));
  return value;
}

/** A figure as reasons carry it: kind and both ends parted by semicolons, an open end empty. */
function readFigure(text: string): Quantity {
  const [kind, min, max] = text.split(';');
  return {
    kind: kind as QuantityKind,
    min: min ? Number(min) : null,
    max: max ? Number(max) : null,
  };
}
