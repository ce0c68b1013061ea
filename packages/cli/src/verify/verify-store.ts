import { readdirSync } from "node:fs";
import { join } from "node:path";
import { EDITION_SCHEMA, EditionContentSchema, EditionHeaderSchema, type Diagnostic, type Edition, type EditionDiff } from "@almanac/core";
import { count } from "../report.ts";
import { sha256 } from "../sha256.ts";
import type { Chain, StoredEdition } from "../store/chain.ts";
import { objectNames, objectText, readEdition } from "../store/read-edition.ts";
import { objectFile, OBJECTS, restoreHint } from "../store/store-paths.ts";
import { wholeFile } from "../store/whole-file.ts";
import { firstDifference } from "./first-difference.ts";
import { nearTexts } from "./near-texts.ts";
import { onceEach, type Proof } from "./proof.ts";

interface Schema {
  readonly safeParse: (value: unknown) => { readonly success: boolean; readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] } };
}

/** The first thing in which a text is not what its published schema wants. */
function schemaTrouble(file: string, value: unknown, schema: Schema): readonly Diagnostic[] {
  const issue = schema.safeParse(value).error?.issues[0];
  if (issue === undefined) return [];
  const place = issue.path.map(String).join(".");
  const hint = `restore ${file} from version control, or report this if nobody changed it: an edition is checked before it is written`;
  return [wholeFile(file, "EDITION-SCHEMA", `${place === "" ? "the whole" : place} is not as the published schema wants it: ${issue.message}`, hint)];
}

const statedBy = ({ file }: StoredEdition) => ({ file, line: 1, column: 1, message: "stated by this edition" });

const extent = (editions: readonly StoredEdition[]): string => {
  const [first, last] = [editions[0]?.edition.id, editions.at(-1)?.edition.id];
  return `${count(editions.length, "edition")}${first === undefined || last === undefined || first === last ? "" : `, ${first} to ${last}`}`;
};

/** Links whose digests do not agree: of the two files the one that was changed is named. */
function changedLinks(editions: readonly StoredEdition[]): ReadonlyMap<string, Diagnostic> {
  const byId = new Map(editions.map((stored) => [stored.edition.id, stored]));
  const found = new Map<string, Diagnostic>();
  for (const { file, edition: { id, previous } } of editions) {
    const before = previous === null ? undefined : byId.get(previous.id);
    if (previous === null || before === undefined || before.sha256 === previous.sha256) continue;
    const changed = nearTexts(before.sha256, previous.sha256) ? file : before.file;
    const message = changed === file ? `the digest that it states of ${previous.id}, the edition before, is damaged` : `this is not the edition that ${id} followed: its digest is ${before.sha256}, and was ${previous.sha256}`;
    const other = changed === file ? { file: before.file, message: "the edition before" } : { file, message: "the edition that follows it" };
    found.set(file, { ...wholeFile(changed, "EDITION-CHAIN", message, restoreHint(changed)), related: [{ ...other, line: 1, column: 1 }] });
  }
  return found;
}

/** Headers, how they follow each other, and the record of what was done to them. */
export function verifyHeaders({ editions, diagnostics }: Chain): Proof {
  const changed = changedLinks(editions);
  const links = diagnostics.map((found) => (found.code === "EDITION-CHAIN" ? (changed.get(found.file) ?? found) : found));
  return { what: "chain", extent: extent(editions), diagnostics: [...links, ...editions.filter(({ schema }) => schema === EDITION_SCHEMA).flatMap(({ file, edition }) => schemaTrouble(file, edition, EditionHeaderSchema))] };
}

/** A header that names an object that is almost there was changed itself. */
function misnamedContent(root: string, { file, edition: { content } }: StoredEdition, { code, file: missing }: Diagnostic): Diagnostic | undefined {
  if (code !== "OBJECT-MISSING" || missing !== objectFile(content)) return undefined;
  const meant = readdirSync(join(root, OBJECTS)).find((name) => nearTexts(name, content));
  return meant === undefined ? undefined : wholeFile(file, "EDITION-CHANGED", `it names the content ${content}; what stands there is ${meant}: the header was changed`, restoreHint(file));
}

/** What an edition says of itself inside must be what its header says. */
function otherName(root: string, { file, edition: { id, label, asOfDate } }: StoredEdition, { comparison }: Edition): readonly Diagnostic[] {
  const text = comparison === null ? undefined : objectText(root, comparison);
  if (text === undefined || sha256(text) !== comparison?.replace(/\.json$/, "")) return [];
  const difference = firstDifference((JSON.parse(text) as EditionDiff).to, { id, label, asOfDate });
  return difference === undefined ? [] : [wholeFile(file, "EDITION-CHANGED", `its ${difference.path} is ${difference.again ?? "missing"}; its own content says ${difference.stated ?? "nothing"}`, restoreHint(file))];
}

/**
 * Every object of every edition, by its digest, and every content against its schema. Withdrawn editions have none. `visit` is given each
 * edition as it is read back: they are not held, because a long chain would not fit.
 */
export function verifyObjects(root: string, { editions }: Chain, visit: (edition: Edition) => void): Proof {
  const diagnostics: Diagnostic[] = [];
  const names = new Set<string>();
  for (const stored of editions) {
    const { edition, diagnostics: found } = readEdition(root, stored);
    diagnostics.push(...found.map((problem) => misnamedContent(root, stored, problem) ?? problem));
    if (edition === undefined) continue;
    const { content } = stored.edition;
    const text = stored.schema === EDITION_SCHEMA ? objectText(root, content) : undefined;
    diagnostics.push(...otherName(root, stored, edition), ...(text === undefined ? [] : schemaTrouble(objectFile(content), JSON.parse(text), EditionContentSchema).map((problem) => ({ ...problem, related: [statedBy(stored)] }))));
    for (const name of [content, ...objectNames(edition)]) names.add(name);
    visit(edition);
  }
  return { what: "objects", extent: `${count(names.size, "object")} of ${count(editions.length, "edition")}`, diagnostics: onceEach(diagnostics) };
}
