/**
 * Reading the fields of a posted form: bounded, trimmed, and every mistake kept with its field so
 * that the form can say it.
 */
import { Problem } from '../../domain/problem.ts';
import type { Parameters, Translate } from '../rendering/locales.ts';

export interface FieldMistake {
  field: string;
  /** A sentence of the locales. */
  key: string;
  parameters?: Parameters;
}

export class Fields {
  readonly form: URLSearchParams;
  readonly mistakes: FieldMistake[] = [];

  constructor(form: URLSearchParams) {
    this.form = form;
  }

  /** One line of text without control characters. */
  text(name: string, most = 200): string {
    return this.#bounded(
      name,
      clean(this.form.get(name) ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
      most,
    );
  }

  /** Text of many lines, line ends as `\n`. */
  lines(name: string, most = 20_000): string {
    return this.#bounded(
      name,
      clean((this.form.get(name) ?? '').replace(/\r\n?/g, '\n')).trim(),
      most,
    );
  }

  required(name: string, most = 200): string {
    const value = this.text(name, most);
    if (!value) this.wrong(name, 'missions.field.required');
    return value;
  }

  /** A whole number, or null when the field is empty. */
  whole(name: string, least: number, most: number): number | null {
    return this.wholeOf(name, this.text(name), least, most);
  }

  wholeOf(name: string, value: string, least: number, most: number): number | null {
    if (!value) return null;
    const number = Number(value);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    this.wrong(name, 'missions.field.whole', { least, most });
    return null;
  }

  /**
   * One of the words; the first where nothing is given.
   * @throws Problem at a word that no page offers: whatever it was meant to say, it was not the first
   */
  oneOf<T extends string>(name: string, words: readonly [T, ...T[]]): T {
    const value = this.form.get(name);
    if (!value) return words[0];
    const known = words.find((w) => w === value);
    if (known === undefined) throw unknownWord(name);
    return known;
  }

  /**
   * What the pressed button does.
   * @throws Problem where none of the acts is named, so that nothing is ever done by default
   */
  act<T extends string>(acts: readonly [T, ...T[]]): T {
    if (!this.form.get('do')) throw unknownWord('do');
    return this.oneOf('do', acts);
  }

  /**
   * The start of a day (six in the morning, UTC), or undefined when the field is empty.
   * @throws Problem at what no calendar has
   */
  day(name: string): Date | undefined {
    const value = this.text(name, 10);
    if (!value) return undefined;
    const date = new Date(`${value}T06:00:00Z`);
    if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value)
      throw new Problem('invalid', `No calendar has the day in the field "${name}".`, {
        key: 'error.unknownDay',
      });
    return date;
  }

  /** Those of the ticked values that are known. */
  ticked(name: string, known: readonly string[]): string[] {
    const given = new Set(this.form.getAll(name));
    return known.filter((k) => given.has(k));
  }

  checked(name: string): boolean {
    return this.form.get(name) === 'yes';
  }

  /**
   * Rows of repeated fields, `room.name` and `room.tables` for instance; rows that are empty
   * throughout are left out.
   */
  rows<K extends string>(group: string, names: readonly K[]): Record<K, string>[] {
    const columns = names.map((n) =>
      this.form.getAll(`${group}.${n}`).map((v) => clean(v).trim().slice(0, 300)),
    );
    const count = Math.min(200, Math.max(0, ...columns.map((c) => c.length)));
    return Array.from(
      { length: count },
      (_, r) =>
        Object.fromEntries(names.map((n, i) => [n, columns[i]?.[r] ?? ''])) as Record<K, string>,
    ).filter((row) => names.some((n) => row[n] !== ''));
  }

  wrong(field: string, key: string, parameters?: Parameters): void {
    this.mistakes.push({ field, key, parameters });
  }

  /**
   * The mistakes as sentences, for the list above a form; `field` is the anchor of the field or its
   * group.
   * @param labels of the fields, as keys of the locales or as words: five times "this field is
   * needed" helps nobody
   */
  said(t: Translate, labels: Record<string, string> = {}): { field: string; text: string }[] {
    const said = this.mistakes.map((m) => {
      const field = m.field.split('.')[0] ?? '';
      const label = labels[field];
      const text = t(m.key, m.parameters);
      return { field, text: label ? `${t.has(label) ? t(label) : label}: ${text}` : text };
    });
    return said.filter(
      (m, i) => said.findIndex((o) => o.field === m.field && o.text === m.text) === i,
    );
  }

  /** The first mistake of each field as a sentence, for the place beside the field. */
  byField(t: Translate): Record<string, string> {
    return Object.fromEntries(
      [...this.mistakes].reverse().map((m) => [m.field, t(m.key, m.parameters)]),
    );
  }

  #bounded(name: string, value: string, most: number): string {
    if (value.length > most) this.wrong(name, 'missions.field.long', { most });
    return value.slice(0, most);
  }
}

function unknownWord(name: string): Problem {
  return new Problem('invalid', `The field "${name}" holds none of the words that it can hold.`, {
    key: 'error.unknownWord',
  });
}

// Controls, and the invisible marks that could turn the reading direction of what follows them.
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '');
}
