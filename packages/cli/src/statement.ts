import { join } from "node:path";
import { compareText, computeEdition, dateIn, objectName, type ComputedEdition, type Diagnostic, type Document, type Erratum, type IsoInstant, type Model } from "@almanac/core";
import { closedGates, loadProgram, nodeProgramFiles, prepareWorkbooks, type Known } from "@almanac/data";
import { diagramDiagnostics, diagramsOf, renderDiagrams } from "@almanac/prose";
import packageJson from "../package.json" with { type: "json" };
import { withMethodPages } from "./method-pages.ts";
import { explainedLinks, proseDiagnostics, proseSyntaxDiagnostics } from "./prose-check.ts";
import { sha256 } from "./sha256.ts";
import { readChain, type Chain } from "./store/chain.ts";
import { previousEdition, previousRecords } from "./store/previous-edition.ts";
import { statementPlace } from "./store/statement-place.ts";

export interface Statement extends ComputedEdition {
  /** Content-addressed texts: prose bodies and diagrams. */
  readonly objects: ReadonlyMap<string, string>;
}

export interface StatementOptions {
  readonly root: string;
  readonly asOf?: IsoInstant;
  /** Left out: as known then. */
  readonly known?: Known;
  readonly id?: string;
  /** The edition that this statement takes the place of. */
  readonly corrects?: Erratum;
  /** The chain, where it was read already. */
  readonly chain?: Chain;
}

/** Where a program keeps what would only cost time to make again. */
export const keptFolder = (root: string): string => join(root, ".almanac");

/** Diagrams of the prose as SVG, drawn in a browser or taken from the cache, with what is wrong with their sources. */
async function diagramsIn(documents: readonly Document[], root: string): Promise<{ readonly svgs: ReadonlyMap<string, string>; readonly diagnostics: readonly Diagnostic[] }> {
  const codes = documents.flatMap((document) => diagramsOf(document).map(({ code }) => code));
  if (codes.length === 0) return { svgs: new Map(), diagnostics: [] };
  const results = await renderDiagrams(codes, { cacheFolder: join(root, ".almanac", "diagrams") });
  const svgs = new Map([...results].flatMap(([key, result]) => ("svg" in result ? [[key, result.svg] as const] : [])));
  return { svgs, diagnostics: documents.flatMap((document) => diagramDiagnostics(document, results)) };
}

/** Loads, computes and checks: the draft statement of a program directory, or what stands against it. `gates`: what stands against releasing it. */
export async function computeStatement({ root, asOf, known = "then", id, corrects, chain = readChain(root) }: StatementOptions): Promise<{ readonly statement?: Statement; readonly model?: Model; readonly diagnostics: readonly Diagnostic[]; readonly gates?: readonly Diagnostic[] }> {
  const files = nodeProgramFiles(root);
  const loaded = loadProgram(files, { known, workbooks: await prepareWorkbooks(files), previous: previousRecords(root, chain, asOf), ...(asOf === undefined ? {} : { asOf }) });
  const model = loaded.model === undefined ? undefined : withMethodPages(loaded.model);
  const place = model === undefined ? undefined : statementPlace(chain.editions, model.asOf, dateIn(model.program.timeZone, model.asOf), { ...(id === undefined ? {} : { id }), ...(corrects === undefined ? {} : { corrects }) });
  const before = place === undefined ? { diagnostics: [] } : previousEdition(root, chain, place);
  const soFar = [...loaded.diagnostics, ...chain.diagnostics, ...before.diagnostics];
  if (model === undefined || place === undefined || chain.diagnostics.length + before.diagnostics.length > 0) return { diagnostics: [...soFar, ...proseSyntaxDiagnostics(withMethodPages(loaded))] };
  const { svgs, diagnostics: diagramDiagnostics } = await diagramsIn(model.documents, root);
  const diagrams = Object.fromEntries([...svgs].map(([key, svg]) => [key, `${sha256(svg)}.svg`] as const).sort(([a], [b]) => compareText(a, b)));
  const computed = computeEdition({ model, sha256, diagrams, version: packageJson.version, known, ...(before.previous === undefined ? {} : { previous: before.previous }), id: place.id, ...(place.corrects === undefined ? {} : { corrects: place.corrects }) });
  const undrawable = new Set(diagramDiagnostics.map(({ file }) => file));
  const proseFound = explainedLinks(await proseDiagnostics(model.documents, computed.edition.facts, model.program.locale, svgs, keptFolder(root)), {
    all: loaded.documents,
    stated: model.documents,
    asOfDate: computed.edition.asOfDate,
    // A diagram with a mistake in it is missing for that reason only.
  }).filter(({ code, file }) => code !== "DIAGRAM-MISSING" || !undrawable.has(file));
  const diagnostics = [...soFar, ...diagramDiagnostics, ...proseFound];
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return { model, diagnostics };
  const stated = new Set(computed.edition.documents.map((document) => document.object));
  const objects = new Map<string, string>([
    ...computed.objects,
    ...model.documents.map((document): [string, string] => [objectName(document, sha256), document.body]).filter(([name]) => stated.has(name)),
    ...[...svgs.values()].map((svg): [string, string] => [`${sha256(svg)}.svg`, svg]),
  ]);
  return { model, statement: { ...computed, objects }, diagnostics, gates: closedGates(files, computed.edition.facts, model.program.locale) };
}
