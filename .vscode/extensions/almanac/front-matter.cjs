"use strict";
/** What the front matter of a document may hold at a place, by its JSON Schema. No part of an editor: tests run it as it is. */

/** A pattern of `yaml.schemas` as a regular expression over a path below the folder. */
function patternOf(glob) {
  const parts = glob.split(/(\*\*\/|\*)/).map((part) => (part === "**/" ? "(?:.*/)?" : part === "*" ? "[^/]*" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")));
  return new RegExp(`^${parts.join("")}$`);
}

/** The schema of a document, of those that the settings name; undefined for any other file. */
function schemaFor(path, schemas) {
  const found = Object.entries(schemas).find(([, globs]) => [globs].flat().some((glob) => patternOf(glob).test(path)));
  return found === undefined ? undefined : found[0];
}

/** Keys and values of the lines between the two fences; undefined where the line is not among them. */
function frontMatterLines(text, line) {
  const lines = text.split(/\r?\n/);
  if (lines[0] === undefined || lines[0].trim() !== "---") return undefined;
  const end = lines.findIndex((each, index) => index > 0 && each.trim() === "---");
  return line > 0 && (end === -1 || line < end) ? lines.slice(0, end === -1 ? undefined : end) : undefined;
}

const wordsOf = (schema) => schema.enum ?? (schema.const === undefined ? (schema.type === "boolean" ? ["true", "false"] : []) : [schema.const]);
const isDay = ({ pattern }) => typeof pattern === "string" && pattern.includes("{4}-");

/** The list around an indented line: its key, and whether the line begins an entry. */
function listAround(lines, line) {
  for (let above = line; above > 0; above -= 1) {
    const key = /^([\w-]+):\s*$/.exec(lines[above] ?? "");
    if (key !== null) return key[1];
    if (!/^\s|^$/.test(lines[above] ?? "")) return undefined;
  }
  return undefined;
}

/** Keys of an object that a text does not hold yet. */
function keysOf(schema, held, today) {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {})
    .filter(([key]) => !held.includes(key))
    .map(([key, value]) => ({ label: key, insert: value.type === "array" ? `${key}:\n  - ` : isDay(value) ? `${key}: ${today}` : `${key}: `, says: value.description ?? "", required: required.has(key) }));
}

/**
 * What may be written at a place counted from 0: words where a key has been written, otherwise keys, those that are needed first.
 *
 * @param today the day that is offered where one is needed
 */
function offersAt(schema, text, line, character, today) {
  const lines = frontMatterLines(text, line);
  if (lines === undefined) return [];
  const before = (lines[line] ?? "").slice(0, character);
  const list = /^\s/.test(before) ? listAround(lines, line) : undefined;
  const within = list === undefined ? schema : (schema.properties?.[list]?.items ?? {});
  const value = /^[\s-]*([\w-]+):\s*\S*$/.exec(before);
  if (value !== null) {
    const of = within.properties?.[value[1]];
    if (of === undefined) return [];
    return isDay(of) ? [{ label: today, insert: today, says: of.description ?? "", required: false }] : wordsOf(of).map((word) => ({ label: String(word), insert: String(word), says: of.description ?? "", required: false }));
  }
  const held = list === undefined ? lines.flatMap((each) => /^([\w-]+):/.exec(each)?.[1] ?? []) : [];
  return keysOf(within, held, today).toSorted((a, b) => Number(b.required) - Number(a.required));
}

/** What the key on a line says; undefined where there is none. */
function explanationAt(schema, text, line) {
  const lines = frontMatterLines(text, line);
  const key = /^([\w-]+):/.exec(lines?.[line] ?? "")?.[1];
  return key === undefined ? undefined : schema.properties?.[key]?.description;
}

module.exports = { explanationAt, offersAt, schemaFor };
