import { Buffer } from "node:buffer";
import { inflateRawSync } from "node:zlib";

const ENTRY = 0x02014b50;
const DEFLATED = 8;

/** A file of an archive, as its directory declares it. */
export interface ArchiveEntry {
  readonly name: string;
  readonly unpacked: number;
  /** At most as many bytes as were declared, whatever the archive holds. */
  readonly text: () => string;
  /** Whether it unpacks, to no more than was declared. */
  readonly isWhole: () => boolean;
}

/** The directory of a zip archive; undefined for bytes that are none. */
export function archiveEntries(bytes: Uint8Array): readonly ArchiveEntry[] | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0 || end + 22 > file.length) return undefined;
  const entries: ArchiveEntry[] = [];
  let offset = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    if (offset + 46 > file.length || file.readUInt32LE(offset) !== ENTRY) return undefined;
    const [method, packed, unpacked, nameLength] = [file.readUInt16LE(offset + 10), file.readUInt32LE(offset + 20), file.readUInt32LE(offset + 24), file.readUInt16LE(offset + 28)];
    const local = file.readUInt32LE(offset + 42);
    entries.push({ name: file.toString("utf8", offset + 46, offset + 46 + nameLength), unpacked, text: () => content(file, local, method, packed, unpacked).toString("utf8"), isWhole: () => isWhole(() => content(file, local, method, packed, unpacked), unpacked) });
    offset += 46 + nameLength + file.readUInt16LE(offset + 30) + file.readUInt16LE(offset + 32);
  }
  return entries;
}

function content(file: Buffer, local: number, method: number, packed: number, unpacked: number): Buffer {
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const body = file.subarray(start, start + packed);
  return method === DEFLATED ? inflateRawSync(body, { maxOutputLength: Math.max(1, unpacked) }) : body;
}

function isWhole(read: () => Buffer, unpacked: number): boolean {
  try {
    return read().length <= unpacked;
  } catch {
    // More than was declared, or no packed data at all.
    return false;
  }
}
