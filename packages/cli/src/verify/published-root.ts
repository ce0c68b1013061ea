import { existsSync, lstatSync, readFileSync, readlinkSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Diagnostic } from "@almanac/core";
import { CommandError, EXIT } from "../exit-code.ts";
import { NEWER_HINT, newerSchema, type Release } from "../publication/records.ts";
import { releaseIn } from "./published-records.ts";
import { trouble } from "./published-trouble.ts";

/** Where the parts of a publication lie, on disk or flattened for a host without links. */
export interface PublishedRoot {
  /** Absolute path of the folder that a web server serves. */
  readonly web: string;
  readonly editions: string;
  readonly assets: string;
  /** Whether root pages, editions and assets lie in one folder, without links. */
  readonly flattened: boolean;
  readonly record: string;
  readonly release?: Release;
  readonly diagnostics: readonly Diagnostic[];
}

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** Links that a publication needs, with what they must say. */
function linkTroubles(links: readonly (readonly [string, string])[]): readonly Diagnostic[] {
  return links.flatMap(([path, target]): readonly Diagnostic[] => {
    if (!isLink(path)) return [trouble(path, "PUBLISHED-POINTER", existsSync(path) ? "this is no link" : "this link is not there", { hint: `it has to be a link to ${target}; \`almanac publish\` makes it anew` })];
    const found = readlinkSync(path);
    return found === target ? [] : [trouble(path, "PUBLISHED-POINTER", `this link leads to ${found}, not to ${target}`, { hint: "`almanac publish` makes it anew" })];
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function released(web: string): Pick<PublishedRoot, "record" | "release" | "diagnostics"> {
  const record = join(web, "release.json");
  if (!existsSync(record)) return { record, diagnostics: [trouble(record, "PUBLISHED-MISSING", "a release says what it holds, and this record is not there")] };
  const text = readFileSync(record, "utf8");
  const newer = newerSchema(jsonOf(text));
  if (newer !== undefined) return { record, diagnostics: [trouble(record, "PUBLISHED-RECORD", `this record was written by a newer Almanac, in version ${String(newer)} of the shape of a publication: it cannot be proved here`, { hint: NEWER_HINT })] };
  const release = releaseIn(text);
  return release === undefined ? { record, diagnostics: [trouble(record, "PUBLISHED-RECORD", "this is not a whole record of a release: it was cut off or changed")] } : { record, release, diagnostics: [] };
}

function onDisk(dir: string, current: string): PublishedRoot {
  const pointer = isLink(current) ? readlinkSync(current) : "";
  const web = resolve(dir, pointer);
  const parts = { web, editions: join(dir, "editions"), assets: join(dir, "_assets"), flattened: false };
  if (!/^releases\/[1-9]\d*$/.test(pointer) || !existsSync(web)) {
    const message = pointer === "" ? "this is no link to a release" : `this link leads to ${pointer}, which is no release`;
    return { ...parts, record: join(web, "release.json"), diagnostics: [trouble(current, "PUBLISHED-POINTER", message, { hint: "`almanac publish` makes it anew" })] };
  }
  const found = released(web);
  const number = found.release?.number;
  const misnumbered = number === undefined || String(number) === basename(web) ? [] : [trouble(found.record, "PUBLISHED-RECORD", `it says that it is release ${String(number)}, and stands in ${basename(dirname(web))}/${basename(web)}`)];
  const links = linkTroubles([
    [join(web, "editions"), "../../editions"],
    [join(web, "_assets"), "../../_assets"],
    [join(dir, "editions", "index.html"), "../current/all-editions/index.html"],
    [join(dir, "editions", "index.json"), "../current/all-editions/index.json"],
  ]);
  return { ...parts, ...found, diagnostics: [...found.diagnostics, ...misnumbered, ...links] };
}

/**
 * Finds the parts of a publication. `dir` is a folder that `almanac publish` made, or the flattened copy of one.
 * @throws CommandError (usage) when it is neither.
 */
export function publishedRoot(dir: string): PublishedRoot {
  const path = resolve(dir);
  const current = join(path, "current");
  if (lstatSync(current, { throwIfNoEntry: false }) !== undefined) return onDisk(path, current);
  if (!existsSync(join(path, "release.json")))
    throw new CommandError(`${dir}: no publication stands there\nhint: name the folder that \`almanac publish --to\` was given, which holds \`current\`, or a flattened copy with release.json`, EXIT.usage);
  return { web: path, editions: join(path, "editions"), assets: join(path, "_assets"), flattened: true, ...released(path) };
}
