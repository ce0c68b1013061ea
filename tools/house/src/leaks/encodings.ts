/** A way in which a text can stand in a file, and the bytes it has there. Where more than one is possible, each. */
export interface Encoding {
  readonly name: string;
  readonly of: (text: string) => readonly Uint8Array[];
}

const ascii = (text: string): Uint8Array => Buffer.from(text, "latin1");

/** Base64 at each of the three places that a byte can have in a group of three; what depends on its neighbours is cut off. */
function base64Inside(bytes: Buffer, alphabet: "base64" | "base64url"): readonly string[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString(alphabet).replaceAll("=", "");
    const [from, to] = [Math.ceil((offset * 4) / 3), Math.floor(((offset + bytes.length) * 8) / 6)];
    return text.slice(from, to);
  });
}

const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

/** Those that no view of a file undoes: whatever stands around them, their bytes are these. Small letters and capitals are as given. */
export const ENCODINGS: readonly Encoding[] = [
  { name: "UTF-16, little end first", of: (text) => [utf16(text)] },
  { name: "UTF-16, big end first", of: (text) => [utf16(text).swap16()] },
  { name: "base64", of: (text) => (["base64", "base64url"] as const).flatMap((alphabet) => [...base64Inside(Buffer.from(text), alphabet), ...base64Inside(utf16(text), alphabet)]).map(ascii) },
  { name: "hexadecimal", of: (text) => [Buffer.from(text).toString("hex"), Buffer.from(text).toString("hex").toUpperCase()].map(ascii) },
  { name: "reversed", of: (text) => [Buffer.from([...text].reverse().join(""))] },
];
