import type { RandomSource } from "@almanac/core";
import { chosen } from "./parser.ts";

/** Pieces that have broken readers before. */
const PIECES = [
  '"', '""', ",", ";", "\t", "\n", "\r\n", "\r", "\0", "\ufeff", "---\n", "<<<<<<< a\n", "{", "}", "[", "]", "{{{{", ": ", "&a ", "*a", "!!js/function x", "__proto__", "constructor", "1e999", "1e999999", "-0", "NaN", "Infinity",
  "2026-02-30", "03/04/26", "+275760-09-13", "\u202e", "\u2066", "\u{e0041}", "\ud800", "1.200", "=1+1", "#REF!", "[".repeat(300), "a".repeat(5000), ",".repeat(2000), "9".repeat(400), "\\", "\\u0000", "</script>", "<!--", "-->", "<![CDATA[", "]]>",
  "javascript:alert(1)", "../../etc/passwd", "file:///etc/passwd", ":::", "::", ":fact[", "$$", "%%{init:", "```", "~~~", "|", "![", "](", "[^1]", "**", "__", "> ".repeat(40), "- ".repeat(40), "&#x0;", "&bomb;", "<svg", "url(", "/*", "{process.env}",
] as const;

const joined = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts);

function linesChanged(bytes: Buffer, random: RandomSource): Buffer {
  const lines = bytes.toString("latin1").split("\n");
  const at = random.index(lines.length);
  lines.splice(at, random.index(2), ...(random.index(2) === 0 ? [chosen(lines, random)] : []));
  return Buffer.from(lines.join("\n"), "latin1");
}

function changed(bytes: Buffer, random: RandomSource): Buffer {
  const at = random.index(bytes.length + 1);
  const length = 1 + random.index(random.index(4) === 0 ? 200 : 8);
  const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  switch (random.index(8)) {
    case 0:
      return joined(before, after);
    case 1:
      return joined(before, part, part, after);
    case 2:
      return joined(before, Uint8Array.of(random.index(256)), bytes.subarray(at + 1));
    case 3:
    case 4:
      return joined(before, Buffer.from(chosen(PIECES, random)), bytes.subarray(at));
    case 5:
      return linesChanged(bytes, random);
    case 6:
      return random.index(3) === 0 ? before : joined(before, bytes.subarray(Math.min(bytes.length, at + 1)));
    default:
      return joined(before, Buffer.from(part).reverse(), after);
  }
}

/** A text or bytes with up to three accidents, as transports, editors and attackers make them. */
export function mutated(input: string | Uint8Array, random: RandomSource): Uint8Array {
  let bytes: Buffer = Buffer.from(input);
  for (let times = 1 + random.index(3); times > 0; times -= 1) bytes = changed(bytes, random);
  return bytes;
}

/** The same as a text. */
export const mutatedText = (input: string, random: RandomSource): string => new TextDecoder().decode(mutated(input, random));
