import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson, compareInstants, compareText, verifyChain, type Diagnostic, type Edition, type FrozenEdition, type IsoInstant } from "@almanac/core";
import { sync as writeAtomically } from "write-file-atomic";
import { CommandError, EXIT } from "./exit-code.ts";
import { sha256 } from "./sha256.ts";

const FOLDER = "data/editions";
const OBJECTS = "data/objects";

const wholeFile = (file: string, code: string, message: string, hint: string): Diagnostic => ({ code, severity: "error", file, line: 1, column: 1, message, hint });

/** Every frozen edition, oldest first, and what is wrong with the chain or with a file of it. */
export function frozenEditions(root: string): { readonly editions: readonly FrozenEdition[]; readonly diagnostics: readonly Diagnostic[] } {
  const folder = join(root, FOLDER);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")).sort(compareText) : [];
  const editions: FrozenEdition[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    const file = `${FOLDER}/${name}`;
    const text = readFileSync(join(root, file), "utf8");
    const edition = parsed(text);
    if (edition === undefined) diagnostics.push(wholeFile(file, "EDITION-BROKEN", "this is not a whole edition: it was cut off or edited by hand", `restore ${file} from version control: editions are never rewritten`));
    else editions.push({ file, sha256: sha256(text), edition });
  }
  editions.sort((a, b) => inOrder(a.edition, b.edition));
  for (const { file, code, message, hint } of verifyChain(editions)) diagnostics.push(wholeFile(file, code, message, hint));
  for (const { edition, file } of editions) diagnostics.push(...objectProblems(root, file, edition));
  return { editions, diagnostics };
}

/** The edition that a text states, or undefined when it is not the canonical text of one. */
function parsed(text: string): Edition | undefined {
  try {
    const value = JSON.parse(text) as Edition;
    return value.schema === 1 && typeof value.asOf === "string" && canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

const objectNames = (edition: Edition): readonly string[] => [...new Set([...edition.documents.map((document) => document.object), ...Object.values(edition.diagrams)])].sort(compareText);

function objectProblems(root: string, file: string, edition: Edition): readonly Diagnostic[] {
  return objectNames(edition).flatMap((name): readonly Diagnostic[] => {
    const path = `${OBJECTS}/${name}`;
    if (!existsSync(join(root, path))) return [wholeFile(path, "OBJECT-MISSING", `edition ${edition.id} needs this object`, `restore ${path} from version control`)];
    if (sha256(readFileSync(join(root, path), "utf8")) === name.replace(/\.[a-z]+$/, "")) return [];
    return [{ ...wholeFile(path, "OBJECT-TAMPERED", "the content is not what its name says", `restore ${path} from version control`), related: [{ file, line: 1, column: 1, message: "stated by this edition" }] }];
  });
}

/** By as-of instant; a second statement of one instant stands after the first by its id (`2026-11-22`, `2026-11-22-2`). */
const inOrder = (a: Pick<Edition, "asOf" | "id">, b: Pick<Edition, "asOf" | "id">): number => compareInstants(a.asOf, b.asOf) || compareText(a.id, b.id);

/** The newest edition that stands before a statement: the one that it follows. */
export const editionBefore = (editions: readonly FrozenEdition[], statement: { readonly asOf: IsoInstant; readonly id: string }): FrozenEdition | undefined =>
  editions.filter(({ edition }) => inOrder(edition, statement) < 0).at(-1);

/** @throws CommandError when the chain has no place for a statement: a later one is frozen already. */
function refuseOutOfOrder(root: string, edition: Edition): void {
  const later = frozenEditions(root).editions.find((frozen) => inOrder(frozen.edition, edition) > 0);
  if (later === undefined) return;
  throw new CommandError(
    `edition ${edition.id}, as of ${edition.asOf}, comes too late: ${later.edition.id}, as of ${later.edition.asOf}, is frozen already, and one follows the other.\nhint: editions are frozen in order; give an --as-of after the newest one, ${frozenEditions(root).editions.at(-1)?.edition.asOf ?? ""}`,
    EXIT.refused,
  );
}

export const editionFile = (id: string): string => `${FOLDER}/${id}.json`;

/** Texts of the objects that an edition needs, by name. */
export const objectsOf = (root: string, edition: Edition): ReadonlyMap<string, string> => new Map(objectNames(edition).map((name) => [name, readFileSync(join(root, OBJECTS, name), "utf8")]));

/** The first free name after an id: `2026-11-22-2`, `2026-11-22-3`, … */
function secondId(root: string, id: string): string {
  let number = 2;
  while (existsSync(join(root, editionFile(`${id}-${String(number)}`)))) number++;
  return `${id}-${String(number)}`;
}

/**
 * Freezes a statement: objects first, the edition last, each written beside and renamed, so that a killed run leaves no half edition.
 * Returns whether anything was written. @throws CommandError when another statement stands under the id, or a later one is frozen.
 */
export function freeze(root: string, edition: Edition, objects: ReadonlyMap<string, string>): boolean {
  const text = canonicalJson(edition);
  const path = join(root, editionFile(edition.id));
  if (existsSync(path)) {
    if (readFileSync(path, "utf8") === text) return false;
    throw new CommandError(
      `${editionFile(edition.id)} states something else, and editions are never rewritten.\nhint: freeze this as a second statement of the day with --id ${secondId(root, edition.id)}, or give a later --as-of`,
      EXIT.refused,
    );
  }
  refuseOutOfOrder(root, edition);
  mkdirSync(join(root, OBJECTS), { recursive: true });
  mkdirSync(join(root, FOLDER), { recursive: true });
  for (const [name, content] of objects) if (!existsSync(join(root, OBJECTS, name))) writeAtomically(join(root, OBJECTS, name), content);
  writeAtomically(path, text);
  return true;
}
