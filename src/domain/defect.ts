/** Where something stands, so that its owner finds it again. */
export interface Place {
  file: string;
  sheet?: string;
  /** As a spreadsheet counts: the header is row 1. */
  row?: number;
}

/** One thing wrong with the input, told so that its owner can mend it without help. */
export interface Defect {
  /**
   * `error`: the row or value was left out. `warning`: it was taken, something should be looked at.
   */
  severity: 'error' | 'warning';
  /** Short stable name, such as `bad-ico`; tests and `--json` readers use it. */
  code: string;
  file: string;
  sheet?: string;
  /** As a spreadsheet counts: the header is row 1. */
  row?: number;
  /** The column's header as it stands in the file. */
  column?: string;
  /** What was found, shortened. */
  found?: string;
  expected?: string;
  /** What to do. */
  remedy: string;
}

/** One sentence: where, what was found, what is expected, what to do. */
export function defectSentence(d: Defect): string {
  const where = [
    d.file,
    d.sheet && `sheet ${d.sheet}`,
    d.row && `row ${d.row}`,
    d.column && `column "${d.column}"`,
  ]
    .filter(Boolean)
    .join(', ');
  const found = d.found === undefined ? '' : ` found "${d.found}"`;
  const expected = d.expected ? `${found ? ',' : ''} expected ${d.expected}` : '';
  const what = found || expected ? `${found}${expected};` : '';
  return `${where}:${what} ${d.remedy}`;
}

/** A defect at a place. */
export function defectAt(
  place: Place,
  severity: Defect['severity'],
  code: string,
  rest: Pick<Defect, 'column' | 'found' | 'expected' | 'remedy'>,
): Defect {
  return {
    severity,
    code,
    ...place,
    ...rest,
    ...(rest.found === undefined ? {} : { found: shorten(rest.found) }),
  };
}

/** Enough of a value to find it again; what cannot be seen is shown as a replacement sign. */
function shorten(value: string, length = 60): string {
  const shown = value
    .slice(0, length * 2)
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g,
      (run) => (/^\s+$/.test(run) ? ' ' : '\ufffd'),
    );
  return shown.length > length ? `${shown.slice(0, length)}…` : shown;
}
