import { nearest } from "@almanac/core";
import { attributePlace, type Invocation } from "../markdown/invocation.ts";
import type { Report } from "../markdown/report.ts";
import type { BlockAttribute, BlockDescription } from "./block.ts";

const listed = (words: readonly string[]): string => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`);

/** What stands against a value of an attribute, in words about what is expected. */
function expectedOf({ type, words }: BlockAttribute, value: string): string | undefined {
  switch (type) {
    case "word":
      return words === undefined || words.includes(value) ? undefined : listed(words);
    case "number":
      return /^[1-9]\d{0,4}$/.test(value) ? undefined : "a whole number, 1 or more";
    case "date":
      return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(value) ? undefined : "a date such as 2026-12-01";
    case "text":
    case "fact":
    case "path":
    case "id":
    case "columns":
      return value.trim() === "" ? "a text" : undefined;
    default:
      return type satisfies never;
  }
}

function reportUnknown(name: string, use: Invocation, known: readonly string[], report: Report): void {
  const near = nearest(name, known);
  const expected = known.length === 0 ? "no property" : known.join(", ").replace(/, ([^,]*)$/, " and $1");
  report.add(attributePlace(use, name), { code: "MARKDOWN-COMPONENT", message: `${use.spelling} has no property ${name}`, found: name, expected, hint: near === undefined ? "remove it" : `did you mean ${near}?` });
}

function reportValue(attribute: BlockAttribute, value: string, expected: string, use: Invocation, report: Report): void {
  const { spelling } = use;
  const near = nearest(value, attribute.words ?? []);
  const hint = near !== undefined ? `did you mean ${near}?` : attribute.needed === true ? `write ${attribute.name}=${attribute.words?.[0] ?? "…"}` : `write ${expected}, or leave ${attribute.name} out`;
  report.add(attributePlace(use, attribute.name), {
    code: "MARKDOWN-COMPONENT",
    message: attribute.type === "word" ? `${spelling} has no ${attribute.name} ${value}` : `${attribute.name} of ${spelling} is not ${expected}`,
    found: value,
    expected,
    hint,
  });
}

/**
 * The attributes of a use that hold what they may. Unknown names, values that are not among the words and what is needed and left out are
 * reported; `missing` says that something needed is not there, so that nothing can be shown.
 */
export function checkAttributes(definition: BlockDescription, use: Invocation, report: Report): { readonly attributes: Readonly<Record<string, string>>; readonly missing: boolean } {
  const known = new Map(definition.attributes.map((attribute) => [attribute.name, attribute]));
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(use.attributes)) {
    const attribute = known.get(name);
    if (attribute === undefined) {
      if (definition.others === undefined) reportUnknown(name, use, [...known.keys()], report);
      else attributes[name] = value;
      continue;
    }
    const expected = expectedOf(attribute, value);
    if (expected === undefined) attributes[name] = value;
    else reportValue(attribute, value, expected, use, report);
  }
  const misspelt = new Set(Object.keys(use.attributes).flatMap((name) => (known.has(name) ? [] : (nearest(name, known.keys()) ?? []))));
  let missing = false;
  for (const { name, means, needed } of definition.attributes) {
    if (needed !== true || attributes[name] !== undefined) continue;
    missing = true;
    // A value that was refused, and a name that was misspelt, have been reported.
    if (use.attributes[name] !== undefined || misspelt.has(name)) continue;
    report.add(use.at, { code: "MARKDOWN-COMPONENT", message: `${use.spelling} says no ${name}`, expected: `${name}: ${means}`, hint: use.spelling.startsWith("<") ? `write ${name}="…"` : `write {${name}="…"}` });
  }
  return { attributes, missing };
}
