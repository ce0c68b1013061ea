import { compareText, computeEdition, dateIn, objectName, type AboveAudience, type Audience, type ComputedEdition, type ComputedStatement, type Diagnostic, type Document, type Edition, type Erratum, type IsoInstant, type Model } from "@almanac/core";
import { closedGates, closedPolicies, loadProgram, nodeProgramFiles, prepareWorkbooks, type Known, type LoadedProgram, type LoadOptions } from "@almanac/data";
import { diagramDiagnostics, diagramsOf, renderDiagrams } from "@almanac/prose";
import { prepareToSet, readPictures, withPictures, type ReadPictures } from "@almanac/site";
import { join } from "node:path";
import packageJson from "../package.json" with { type: "json" };
import { circlesOf, keptFolder, withheldFor } from "./audience.ts";
import { withMethodPages } from "./method-pages.ts";
import { payRefusal } from "./pay-refusal.ts";
import { picturesOf } from "./pictures.ts";
import { policyDiagnostics, withAssertions } from "./policies.ts";
import { loadDraft } from "./preview/load-draft.ts";
import { explainedLinks, proseDiagnostics, proseSyntaxDiagnostics } from "./prose-check.ts";
import { sha256 } from "./sha256.ts";
import { readChain, type Chain } from "./store/chain.ts";
import type { FrozenObjects } from "./store/freeze.ts";
import { previousEdition, previousRecords } from "./store/previous-edition.ts";
import { statementPlace } from "./store/statement-place.ts";

/** A statement as one audience sees it. */
export interface Statement extends ComputedStatement {
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
  /** Whom the statement is for. Left out: everybody. */
  readonly audience?: Audience;
  /** To be frozen: what everybody is told, and beside it what fewer readers are. */
  readonly whole?: true;
  /** For the preview: documents that no edition has are stated, too, and mistakes of the prose keep nothing back. */
  readonly preview?: true;
}

/** A statement that can be frozen: for everybody, with what fewer readers are told beside it. */
export interface WholeStatement {
  readonly computed: ComputedEdition;
  readonly frozen: FrozenObjects;
}

