/** Ways in which a disk or a person damages a file. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

export const DAMAGES = ['missing', 'empty', 'half', 'flipped'] as const;
export type Damage = (typeof DAMAGES)[number];

export function damage(file: string, how: Damage): void {
  const bytes = readFileSync(file);
  if (how === 'missing') return rmSync(file);
  if (how === 'empty') return writeFileSync(file, '');
  if (how === 'half') return writeFileSync(file, bytes.subarray(0, bytes.length >> 1));
  // Every 101st byte, so that some lie in what is read and others where nobody looks at once.
  for (let at = 50; at < bytes.length; at += 101) bytes[at]! ^= 0xff;
  writeFileSync(file, bytes);
}
