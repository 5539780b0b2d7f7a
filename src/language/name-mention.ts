/** One concept that a found name may stand for. */
export interface NameReading {
  /** By its place in the thesaurus. */
  concept: number;
  /** False when the words are derived or common ones and nothing else in the text speaks for it. */
  certain: boolean;
}

/** A name found in a text, with all its readings in the order of the thesaurus. */
export interface NameMention {
  readings: readonly NameReading[];
  start: number;
  end: number;
}

export interface FindOptions {
  /** The text was typed by a visitor: abbreviations count in small letters, too ("sem", "ftir"). */
  typed?: boolean;
}
