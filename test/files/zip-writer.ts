/** Archives that say of themselves what a test wants them to say, true or not. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  bytes: Uint8Array;
  /** Length that the archive says the part has; the true one when not given. */
  said?: number;
  /** Without it a part is packed. */
  stored?: boolean;
}

/** An archive of these parts in their order. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, said = bytes.length, stored } of parts) {
    const data = stored ? Buffer.from(bytes) : deflateRawSync(bytes, { level: 1 });
    const title = Buffer.from(name);
    // Version, flags, method, time, date, sum, packed length, length, lengths of name and extra.
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(stored ? 0 : 8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(said, 18);
    head.writeUInt16LE(title.length, 22);
    locals.push(Buffer.from('PK\u0003\u0004'), head, title, data);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    centrals.push(Buffer.from('PK\u0001\u0002\u0014\0'), head, tail, title);
    at += 30 + title.length + data.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}
