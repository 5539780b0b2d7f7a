/** Source files in which an expression is found, for rules that no linter knows. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function sourcesWith(expression: RegExp, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name))
      .filter((path) => expression.test(readFileSync(path, 'utf8'))),
  );
}
