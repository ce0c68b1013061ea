import type { HygienePage, HygieneTerm } from "./page.ts";

const joined = (text: string): string => text.toLowerCase().replace(/[\s-]+/g, "");
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** After these words a compound with hyphens is no adjective: `the lead-time of`, but `the lead-time target`. */
const ENDS_COMPOUND = /^\s*(?:$|[.,;:!?)”"…]|(?:of|is|are|was|were|in|on|and|or|for|to|the|by|at|with|has|have|than|from|that|which|into|per|over|under)\b)/u;

interface Wrong {
  /** Its letters alone: a text without them need not be searched. */
  readonly letters: string;
  readonly pattern: RegExp;
  readonly right: string;
  /** Right where it stands before a noun. */
  readonly compound: boolean;
}

/** Ways to write a term that its entry does not have: joined, split or hyphenated differently, and those that it says to avoid. */
function wrongForms({ title, also, avoid = [] }: HygieneTerm): readonly Wrong[] {
  const named = avoid.map((text): Wrong => ({ letters: joined(text), pattern: new RegExp(String.raw`(?<![\p{L}\p{N}-])${escaped(text)}(?![\p{L}\p{N}-])`, "giu"), right: title, compound: false }));
  const spelt = [title, ...also].flatMap((form): readonly Wrong[] => {
    const words = form.split(/[\s-]+/);
    if (words.length < 2 || joined(form).length < 6 || !/^[\p{L}\s-]+$/u.test(form)) return [];
    const [separator = " "] = form.match(/[\s-]/) ?? [];
    const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}-])${words.map(escaped).join("[ -]?")}(?![\p{L}\p{N}-])`, "giu");
    return [{ letters: joined(form), pattern, right: form, compound: separator !== "-" }];
  });
  return [...named, ...spelt];
}

const firstAs = (right: string, found: string): string => (/^\p{Lu}/u.test(found) ? right.charAt(0).toUpperCase() : /^\p{Lu}\p{Ll}/u.test(right) ? right.charAt(0).toLowerCase() : right.charAt(0)) + right.slice(1);

/** Terms that are written otherwise than the glossary writes them. */
export function termRule(terms: readonly HygieneTerm[]): (page: HygienePage) => void {
  const right = new Set(terms.flatMap(({ title, also }) => [title, ...also]).map((form) => form.toLowerCase()));
  const wrong = terms.flatMap(wrongForms);
  return ({ text, warn }) => {
    for (const passage of text.passages) {
      const letters = joined(passage.text);
      for (const { pattern, right: form, compound } of wrong.filter((each) => letters.includes(each.letters)))
        for (const { 0: found, index } of passage.text.matchAll(pattern)) {
          if (right.has(found.toLowerCase().replace(/\s+/g, " "))) continue;
          if (compound && found.includes("-") && !ENDS_COMPOUND.test(passage.text.slice(index + found.length))) continue;
          const better = firstAs(form, found);
          warn(
            { from: passage.at(index), to: passage.at(index + found.length - 1) + 1 },
            { code: "PROSE-TERM", message: `the glossary writes “${better}”`, found, expected: better, hint: `write “${better}”` },
          );
        }
    }
  };
}
