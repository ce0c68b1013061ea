/** A part of an XML text, with the 1-based line on which it begins. */
export type XmlPart =
  | { readonly type: "open"; readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly empty: boolean; readonly line: number }
  | { readonly type: "close"; readonly name: string; readonly line: number }
  | { readonly type: "text"; readonly text: string; readonly line: number }
  | { readonly type: "broken"; readonly what: string; readonly line: number };

const NAME = String.raw`[A-Za-z_][\w.:-]*`;
const VALUE = String.raw`"[^"<]*"|'[^'<]*'`;
const TAG = new RegExp(String.raw`<(\/?)(${NAME})((?:\s+${NAME}\s*=\s*(?:${VALUE}))*)\s*(\/?)>`, "y");
const ATTRIBUTE = new RegExp(String.raw`(${NAME})\s*=\s*(${VALUE})`, "g");
const TEXT = /[^<]+/y;
/** What no reader sees: the declaration, comments, other instructions, and the type of a document without rules of its own. */
const UNSEEN = /<\?[^>]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE\s+svg(?:\s+PUBLIC\s+"[^"[]*"\s+"[^"[]*")?\s*>/y;
const CHARACTERS = /<!\[CDATA\[([\s\S]*?)\]\]>/y;

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z]+));/g;

/** A text with its references resolved; undefined where one is unknown. */
function resolved(text: string): string | undefined {
  let known = true;
  const plain = text.replace(REFERENCE, (_, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    const code = hex === undefined ? Number(decimal ?? 0) : Number.parseInt(hex, 16);
    const character = name === undefined ? (code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : code === 9 || code === 10 ? " " : undefined) : NAMED[name];
    if (character === undefined) known = false;
    return character ?? "";
  });
  return known && !text.replace(REFERENCE, "").includes("&") ? plain : undefined;
}

/** The attributes of a tag; `bad` is one whose value cannot be read, or that is given twice. */
function attributesOf(written: string): { readonly attributes: ReadonlyMap<string, string>; readonly bad?: string } {
  const attributes = new Map<string, string>();
  for (const [, key = "", quoted = ""] of written.matchAll(ATTRIBUTE)) {
    const value = resolved(quoted.slice(1, -1));
    if (value === undefined || attributes.has(key)) return { attributes, bad: key };
    attributes.set(key, value);
  }
  return { attributes };
}

/** Reads an XML text part by part, and resolves no entity but XML's own five. Ends with what is broken, if anything is. */
export function* xmlParts(xml: string): Generator<XmlPart, void> {
  let [at, line] = [0, 1];
  const matched = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(xml);
  };
  const passed = (text: string): void => {
    at += text.length;
    line += text.split("\n").length - 1;
  };
  while (at < xml.length) {
    const here = line;
    const unseen = matched(UNSEEN);
    if (unseen !== null) {
      passed(unseen[0]);
      continue;
    }
    const plain = matched(TEXT) ?? matched(CHARACTERS);
    if (plain !== null) {
      const text = plain[1] ?? resolved(plain[0]);
      if (text === undefined) {
        yield { type: "broken", what: "an entity that XML does not have by itself", line: here };
        return;
      }
      passed(plain[0]);
      yield { type: "text", text, line: here };
      continue;
    }
    const tag = matched(TAG);
    if (tag === null) {
      yield { type: "broken", what: xml.startsWith("<!", at) ? `${xml.slice(at, at + 10).trim()}…` : "a tag that is not well formed", line: here };
      return;
    }
    const [whole, closing, name = "", written = "", empty] = tag;
    passed(whole);
    if (closing === "/") {
      yield { type: "close", name, line: here };
      continue;
    }
    const { attributes, bad } = attributesOf(written);
    if (bad !== undefined) {
      yield { type: "broken", what: `<${name}> with ${bad} twice, or not well formed`, line: here };
      return;
    }
    yield { type: "open", name, attributes, empty: empty === "/", line: here };
  }
}
