import { nearest } from "@almanac/core";
import { dayHint } from "../markdown/assert/read-bound.ts";
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

/** Quotation marks of a word processor, which Markdown takes for a part of the value. */
const CURLED = /^[“”„«»‘’]|[“”„«»‘’]$/;

function reportCurled(name: string, value: string, straight: string, use: Invocation, report: Report): void {
  report.add(attributePlace(use, name), { code: "MARKDOWN-COMPONENT", message: `${use.spelling} gives ${name} in curly quotation marks`, found: value, expected: `${name}="${straight}"`, hint: `write ${name}="${straight}", with straight quotation marks` });
}

function reportUnknown(name: string, use: Invocation, known: readonly string[], report: Report): void {
  const near = nearest(name, known);
  const expected = known.length === 0 ? "no property" : known.join(", ").replace(/, ([^,]*)$/, " and $1");
  report.add(attributePlace(use, name), { code: "MARKDOWN-COMPONENT", message: `${use.spelling} has no property ${name}`, found: name, expected, hint: near === undefined ? "remove it" : `did you mean ${near}?` });
}

function reportValue(attribute: BlockAttribute, value: string, expected: string, use: Invocation, report: Report, stray: string | undefined): void {
  const { spelling } = use;
  const near = nearest(value, attribute.words ?? []);
  if (value === "") {
    report.add(attributePlace(use, attribute.name), { code: "MARKDOWN-COMPONENT", message: `${attribute.name} of ${spelling} has no value`, found: "no value", expected, hint: stray === undefined ? `write ${attribute.name}=${attribute.words?.[0] ?? "\"…\""}, with an equals sign before the value` : `write ${attribute.name}=${stray}, with an equals sign` });
    return;
  }
  const hint = near !== undefined ? `did you mean ${near}?` : attribute.type === "date" ? dayHint(attribute.name, value) : attribute.needed === true ? `write ${attribute.name}=${attribute.words?.[0] ?? "…"}` : `write ${expected}, or leave ${attribute.name} out`;
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
  const valueless = Object.keys(use.attributes).filter((name) => known.has(name) && use.attributes[name] === "");
  const strays = Object.keys(use.attributes).filter((name) => !known.has(name) && use.attributes[name] === "");
  const stray = valueless.length === 1 && strays.length === 1 && definition.others === undefined ? strays[0] : undefined;
  for (const [name, value] of Object.entries(use.attributes)) {
    const attribute = known.get(name);
    // `atMost 30`: the 30 reads as an attribute of its own, and what has no value is named below.
    if (name === stray) continue;
    const straight = value.replaceAll(/[“”„«»‘’]/g, "");
    if (attribute !== undefined && CURLED.test(value)) {
      reportCurled(name, value, straight, use, report);
      attributes[name] = straight;
      continue;
    }
    if (attribute === undefined) {
      if (definition.others === undefined) reportUnknown(name, use, [...known.keys()], report);
      else attributes[name] = value;
      continue;
    }
    const expected = expectedOf(attribute, value);
    if (expected === undefined) attributes[name] = value;
    else reportValue(attribute, value, expected, use, report, stray);
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
