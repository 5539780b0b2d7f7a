/** The conjunctions between the last two things of a list, in the languages that are read. */
const CONJUNCTIONS = 'and|or|as well as|und|oder|sowie|a také|a|i|nebo|či';

/** At the beginning of a thing: "..., and a housing". */
export const LEADING_CONJUNCTION = new RegExp(`^(?:${CONJUNCTIONS})\\s+`, 'iu');
/** Between two things: "gratings and lenses". */
export const CONJUNCTION_WITHIN = new RegExp(`\\s(?:${CONJUNCTIONS})\\s+`, 'iu');
