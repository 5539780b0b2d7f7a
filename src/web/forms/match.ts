/**
 * The form of the match page: the outline first, then its needs as lines that can be edited.
 * Everything is in the form, nothing is kept.
 */
import type { OutlineNeed } from '../../domain/match.ts';
import type { Lang } from '../../domain/text.ts';
import { detectLanguage } from '../../language/detect-language.ts';
import { trimSigns } from '../../domain/trim-signs.ts';

/** More needs than this no person checks, and the answer scores no more (src/ask/match/match.ts). */
const MOST_NEEDS = 24;
const LONGEST_NEED = 2_000;
const LONGEST_CALL = 200;

export interface MatchForm {
  outline: string;
  call: string;
  /** Undefined while the outline has not been split. */
  needs?: { text: string; must: boolean }[];
  /** Parts of the readings that were shown and are no longer ticked (`Reading`). */
  off: readonly string[];
  /** A line was added, joined or deleted: the visitor is at work on the needs. */
  editing: boolean;
  /** What the visitor pressed. */
  action: 'match' | 'xlsx' | 'csv';
}

/**
 * Reads the posted form and applies the pressed button: `delete:2`, `merge:2` (with the line
 * above), `add`.
 */
export function readMatchForm(form: URLSearchParams): MatchForm {
  const [verb = '', at = ''] = (form.get('do') ?? '').split(':');
  const weights = form.getAll('weight');
  const lines = form
    .getAll('need')
    .slice(0, MOST_NEEDS)
    .map((text, i) => ({
      text: text.trim().replace(/\s+/g, ' ').slice(0, LONGEST_NEED),
      must: weights[i] === 'must',
    }));
  return {
    outline: form.get('outline') ?? '',
    call: (form.get('call') ?? '').trim().slice(0, LONGEST_CALL),
    needs: form.has('need') || verb === 'add' ? edited(lines, verb, Number(at)) : undefined,
    off: switchedOff(form),
    editing: ['add', 'merge', 'delete'].includes(verb),
    action: verb === 'xlsx' || verb === 'csv' ? verb : 'match',
  };
}

const MOST_PARTS = 200;

/** What was shown and is not ticked. */
function switchedOff(form: URLSearchParams): string[] {
  const ticked = new Set(form.getAll('read'));
  const shown = form.getAll('part').slice(0, MOST_PARTS);
  return [...new Set(shown)].filter((id) => id && id.length <= 200 && !ticked.has(id));
}

function edited(
  lines: { text: string; must: boolean }[],
  verb: string,
  at: number,
): { text: string; must: boolean }[] {
  const own = lines[at];
  const above = lines[at - 1];
  if (verb === 'delete' && own) return lines.filter((_, i) => i !== at);
  if (verb === 'merge' && own && above) {
    const joined = {
      text: `${trimSigns(above.text, /[.;,\s]/, 'end')}; ${own.text}`.slice(0, LONGEST_NEED),
      must: above.must || own.must,
    };
    return [...lines.slice(0, at - 1), joined, ...lines.slice(at + 1)];
  }
  return verb === 'add' && lines.length < MOST_NEEDS
    ? [...lines, { text: '', must: false }]
    : lines;
}

/** The edited lines as needs; empty ones ask for nothing. */
export function needsOf(
  lines: readonly { text: string; must: boolean }[],
  lang: Lang,
): OutlineNeed[] {
  return lines
    .filter((l) => l.text)
    .map((l, i) => {
      const found = detectLanguage(l.text);
      return {
        id: `n${i + 1}`,
        text: l.text,
        start: 0,
        end: 0,
        lang: found === 'und' ? lang : found,
        must: l.must,
      };
    });
}
