import { FORMATS, type Format } from '../../indexer/prepare.ts';
import { Problem } from '../domain/problem.ts';

/**
 * The format that `--format` names; undefined when it is not given, so that the content tells.
 * @throws Problem `invalid` for a format that there is none of
 */
export function formatOf(format: string | undefined): Format | undefined {
  if (format === undefined) return undefined;
  const known = FORMATS.find((f) => f === format);
  if (!known)
    throw new Problem('invalid', `--format is "${format}"; it can be ${FORMATS.join(', ')}.`);
  return known;
}
