/** Random access to the bytes of a file that may be larger than memory. */
export interface ByteReader {
  readonly size: number;
  /** Fills the target from an offset of the file; how many bytes were there. It fills the whole target unless the file ends. */
  readonly read: (offset: number, target: Uint8Array) => number;
}

export const memoryReader = (bytes: Uint8Array): ByteReader => ({
  size: bytes.length,
  read: (offset, target) => {
    const part = bytes.subarray(offset, offset + target.length);
    target.set(part);
    return part.length;
  },
});

/** A part of a file, fewer bytes where it ends. */
export function bytesAt(reader: ByteReader, offset: number, length: number): Buffer {
  const target = Buffer.allocUnsafe(Math.max(0, Math.min(length, reader.size - offset)));
  return target.subarray(0, reader.read(offset, target));
}

/**
 * Reads parts of a file through one buffer, which grows to the largest. What it gives is overwritten by the next part: a file of
 * gigabytes must not leave one buffer for each megabyte to the collector.
 */
export function partReader(reader: ByteReader): (offset: number, length: number) => Buffer {
  let buffer: Buffer = Buffer.alloc(0);
  return (offset, length) => {
    const wanted = Math.max(0, Math.min(length, reader.size - offset));
    if (wanted > buffer.length) buffer = Buffer.allocUnsafeSlow(wanted);
    return buffer.subarray(0, reader.read(offset, buffer.subarray(0, wanted)));
  };
}
