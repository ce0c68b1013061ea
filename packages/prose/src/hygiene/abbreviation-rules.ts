import { PLACEHOLDER_WORDS } from "@almanac/core";
import type { HygienePage, HygieneTerm } from "./page.ts";

/** Known to everybody who opens such a publication: file kinds, units of computing, time and place, the two letters of the trade, and names that are never spelt out. */
const COMMON = "AI AM API APIs BCE CD CE CI CLI CPU CPUs CSS CSV CSVs DE EU FAQ GB GPU GPUs HTML HTTP HTTPS ID IDs ISO IT JSON KB MB MD MDX ML NO NOT OK OR PDF PM PNG RAM RSS SQL SVG TB UI UK UN URL URLs US USA UTC AWS GDPR IEEE MITRE NIST OWASP REST SAP VAT XML YAML AND".split(" ");
const CURRENCIES = Intl.supportedValuesOf("currency");
const ROMAN = /^[IVXLC]+$/;
/** Two to six capital letters, with a small s; not a part of a key such as INC-2026-18 or R-02, nor of a longer name. */
const ABBREVIATION = /(?<![\p{L}\p{N}_/.@#&-])\p{Lu}{2,6}s?(?![\p{L}\p{N}_/@-]|\.\p{L})/gu;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Whether a page says what the letters stand for: `service level (SLA)`, `SLA (service level agreement)`, `SLA stands for …`. */
function isExplained(short: string, everything: string): boolean {
  const own = escaped(short);
  return new RegExp(String.raw`\(${own}s?\)|\b${own}s? \(\p{L}[^)]{5,}\)|\b${own}s?(?:,| means| is short for| stands for|:) \p{Ll}[^.]{5,}|^: .*\b${own}\b|^${own}$|(?:^|\| )${own}s?(?: \||$)|\b${own}s? (?:is|are) (?:the )?\p{Lu}\p{Ll}+|\b${own}(?:\(\p{L}\))? [=+−/×] `, "mu").test(everything);
}

/** Abbreviations that a page uses and nobody explains, each once. */
export function abbreviationRule(terms: readonly HygieneTerm[], allowed: readonly string[]): (page: HygienePage) => void {
  const known = new Set([...COMMON, ...PLACEHOLDER_WORDS, ...CURRENCIES, ...allowed, ...terms.flatMap(({ title, also }) => [title, ...also])].flatMap((text) => [text, `${text}s`, ...(text.match(/\b\p{Lu}{2,6}\b/gu) ?? [])]));
  return ({ text, title, summary, warn }) => {
    const everything = `${title}\n${summary}\n${text.everything}`;
    const seen = new Set<string>();
    for (const passage of text.passages) {
      // A whole sentence in capitals is shouting, not abbreviating.
      if (!/\p{Ll}/u.test(passage.text)) continue;
      for (const { 0: found, index } of passage.text.matchAll(ABBREVIATION)) {
        const short = found.replace(/s$/, "");
        if (seen.has(short) || known.has(found) || known.has(short) || ROMAN.test(short)) continue;
        seen.add(short);
        if (isExplained(short, everything)) continue;
        warn(
          { from: passage.at(index), to: passage.at(index + found.length - 1) + 1 },
          {
            code: "PROSE-ABBREVIATION",
            message: `nobody says what ${short} stands for: neither this page nor the glossary`,
            found: short,
            expected: "words, once on each page",
            hint: `write \`${short} (what it stands for)\` here; or add a term with \`also: [${short}]\` to content/glossary/, or ${short} to \`prose: { abbreviations: […] }\` of almanac.yaml`,
          },
        );
      }
    }
  };
}
