import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/** More than a canary program can make; a bomb is not what is looked for here. */
const LIMIT = { maxOutputLength: 2 ** 27 } as const;

const opened = (unpack: () => Buffer): readonly Buffer[] => {
  try {
    return [unpack()];
  } catch {
    return [];
  }
};

/** Entries of a zip archive, wherever it begins: workbooks are archives as well. */
function zipEntries(bytes: Buffer): readonly Buffer[] {
  const entries: Buffer[] = [];
  for (let at = bytes.indexOf("PK\u0003\u0004", 0, "latin1"); at >= 0 && at + 30 < bytes.length; at = bytes.indexOf("PK\u0003\u0004", at + 4, "latin1")) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    entries.push(...opened(() => inflateRawSync(bytes.subarray(start), { ...LIMIT, finishFlush: 2 })));
  }
  return entries;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** Compressed text chunks of a PNG; the others are text already. */
function pngTexts(bytes: Buffer): readonly Buffer[] {
  const texts: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const chunk = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    if (!["zTXt", "iTXt", "iCCP"].includes(bytes.toString("latin1", at + 4, at + 8))) continue;
    for (let from = chunk.indexOf(0x78); from >= 0; from = chunk.indexOf(0x78, from + 1)) texts.push(...opened(() => inflateSync(chunk.subarray(from), LIMIT)));
  }
  return texts;
}

/** What a file holds when it is opened: compressed, an archive, or a picture with texts. Once more inside, at most three times. */
export function unpacked(bytes: Buffer, depth = 3): readonly Buffer[] {
  if (depth === 0 || bytes.length < 4) return [bytes];
  const inside = [
    ...(bytes[0] === 0x1f && bytes[1] === 0x8b ? opened(() => gunzipSync(bytes, LIMIT)) : []),
    ...(bytes.includes("PK\u0003\u0004", 0, "latin1") ? zipEntries(bytes) : []),
    ...(bytes.subarray(0, 4).equals(PNG) ? pngTexts(bytes) : []),
    ...(bytes[0] === 0x78 && (bytes.readUInt16BE(0) % 31) === 0 ? opened(() => inflateSync(bytes, LIMIT)) : []),
  ];
  return [bytes, ...inside.flatMap((each) => unpacked(each, depth - 1))];
}

/** A brotli stream has no mark of its own, so the name has to say it. */
export const unbrotli = (bytes: Buffer): readonly Buffer[] => opened(() => brotliDecompressSync(bytes, LIMIT));

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00A0", shy: "\u00AD", zwnj: "\u200C", zwj: "\u200D", thinsp: "\u2009", commat: "@", period: ".", hyphen: "-", szlig: "ß", aacute: "á", Aring: "Å", aring: "å", uuml: "ü", ouml: "ö", Ouml: "Ö", oslash: "ø", cacute: "ć", Dstrok: "Đ", dstrok: "đ" };
const point = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "");

const unescapedHtml = (text: string): string => text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,8}));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => (hex !== undefined ? point(Number.parseInt(hex, 16)) : decimal !== undefined ? point(Number(decimal)) : (NAMED[name ?? ""] ?? whole)));
const unescapedJson = (text: string): string => text.replaceAll(/\\u\{?([0-9a-f]{4,6})\}?|\\x([0-9a-f]{2})/gi, (_, long: string | undefined, short: string | undefined) => point(Number.parseInt(long ?? short ?? "0", 16)));
const bytesOf = (text: string, mark: RegExp): string => text.replaceAll(mark, (run) => Buffer.from(run.replaceAll(/[%=]|\r?\n/g, ""), "hex").toString("utf8"));
const unescapedUrl = (text: string): string => bytesOf(text, /(?:%[0-9a-f]{2})+/gi);
const unquoted = (text: string): string => bytesOf(text.replaceAll(/=\r?\n/g, ""), /(?:=[0-9a-f]{2})+/gi);

/** Characters that nobody sees and marks that pull a word or number apart. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u061C]|<\/?(?:wbr|b|i|em|strong|span|mark)\b[^>]*>/gu;
/** Between the groups of a number, in the locales of the world. */
const GROUPED = /(?<=\d)[,.'’٬_ \u00A0\u2007\u2009\u202F](?=\d{2,3}(?!\d))/g;
const withoutGroups = (text: string): string => text.replaceAll(GROUPED, "");

/** Texts that a reader of the bytes may see, each different from the ones before it, in small letters. */
export function views(bytes: Buffer): readonly string[] {
  const text = bytes.toString("utf8");
  const seen = new Set<string>();
  const add = (view: string): unknown => seen.add(view.toLowerCase());
  const plain = text.replaceAll(UNSEEN, "");
  add(text);
  add(plain);
  add(withoutGroups(plain));
  for (const undo of [unescapedHtml, unescapedJson, unescapedUrl, unquoted]) {
    const undone = undo(text).replaceAll(UNSEEN, "");
    if (undone === plain) continue;
    add(undone);
    add(withoutGroups(undone));
  }
  // One in another: a share link in an attribute, a page in a JSON file.
  const all = unescapedUrl(unescapedHtml(unescapedJson(unescapedHtml(text)))).replaceAll(UNSEEN, "");
  add(all);
  add(withoutGroups(all));
  return [...seen];
}
