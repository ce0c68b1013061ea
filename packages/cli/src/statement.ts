import { join } from "node:path";
import { compareText, computeEdition, dateIn, objectName, type ComputedEdition, type Diagnostic, type Document, type Erratum, type IsoInstant, type Model } from "@almanac/core";
import { closedGates, closedPolicies, loadProgram, nodeProgramFiles, prepareWorkbooks, type Known, type LoadedProgram } from "@almanac/data";
import { diagramDiagnostics, diagramsOf, renderDiagrams } from "@almanac/prose";
import { readPictures, withPictures, type ReadPictures } from "@almanac/site";
import packageJson from "../package.json" with { type: "json" };
import { withMethodPages } from "./method-pages.ts";
import { picturesOf } from "./pictures.ts";
import { policyDiagnostics, withAssertions } from "./policies.ts";
import { loadDraft } from "./preview/load-draft.ts";
import { explainedLinks, proseDiagnostics, proseSyntaxDiagnostics } from "./prose-check.ts";
import { sha256 } from "./sha256.ts";
import { readChain, type Chain } from "./store/chain.ts";
import { previousEdition, previousRecords } from "./store/previous-edition.ts";
import { statementPlace } from "./store/statement-place.ts";

export interface Statement extends ComputedEdition {
  /** Content-addressed texts: prose bodies and diagrams. */
  readonly objects: ReadonlyMap<string, string>;
  /** Content-addressed pictures. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** All that is frozen with a statement, or read back with it. */
export const objectsOfStatement = ({ objects, pictures }: Pick<Statement, "objects" | "pictures">): ReadonlyMap<string, string | Uint8Array> => new Map<string, string | Uint8Array>([...objects, ...pictures]);

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
  /** For the preview: documents that no edition has are stated, too, and mistakes of the prose keep nothing back. */
  readonly preview?: true;
}

interface Computed {
  readonly statement?: Statement;
  readonly model?: Model;
  readonly diagnostics: readonly Diagnostic[];
  /** Those of the diagnostics that tell of the texts as they are set. */
  readonly prose?: readonly Diagnostic[];
  /** What stands against releasing the statement. */
  readonly gates?: readonly Diagnostic[];
  /** What was read, with the documents that the statement does not have. */
  readonly loaded: LoadedProgram;
  /** Pictures of all documents that were read. */
  readonly pictures: ReadPictures;
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

/** Loads, computes and checks: the draft statement of a program directory, or what stands against it. */
export async function computeStatement({ root, asOf, known = "then", id, corrects, preview, chain = readChain(root) }: StatementOptions): Promise<Computed> {
  const files = nodeProgramFiles(root);
  const load = preview === true ? loadDraft : loadProgram;
  const read = load(files, { known, workbooks: await prepareWorkbooks(files), previous: previousRecords(root, chain, asOf), ...(asOf === undefined ? {} : { asOf }) });
  const pictures = await readPictures(files, read.documents, keptFolder(root));
  const loaded = { ...read, documents: withPictures(read.documents, pictures) };
  const model = read.model === undefined ? undefined : withAssertions(withMethodPages({ ...read.model, documents: withPictures(read.model.documents, pictures) }));
  const place = model === undefined ? undefined : statementPlace(chain.editions, model.asOf, dateIn(model.program.timeZone, model.asOf), { ...(id === undefined ? {} : { id }), ...(corrects === undefined ? {} : { corrects }) });
  const before = place === undefined ? { diagnostics: [] } : previousEdition(root, chain, place);
  const soFar = [...loaded.diagnostics, ...chain.diagnostics, ...before.diagnostics];
  if (model === undefined || place === undefined || chain.diagnostics.length + before.diagnostics.length > 0) return { loaded, pictures, diagnostics: [...soFar, ...proseSyntaxDiagnostics(withMethodPages(loaded), pictures.problems)] };
  const { svgs, diagnostics: diagramDiagnostics } = await diagramsIn(model.documents, root);
  const diagrams = Object.fromEntries([...svgs].map(([key, svg]) => [key, `${sha256(svg)}.svg`] as const).sort(([a], [b]) => compareText(a, b)));
  const computed = computeEdition({ model, sha256, diagrams, version: packageJson.version, known, ...(before.previous === undefined ? {} : { previous: before.previous }), id: place.id, ...(place.corrects === undefined ? {} : { corrects: place.corrects }) });
  const undrawable = new Set(diagramDiagnostics.map(({ file }) => file));
  const proseFound = explainedLinks(await proseDiagnostics(model.documents, computed.edition, { svgs, pictureProblems: pictures.problems }, keptFolder(root)), {
    all: loaded.documents,
    stated: model.documents,
    asOfDate: computed.edition.asOfDate,
    // A diagram with a mistake in it is missing for that reason only.
  }).filter(({ code, file }) => code !== "DIAGRAM-MISSING" || !undrawable.has(file));
  const { facts } = computed.edition;
  const policiesFound = policyDiagnostics(model.documents, model.program.workstreams.map((workstream) => workstream.id), facts);
  const diagnostics = [...soFar, ...diagramDiagnostics, ...proseFound, ...policiesFound];
  if (preview !== true && diagnostics.some((diagnostic) => diagnostic.severity === "error")) return { loaded, pictures, model, diagnostics };
  const stated = new Set(computed.edition.documents.map((document) => document.object));
  const objects = new Map<string, string>([
    ...computed.objects,
    ...model.documents.map((document): [string, string] => [objectName(document, sha256), document.body]).filter(([name]) => stated.has(name)),
    ...[...svgs.values()].map((svg): [string, string] => [`${sha256(svg)}.svg`, svg]),
  ]);
  return { loaded, pictures, model, prose: proseFound, statement: { ...computed, objects, pictures: picturesOf(computed.edition, pictures) }, diagnostics, gates: [...closedGates(files, facts, model.program.locale), ...closedPolicies(model.assertions ?? [], facts)] };
}
