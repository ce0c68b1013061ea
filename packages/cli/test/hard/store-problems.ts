import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "./folder-state.ts";

interface Header {
  readonly id: string;
  readonly content: string;
  readonly previous: { readonly id: string; readonly sha256: string } | null;
  /** Objects below the restricted folder, by audience. */
  readonly slices?: Readonly<Record<string, string>>;
}
interface Content {
  readonly documents: readonly { readonly object: string }[];
  readonly diagrams: Readonly<Record<string, string>>;
  readonly ledger: string | null;
  readonly comparison: string | null;
}

/** Editions of which an act says that they were withdrawn: their content has to go. */
function withdrawnIn(editions: string): ReadonlySet<string> {
  const path = join(editions, "acts.json");
  if (!existsSync(path)) return new Set();
  const acts = JSON.parse(readFileSync(path, "utf8")) as readonly { readonly act: string; readonly edition: string }[];
  return new Set(acts.flatMap(({ act, edition }) => (act === "withdraw" ? [edition] : [])));
}

const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

/**
 * What is wrong with a store, judged from its bytes alone and without the product's own code: every name that stands under its final form
 * is whole, every edition has all that it needs, and the chain holds. Half-written files beside are leftovers and no harm.
 */
export function storeProblems(root: string): readonly string[] {
  const [editions, objects] = [join(root, "data/editions"), join(root, "data/objects")];
  const problems: string[] = [];
  const withdrawn = withdrawnIn(editions);
  const whole = new Set<string>();
  const restricted = new Set<string>();
  for (const [folder, found] of [[objects, whole], [join(root, "restricted/objects"), restricted]] as const)
    for (const name of namesIn(folder)) {
      const stem = /^([0-9a-f]{64})\.[a-z]+$/.exec(name)?.[1];
      if (stem === undefined) continue;
      if (sha256(readFileSync(join(folder, name))) === stem) found.add(name);
      else problems.push(`${folder.slice(root.length + 1)}/${name} is not what its name says`);
    }
  const headers = new Map<string, { readonly header: Header; readonly digest: string }>();
  for (const name of namesIn(editions)) {
    const id = /^([A-Za-z0-9][A-Za-z0-9-]*)\.json$/.exec(name)?.[1];
    if (id === undefined || id === "acts") continue;
    const text = readFileSync(join(editions, name), "utf8");
    try {
      headers.set(id, { header: JSON.parse(text) as Header, digest: sha256(text) });
    } catch {
      problems.push(`data/editions/${name} is cut off`);
    }
  }
  for (const [id, { header }] of headers) {
    const { previous, content, slices = {} } = header;
    if (previous !== null && headers.get(previous.id)?.digest !== previous.sha256) problems.push(`edition ${id} follows ${previous.id}, which is not as it says`);
    if (withdrawn.has(id)) continue;
    problems.push(...Object.entries(slices).flatMap(([audience, name]) => (restricted.has(name) ? [] : [`edition ${id} has no slice for ${audience} readers`])));
    if (!whole.has(content)) {
      problems.push(`edition ${id} has no content`);
      continue;
    }
    const { documents, diagrams, ledger, comparison } = JSON.parse(readFileSync(join(objects, content), "utf8")) as Content;
    const needed = [...documents.map(({ object }) => object), ...Object.values(diagrams), ...[ledger, comparison].filter((name) => name !== null)];
    problems.push(...[...new Set(needed)].filter((name) => !whole.has(name)).map((name) => `edition ${id} misses object ${name}`));
  }
  return problems;
}
