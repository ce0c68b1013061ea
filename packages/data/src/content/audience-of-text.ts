import { nearest } from "@almanac/core";
import { readFrontMatter } from "../read/front-matter.ts";
import { narrower, type Audience } from "../table/mask.ts";

/** Whoever writes a draft is among colleagues, and so is what is said of it. */
const OF_DRAFTS: Audience = "internal";
const KEYS = ["audience", "draft"] as const;

const ofWord = (word: string): Audience => (/^public$/i.test(word) ? "public" : /^internal$/i.test(word) ? "internal" : "restricted");

/** Of front matter that can be read. A mistyped key is taken for what was meant. */
function stated(front: object): Audience {
  return Object.entries(front).reduce<Audience>((audience, [key, value]: [string, unknown]) => {
    const name = key.trim().toLowerCase();
    const meant = nearest(name, KEYS);
    if (meant === "audience" && value !== null && value !== undefined) return narrower(audience, typeof value === "string" ? ofWord(value.trim()) : "restricted");
    return meant === "draft" && value !== false ? narrower(audience, OF_DRAFTS) : audience;
  }, "public");
}

/** Of a text whose front matter cannot be read: by every word in it that may say so. */
function guessed(text: string): Audience {
  const end = /^---[ \t]*$/m.exec(text.replace(/^---[^\n]*\n/, ""))?.index;
  const head = end === undefined ? text : text.slice(0, end + 4);
  const words = [...head.matchAll(/[:=]\s*["'“‘]?(internal|restricted|true|yes)\b/gi)].map(([, word = ""]) => word.toLowerCase());
  const named = /["']?audience["']?\s*[:=]\s*["']?(?!public\b)\S/i.test(head);
  if (words.includes("restricted")) return "restricted";
  if (words.includes("internal")) return "internal";
  return named ? "restricted" : words.length > 0 ? OF_DRAFTS : "public";
}

/** Who may be told what a document says: as its front matter states it, and where that cannot be read, the fewest that it may be for. */
export function audienceOfText(text: string): Audience {
  const plain = text.replaceAll("\0", "").replace(/^\uFEFF/, "");
  const read = readFrontMatter({ file: "", text: plain, encoding: "utf-8", bom: false }, "");
  const front = "ok" in read ? read.ok.yaml.value : undefined;
  return typeof front === "object" && front !== null && !Array.isArray(front) ? stated(front) : "ok" in read && front === null ? "public" : guessed(plain);
}
