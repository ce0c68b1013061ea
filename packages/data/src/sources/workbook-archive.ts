import { Buffer } from "node:buffer";
import { crc32, inflateRawSync } from "node:zlib";

const [LOCAL, ENTRY, END] = [0x04034b50, 0x02014b50, 0x06054b50] as const;
/** Of the format that an archive without extensions needs: 2.0. */
const VERSION = 20;
const [STORED, DEFLATED] = [0, 8] as const;

/** A file of an archive, as its directory declares it. */
export interface ArchiveEntry {
  readonly name: string;
  /** Bytes, as declared. */
  readonly unpacked: number;
  /** Its bytes; undefined where they are more than was declared, or nobody can unpack them. */
  readonly content: () => Buffer | undefined;
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
    entries.push({ name: file.toString("utf8", offset + 46, offset + 46 + nameLength), unpacked, content: () => content(file, local, method, packed, unpacked) });
    offset += 46 + nameLength + file.readUInt16LE(offset + 30) + file.readUInt16LE(offset + 32);
  }
  return entries;
}

function content(file: Buffer, local: number, method: number, packed: number, unpacked: number): Buffer | undefined {
  if (local + 30 > file.length || (method !== DEFLATED && method !== STORED)) return undefined;
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const body = file.subarray(start, start + packed);
  try {
    const bytes = method === DEFLATED ? inflateRawSync(body, { maxOutputLength: Math.max(1, unpacked) }) : body;
    return bytes.length <= unpacked ? bytes : undefined;
  } catch {
    // More than was declared, or no packed data at all.
    return undefined;
  }
}

/** An archive of these files and no others, not packed: readers that go through an archive from its start also find what its directory does not name. */
export function storedArchive(files: readonly { readonly name: string; readonly bytes: Buffer }[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const title = Buffer.from(name);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(bytes), 0);
    sizes.writeUInt32LE(bytes.length, 4);
    sizes.writeUInt32LE(bytes.length, 8);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(LOCAL, 0);
    head.writeUInt16LE(VERSION, 4);
    sizes.copy(head, 14);
    head.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(ENTRY, 0);
    entry.writeUInt16LE(VERSION, 4);
    entry.writeUInt16LE(VERSION, 6);
    sizes.copy(entry, 16);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(head, title, bytes);
    central.push(entry, title);
    offset += head.length + title.length + bytes.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