interface Computed {
  readonly statement?: Statement;
  readonly whole?: WholeStatement;
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

interface Drawn {
  readonly svgs: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Diagrams of the prose as SVG, drawn in a browser or taken from the cache, with what is wrong with their sources. */
async function diagramsIn(documents: readonly Document[], kept: string): Promise<Drawn> {
  const codes = documents.flatMap((document) => diagramsOf(document).map(({ code }) => code));
  if (codes.length === 0) return { svgs: new Map(), diagnostics: [] };
  const results = await renderDiagrams(codes, { cacheFolder: join(kept, "diagrams") });
  const svgs = new Map([...results].flatMap(([key, result]) => ("svg" in result ? [[key, result.svg] as const] : [])));
  return { svgs, diagnostics: documents.flatMap((document) => diagramDiagnostics(document, results)) };
}

const namesOf = ({ svgs }: Drawn): Edition["diagrams"] => Object.fromEntries([...svgs].map(([key, svg]) => [key, `${sha256(svg)}.svg`] as const).sort(([a], [b]) => compareText(a, b)));

/** What was read and drawn of a program. */
interface Material {
  readonly model: Model;
  readonly loaded: LoadedProgram;
  readonly pictures: ReadPictures;
  readonly root: string;
  readonly drawn: Readonly<Record<Audience, Drawn>>;
}

const drawnFor = (audience: Audience, { drawn }: Material): readonly Drawn[] => (["public", ...circlesOf(audience)] as const).map((each) => drawn[each]);

/** A computed statement with all that belongs to it. */
function withObjects(computed: ComputedStatement, audience: Audience, material: Material): Statement {
  const { model, pictures } = material;
  const stated = new Set(computed.edition.documents.map((document) => document.object));
  const bodies = [...model.documents, ...withheldFor(audience, model)].map((document): [string, string] => [objectName(document, sha256), document.body]);
  const drawings = drawnFor(audience, material).flatMap(({ svgs }) => [...svgs.values()].map((svg): [string, string] => [`${sha256(svg)}.svg`, svg]));
  return { ...computed, objects: new Map<string, string>([...computed.objects, ...bodies.filter(([name]) => stated.has(name)), ...drawings]), pictures: picturesOf(computed.edition, pictures) };
}

/** What is told to an audience: where that is nothing of its own, what the next larger circle is told, under its name. */
function toldTo(audience: Audience, { above, ...open }: ComputedEdition): ComputedStatement {
  if (audience === "public") return open;
  const told = (audience === "restricted" ? above.restricted : undefined) ?? above.internal ?? open;
  return { edition: { ...told.edition, audience }, objects: told.objects, rows: told.rows };
}

/** What is wrong with prose as an audience reads it. */
async function proseFound(audience: Audience, told: ComputedStatement, material: Material): Promise<readonly Diagnostic[]> {
  const { model, loaded, pictures, root } = material;
  const fewer = withheldFor(audience, model);
  const documents = fewer.length === 0 ? model.documents : [...model.documents, ...fewer].toSorted((a, b) => compareText(a.path, b.path));
  const all = drawnFor(audience, material);
  const drawn = { svgs: new Map(all.flatMap(({ svgs }) => [...svgs])), pictureProblems: pictures.problems };
  const undrawable = new Set(all.flatMap(({ diagnostics }) => diagnostics.map(({ file }) => file)));
  return explainedLinks(await proseDiagnostics(documents, told.edition, drawn, keptFolder(root, audience)), {
    all: loaded.documents,
    stated: documents,
    asOfDate: told.edition.asOfDate,
    // A diagram with a mistake in it is missing for that reason only.
  }).filter(({ code, file }) => code !== "DIAGRAM-MISSING" || !undrawable.has(file));
}

/** What is wrong with the prose and the policies of those for whom the statement is made; of a whole one, also with those of fewer readers. */
async function checkedProse(computed: ComputedEdition, audience: Audience, above: readonly AboveAudience[], material: Material): Promise<{ readonly prose: readonly Diagnostic[]; readonly policies: readonly Diagnostic[] }> {
  const { model } = material;
  const workstreams = model.program.workstreams.map((workstream) => workstream.id);
  const told = toldTo(audience, computed);
  const prose = [...(await proseFound(audience, told, material))];
  const policies = [...policyDiagnostics([...model.documents, ...withheldFor(audience, model)], workstreams, told.edition.facts)];
  for (const each of above.filter((one) => !circlesOf(audience).includes(one))) {
    const own = new Set((model.withheld?.documents ?? []).filter((document) => document.audience === each).map(({ path }) => `content/${path}`));
    if (own.size === 0) continue;
    const theirs = toldTo(each, computed);
    prose.push(...(await proseFound(each, theirs, material)).filter(({ file }) => own.has(file)));
    policies.push(...policyDiagnostics([...model.documents, ...withheldFor(each, model)], workstreams, theirs.edition.facts).filter(({ file }) => own.has(file)));
  }
  return { prose, policies };
}

function wholeOf(computed: ComputedEdition, open: Statement, material: Material): WholeStatement {
  const restricted = circlesOf("restricted").flatMap((audience) => {
    const told = computed.above[audience];
    if (told === undefined) return [];
    // Their comparison is joined of what everybody is told and the slice, when it is read.
    return [...objectsOfStatement(withObjects(told, audience, material))].filter(([name]) => name !== told.edition.comparison);
  });
  return { computed, frozen: { open: objectsOfStatement(open), restricted: new Map(restricted) } };
}

/** A model whose documents have their pictures, with Almanac's own pages, and what its prose asserts. */
function completed(model: Model, pictures: ReadPictures): Model {
  const { withheld } = model;
  return withAssertions(withMethodPages({ ...model, documents: withPictures(model.documents, pictures), ...(withheld === undefined ? {} : { withheld: { documents: withPictures(withheld.documents, pictures) } }) }));
}

/** Loads, computes and checks: the draft statement of a program directory, or what stands against it. */
export async function computeStatement({ root, asOf, known = "then", id, corrects, audience = "public", whole, preview, chain = readChain(root) }: StatementOptions): Promise<Computed> {
  const files = nodeProgramFiles(root);
  const options: LoadOptions = { known, workbooks: await prepareWorkbooks(files), previous: previousRecords(root, chain, asOf), ...(asOf === undefined ? {} : { asOf }) };
  const read = preview === true ? loadDraft(files, options, audience) : loadProgram(files, options);
  prepareToSet(read.documents.length, keptFolder(root, audience));
  const pictures = await readPictures(files, read.documents, keptFolder(root));
  const loaded = { ...read, documents: withPictures(read.documents, pictures) };
  const model = read.model === undefined ? undefined : completed(read.model, pictures);
  const place = model === undefined ? undefined : statementPlace(chain.editions, model.asOf, dateIn(model.program.timeZone, model.asOf), { ...(id === undefined ? {} : { id }), ...(corrects === undefined ? {} : { corrects }) });
  const above = circlesOf(whole === true ? "restricted" : audience);
  const before = place === undefined ? { diagnostics: [] } : previousEdition(root, chain, place, above);
  const soFar = [...loaded.diagnostics, ...chain.diagnostics, ...before.diagnostics];
  if (model === undefined || place === undefined || chain.diagnostics.length + before.diagnostics.length > 0) return { loaded, pictures, diagnostics: [...soFar, ...proseSyntaxDiagnostics(withMethodPages(loaded), pictures.problems)] };
  const drawnOf = (each: AboveAudience): Promise<Drawn> => diagramsIn(above.includes(each) ? (model.withheld?.documents ?? []).filter((document) => document.audience === each) : [], keptFolder(root, each));
  const drawn = { public: await diagramsIn(model.documents, keptFolder(root)), internal: await drawnOf("internal"), restricted: await drawnOf("restricted") };
  const material: Material = { model, loaded, pictures, root, drawn };
  const computed = computeEdition({
    model,
    sha256,
    diagrams: namesOf(drawn.public),
    above,
    diagramsAbove: { internal: namesOf(drawn.internal), restricted: namesOf(drawn.restricted) },
    version: packageJson.version,
    known,
    ...(before.previous === undefined ? {} : { previous: before.previous }),
    id: place.id,
    ...(place.corrects === undefined ? {} : { corrects: place.corrects }),
  });
  const found = await checkedProse(computed, audience, above, material);
  const diagnostics = [...soFar, ...Object.values(drawn).flatMap((each) => each.diagnostics), ...found.prose, ...found.policies, ...payRefusal(computed, model, before.previous?.releases)];
  if (preview !== true && diagnostics.some((diagnostic) => diagnostic.severity === "error")) return { loaded, pictures, model, diagnostics };
  const statement = withObjects(toldTo(audience, computed), audience, material);
  const { facts } = statement.edition;
  const assertions = [...(model.assertions ?? []), ...(audience === "public" ? [] : (model.withheld?.assertions ?? []))];
  const gates = [...closedGates(files, facts, model.program.locale), ...closedPolicies(assertions, facts)];
  return { loaded, pictures, model, prose: found.prose, statement, ...(whole === true ? { whole: wholeOf(computed, statement, material) } : {}), diagnostics, gates };
}
