import { ABOVE_PUBLIC, canonicalJson, mayRead, type AboveAudience, type Audience, type ComputedEdition, type Document, type Edition, type Model } from "@almanac/core";
import type { StoredEdition } from "../store/chain.ts";
import { objectText } from "../store/read-edition.ts";
import { hasRestrictedObjects, readSlice, readStatement } from "../store/read-slices.ts";
import { saltedSlices, widestOf } from "../store/stamp.ts";
import { wholeFile } from "../store/whole-file.ts";
import { differenceText, firstDifference } from "./first-difference.ts";
import type { Rerun } from "./proof.ts";

/** What fewer readers were told by an edition, as it is needed to make it again. */
export interface ToldAbove {
  readonly audiences: readonly AboveAudience[];
  readonly withheld: readonly Document[];
  readonly diagrams: Readonly<Partial<Record<AboveAudience, Edition["diagrams"]>>>;
  /** Why it cannot be made again. */
  readonly notRerun?: string;
}

const listed = (inputs: Edition["inputs"]): string => canonicalJson(inputs.map(({ file, sha256 }) => [file, sha256]));

/** Undefined where an edition has no slices, or where they are not here. */
export function toldAbove(root: string, stored: StoredEdition, open: Edition, model: Model): ToldAbove | undefined {
  const widest = widestOf(stored.edition);
  if (widest === "public" || !hasRestrictedObjects(root)) return undefined;
  const audiences = ABOVE_PUBLIC.filter((audience) => mayRead(widest, audience));
  const nothing = (notRerun: string): ToldAbove => ({ audiences: [], withheld: [], diagrams: {}, notRerun });
  const { statement, diagnostics } = readStatement(root, stored, widest);
  if (statement === undefined || diagnostics.length > 0) return nothing("its slices cannot be read whole");
  const { inputs, documents, diagrams } = statement.edition;
  if (listed(inputs) !== listed(model.sources.filter(({ audience }) => mayRead(widest, audience)))) return nothing("a source that not everybody may know of is not there as it was read");
  const paths = new Set(open.documents.map(({ path }) => path));
  const withheld = documents.filter(({ path }) => !paths.has(path)).map(({ object, ...document }) => ({ ...document, body: objectText(root, object, widest) ?? "" }) as Document);
  const own = Object.fromEntries(Object.entries(diagrams).filter(([key]) => open.diagrams[key] === undefined));
  const internal = readStatement(root, stored, "internal").statement?.edition.diagrams ?? {};
  const ofInternal = Object.fromEntries(Object.entries(own).filter(([key]) => internal[key] !== undefined));
  return { audiences, withheld, diagrams: { internal: ofInternal, restricted: own } };
}

/** The slices of an edition that was computed again, held against those that stand. Values are told to those who may see them. */
export function slicesAgain(root: string, stored: StoredEdition, again: ComputedEdition, reader: Audience): Rerun {
  const { slices = {}, id } = stored.edition;
  const salts = Object.fromEntries(ABOVE_PUBLIC.map((audience) => [audience, readSlice(root, stored, audience)?.slice]));
  const { names = {}, texts } = saltedSlices(again, (audience) => salts[audience]?.salt ?? "");
  const differing = ABOVE_PUBLIC.filter((audience) => slices[audience] !== names[audience]);
  return {
    edition: id,
    diagnostics: differing.map((audience) => {
      const text = texts.get(names[audience] ?? "");
      const difference = firstDifference(salts[audience], text === undefined ? undefined : JSON.parse(text));
      const where = difference === undefined ? "another text" : mayRead(reader, audience) ? differenceText(difference) : `shown with --audience ${audience}`;
      const hint = "look at the fact with `almanac explain --audience`; a source, or how data/almanac.yaml reads it, may have changed since. An edition that was wrong is corrected by a new one";
      return wholeFile(stored.file, "EDITION-RECOMPUTED", `what ${audience} readers see of edition ${id}, computed again from the same sources, is something else: ${where}`, hint);
    }),
  };
}
