import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A place in a built file, as stack traces name it. */
const PLACE = /(file:\/\/[^\s()]+\.mjs)(?:\?[^\s():]*)?:(\d+):(\d+)/g;

/**
 * A stack trace with the lines of the sources in place of the built ones. Maps are read when there
 * is a trace to tell and not by `--enable-source-maps`, which reads them all at every start (16 MB,
 * 0.3 s).
 */
export function withSourceLines(stack: string): string {
  return stack.replace(PLACE, (place, file: string, line: string, column: string) => {
    try {
      return sourcePlace(file, Number(line), Number(column)) ?? place;
    } catch {
      return place;
    }
  });
}

function sourcePlace(file: string, line: number, column: number): string | undefined {
  const mapFile = fileURLToPath(`${file}.map`);
  if (!existsSync(mapFile)) return undefined;
  const map = new SourceMap(JSON.parse(readFileSync(mapFile, 'utf8')) as SourceMapPayload);
  const entry = map.findEntry(line - 1, column - 1);
  if (!('originalSource' in entry)) return undefined;
  const source = new URL(entry.originalSource, file).href;
  return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}
