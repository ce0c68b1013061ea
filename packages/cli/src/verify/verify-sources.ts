import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic, Edition, SourceFile } from "@almanac/core";
import { nodeProgramFiles } from "@almanac/data";
import { sha256 } from "../sha256.ts";
import { wholeFile } from "../store/whole-file.ts";

const SOURCES = "data/sources";
/** A dated export is kept for ever; one without a date may give way to the next. */
const DATED = /\d{4}-\d{2}-\d{2}/;

export interface VerifiedSources {
  readonly files: number;
  /** Why an edition cannot be computed again, by its id: the first source that is not there as it was read. */
  readonly gone: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Digests of the sources of a program directory, each read once. */
function sourceDigests(root: string): { readonly of: (file: string) => string | undefined; readonly holding: (digest: string) => string | undefined } {
  const known = new Map<string, string | undefined>();
  const of = (file: string): string | undefined => {
    if (!known.has(file)) known.set(file, existsSync(join(root, file)) ? sha256(readFileSync(join(root, file))) : undefined);
    return known.get(file);
  };
  const files = nodeProgramFiles(root);
  const holding = (digest: string): string | undefined => files.list(SOURCES).find((file) => files.leadsOutside?.(file) !== true && of(file) === digest);
  return { of, holding };
}

function problem({ file, sha256: digest, exportedAt }: SourceFile, edition: string, there: string | undefined, elsewhere: string | undefined, isNewest: boolean): Diagnostic {
  const read = `edition ${edition} read it with the digest ${digest} (exported ${exportedAt})`;
  if (elsewhere !== undefined) return { ...wholeFile(file, "SOURCE-MOVED", `${read}; those bytes stand in ${elsewhere} today`, `move it back to ${file}: receipts name that path`), severity: DATED.test(file) ? "error" : "warning" };
  const hint =
    DATED.test(file) ? `restore ${file} from version control: a dated export is never changed`
    : isNewest ? `if a newer export took its place, freeze the next edition with \`almanac edition\`; otherwise restore ${file} from version control`
    : "nothing to do, if a newer export took its place; a source with a date in its path (`{exported}`) is kept, and its editions can be computed again";
  const found = there === undefined ? "the file is no longer there" : `that content is no longer there; replaced by ${there}`;
  return { ...wholeFile(file, there === undefined ? "SOURCE-GONE" : "SOURCE-REPLACED", `${read}; ${found}`, hint), severity: DATED.test(file) || isNewest ? "error" : "warning" };
}

/**
 * Looks up every input of every edition by its digest. `newest`: the edition that stands for today, whose sources have to be there.
 * Editions are given one after the other, oldest first.
 */
export function sourceProver(root: string, newest: string | undefined): { readonly look: (edition: Pick<Edition, "id" | "inputs">) => void; readonly result: () => VerifiedSources } {
  const digests = sourceDigests(root);
  const gone = new Map<string, string>();
  const seen = new Set<string>();
  const diagnostics = new Map<string, Diagnostic>();
  return {
    look: ({ id, inputs }) => {
      for (const source of inputs) {
        seen.add(source.file);
        const there = digests.of(source.file);
        if (there === source.sha256) continue;
        if (!gone.has(id)) gone.set(id, `${source.file} is no longer there as it was read (digest ${source.sha256})`);
        const key = `${source.file} ${source.sha256}`;
        if (!diagnostics.has(key) || id === newest) diagnostics.set(key, problem(source, id, there, digests.holding(source.sha256), id === newest));
      }
    },
    result: () => ({ files: seen.size, gone, diagnostics: [...diagnostics.values()] }),
  };
}
