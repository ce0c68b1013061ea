import { canonicalJson, computeEdition, EDITION_SCHEMA, METHOD_VERSION, splitEdition, type Audience, type Diagnostic, type Document, type Edition, type EditionDiff, type Model } from "@almanac/core";
import { loadProgram, nodeProgramFiles, prepareWorkbooks } from "@almanac/data";
import packageJson from "../../package.json" with { type: "json" };
import { withAssertions } from "../policies.ts";
import { readable } from "../report.ts";
import { sha256 } from "../sha256.ts";
import type { Chain, StoredEdition } from "../store/chain.ts";
import { previousEdition, previousRecords } from "../store/previous-edition.ts";
import { objectText } from "../store/read-edition.ts";
import { wholeFile } from "../store/whole-file.ts";
import { differenceText, firstDifference } from "./first-difference.ts";
import type { Rerun } from "./proof.ts";
import { slicesAgain, toldAbove } from "./recompute-slices.ts";

/** The prose of an edition as it stood then: pages move on, and the edition keeps what they said. */
function documentsOf(root: string, { documents }: Edition): readonly Document[] {
  return documents.map(({ object, ...document }) => ({ ...document, body: objectText(root, object) ?? "" }) as Document);
}

/** Why today's declaration cannot give an edition again: it declares another program, or reads other exports. */
function otherProgram({ program, inputs }: Edition, model: Model): string | undefined {
  const changed = firstDifference(program, JSON.parse(canonicalJson(model.program)));
  if (changed !== undefined) return `data/almanac.yaml declares another program today (program.${differenceText(changed)})`;
  const now = new Set(model.sources.filter(({ audience }) => audience === undefined).map(({ file }) => file));
  const then = new Set(inputs.map(({ file }) => file));
  const left = [...then].find((file) => !now.has(file));
  const added = [...now].find((file) => !then.has(file));
  if (left !== undefined) return `data/almanac.yaml no longer reads ${left}`;
  return added === undefined ? undefined : `data/almanac.yaml reads ${added} today, which that edition did not`;
}

/** Where a recomputed statement is not the stated one, down to the facts, the ledger and the comparison. */
function differenceOf(root: string, stated: Edition, again: Edition, objects: ReadonlyMap<string, string>): string {
  const { ledger, comparison, ...rest } = stated;
  const { ledger: ledgerAgain, comparison: comparisonAgain, ...restAgain } = JSON.parse(canonicalJson(again)) as Edition;
  const inContent = firstDifference(rest, restAgain);
  if (inContent !== undefined) return differenceText(inContent);
  const parsed = (text: string | undefined): unknown => (text === undefined ? undefined : JSON.parse(text));
  for (const [name, before, after] of [["ledger", ledger, ledgerAgain], ["comparison", comparison, comparisonAgain]] as const) {
    if (before === after) continue;
    const found = firstDifference(parsed(before === null ? undefined : objectText(root, before)), parsed(after === null ? undefined : objects.get(after)), name);
    return found === undefined ? `${name}: another object` : differenceText(found);
  }
  return "the canonical text differs";
}

/** Id of the edition that one was compared with when it was made. */
function comparedWith(root: string, { comparison }: Edition): string | undefined {
  const text = comparison === null ? undefined : objectText(root, comparison);
  return text === undefined ? undefined : (JSON.parse(text) as EditionDiff).from.id;
}

const MISMATCH = "look at the fact with `almanac explain`; a restricted source, or how data/almanac.yaml reads a source, may have changed since. An edition that was wrong is corrected by a new one";

const mismatch = ({ file, edition: { id } }: StoredEdition, difference: string): Diagnostic =>
  wholeFile(file, "EDITION-RECOMPUTED", `edition ${id}, computed again from the same sources, states something else: ${difference}`, MISMATCH);

export interface Recomputed {
  /** What everybody is told. */
  readonly open: Rerun;
  /** What fewer readers are told; left out where that is nothing, or not here. */
  readonly slices?: Rerun;
}

/**
 * Computes a frozen edition once more from the sources as they are, with its own prose and diagrams, and compares the texts.
 *
 * @param reader who reads the report: values that only fewer readers may see are not told
 */
export async function recompute(root: string, chain: Chain, stored: StoredEdition, edition: Edition, gone: string | undefined, reader: Audience = "public"): Promise<Recomputed> {
  const { id, generator } = edition;
  const rerun = (notRerun: string): Rerun => ({ edition: id, notRerun, diagnostics: [] });
  const notRerun = (why: string): Recomputed => ({ open: rerun(why) });
  if (generator.version !== packageJson.version || generator.method !== METHOD_VERSION) return notRerun(`computed by ${generator.version} (method ${generator.method})`);
  if (stored.schema !== EDITION_SCHEMA) return notRerun(`written in version ${String(stored.schema)} of the shape of editions`);
  if (gone !== undefined) return notRerun(gone);
  const known = edition.known ?? "then";
  const files = nodeProgramFiles(root);
  const { model, diagnostics } = loadProgram(files, { known, asOf: edition.asOf, workbooks: await prepareWorkbooks(files), previous: previousRecords(root, chain, edition.asOf) });
  const [error] = readable(diagnostics.filter(({ severity }) => severity === "error").slice(0, 1), root, reader);
  if (model === undefined) return notRerun(`the program cannot be read today${error === undefined ? "" : `: ${error.file}:${String(error.line)}: ${error.message}`}`);
  const other = otherProgram(edition, model);
  if (other !== undefined) return notRerun(other);
  const told = toldAbove(root, stored, edition, model);
  const above = told?.audiences ?? [];
  const before = previousEdition(root, chain, edition, above);
  if (before.diagnostics.length > 0) return notRerun("the edition before it cannot be read whole");
  const withdrawn = comparedWith(root, edition);
  if (withdrawn !== undefined && withdrawn !== before.previous?.said?.edition.id) return notRerun(`${withdrawn}, which it was compared with, cannot be read any more`);
  const { commit, corrects, salt, acts, slices } = edition;
  const again = computeEdition({
    model: withAssertions({ ...model, documents: documentsOf(root, edition), withheld: { documents: told?.withheld ?? [] } }),
    sha256,
    diagrams: edition.diagrams,
    above,
    diagramsAbove: told?.diagrams ?? {},
    version: packageJson.version,
    known,
    id,
    ...(before.previous === undefined ? {} : { previous: before.previous }),
    ...(commit === undefined ? {} : { commit }),
    ...(corrects === undefined ? {} : { corrects }),
    ...(salt === undefined ? {} : { salt }),
  });
  const stamped = { ...again.edition, ...(acts === undefined ? {} : { acts }), ...(slices === undefined ? {} : { slices }) };
  const isEqual = sha256(splitEdition(stamped, sha256).headerText) === stored.sha256;
  const open: Rerun = { edition: id, diagnostics: isEqual ? [] : [mismatch(stored, differenceOf(root, edition, stamped, again.objects))] };
  if (told === undefined) return { open };
  return { open, slices: told.notRerun === undefined ? slicesAgain(root, stored, again, reader) : rerun(told.notRerun) };
}
