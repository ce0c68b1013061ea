export type PictureKind = "avif" | "gif" | "jpeg" | "png" | "svg" | "webp";

/** What each ending of a name says that the file is. */
const ENDINGS: Readonly<Record<string, PictureKind>> = { avif: "avif", gif: "gif", jpeg: "jpeg", jpg: "jpeg", png: "png", svg: "svg", webp: "webp" };

const endingOf = (path: string): string => /\.([A-Za-z]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";

/** What the ending of a name says, or undefined for one that is no picture's. */
export const kindByName = (path: string): PictureKind | undefined => ENDINGS[endingOf(path)];

/** The usual ending of a kind. */
export const usualEnding = (kind: PictureKind): string => (kind === "jpeg" ? "jpg" : kind);

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

const HEAD = 1000;

/** What the first bytes of a file say that it is, whatever its name; undefined for anything that is not read as a picture. */
export function kindByBytes(bytes: Uint8Array): PictureKind | undefined {
  if (ascii(bytes, 0, 8) === "\u0089PNG\r\n\u001a\n") return "png";
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return "gif";
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return "webp";
  if (ascii(bytes, 4, 8) === "ftyp" && /avi[fs]/.test(ascii(bytes, 8, 40))) return "avif";
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD));
  return /^\s*<(?:svg[\s>/]|\?xml|!--|!DOCTYPE\s+svg)/i.test(head) ? "svg" : undefined;
}

/** Whether a file that Git keeps elsewhere stands in place of the picture. */
export const isPointer = (bytes: Uint8Array): boolean => ascii(bytes, 0, 30).startsWith("version https://git-lfs");

function* pngChunks(bytes: Uint8Array): Generator<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) yield ascii(bytes, at + 4, at + 8);
}

/**
 * Whether the bytes announce several frames. Of a GIF only counting its frames tells, which decoders do.
 *
 * @param kind as {@link kindByBytes} says
 */
export function announcesFrames(bytes: Uint8Array, kind: PictureKind): boolean {
  if (kind === "png") {
    for (const chunk of pngChunks(bytes)) {
      if (chunk === "acTL") return true;
      if (chunk === "IDAT") return false;
    }
    return false;
  }
  if (kind === "webp") return ascii(bytes, 12, 16) === "VP8X" && ((bytes[20] ?? 0) & 2) !== 0;
  return kind === "avif" && ascii(bytes, 8, 12) === "avis";
}
