import { join } from "node:path";
import { compareText, computeEdition, objectName, type ComputedEdition, type Diagnostic, type Document, type IsoInstant, type Model } from "@almanac/core";
import { loadProgram, nodeProgramFiles } from "@almanac/data";
import { diagramKey, diagramsOf, renderDiagrams } from "@almanac/prose";
import packageJson from "../package.json" with { type: "json" };
import { editionBefore, frozenEditions } from "./frozen-editions.ts";
import { proseDiagnostics } from "./prose-check.ts";
import { sha256 } from "./sha256.ts";

export interface Statement extends ComputedEdition {
  /** Content-addressed texts: prose bodies and diagrams. */
  readonly objects: ReadonlyMap<string, string>;
}

export interface StatementOptions {
  readonly root: string;
  readonly asOf?: IsoInstant;
  readonly id?: string;
}

/** Diagrams of the prose as SVG, rendered in a browser or taken from the cache, with what is wrong with their sources. */
async function diagramsIn(documents: readonly Document[], root: string): Promise<{ readonly svgs: ReadonlyMap<string, string>; readonly diagnostics: readonly Diagnostic[] }> {
  const found = documents.flatMap((document) => diagramsOf(document).map((diagram) => ({ ...diagram, file: `content/${document.path}` })));
  if (found.length === 0) return { svgs: new Map(), diagnostics: [] };
  const results = await renderDiagrams([...new Set(found.map(({ code }) => code))], { cacheFolder: join(root, ".almanac", "diagrams") });
  const svgs = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const { code, line, file } of found) {
    const key = diagramKey(code);
    const result = results.get(key);
    if (result !== undefined && "svg" in result) svgs.set(key, result.svg);
    else if (result?.error === "no browser")
      diagnostics.push({ code: "DIAGRAM-NO-BROWSER", severity: "warning", file, line, column: 1, message: "no browser was found to draw this diagram: its text description is published instead", hint: "install Chromium and name it with CHROMIUM_PATH" });
    else diagnostics.push({ code: "DIAGRAM-SYNTAX", severity: "error", file, line: line + (result?.line ?? 0), column: 1, message: result?.error ?? "the diagram could not be drawn", hint: "mend the diagram at this line; mermaid’s syntax is described at mermaid.js.org" });
  }
  return { svgs, diagnostics };
}

/** Loads, computes and checks: the draft statement of a program directory, or what stands against it. */
export async function computeStatement({ root, asOf, id }: StatementOptions): Promise<{ readonly statement?: Statement; readonly model?: Model; readonly diagnostics: readonly Diagnostic[] }> {
  const loaded = loadProgram(nodeProgramFiles(root), asOf === undefined ? {} : { asOf });
  const frozen = frozenEditions(root);
  const model = loaded.model;
  const soFar = [...loaded.diagnostics, ...frozen.diagnostics];
  if (model === undefined || frozen.diagnostics.length > 0) return { diagnostics: soFar };
  const { svgs, diagnostics: diagramDiagnostics } = await diagramsIn(model.documents, root);
  const previous = editionBefore(frozen.editions, model.asOf);
  const diagrams = Object.fromEntries([...svgs].map(([key, svg]) => [key, `${sha256(svg)}.svg`] as const).sort(([a], [b]) => compareText(a, b)));
  const computed = computeEdition({ model, sha256, diagrams, version: packageJson.version, ...(previous === undefined ? {} : { previous }), ...(id === undefined ? {} : { id }) });
  const proseFound = proseDiagnostics(model.documents, computed.edition.facts, model.program.locale, svgs);
  const diagnostics = [...soFar, ...diagramDiagnostics, ...proseFound];
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return { model, diagnostics };
  const stated = new Set(computed.edition.documents.map((document) => document.object));
  const objects = new Map<string, string>([
    ...model.documents.map((document): [string, string] => [objectName(document, sha256), document.body]).filter(([name]) => stated.has(name)),
    ...[...svgs.values()].map((svg): [string, string] => [`${sha256(svg)}.svg`, svg]),
  ]);
  return { model, statement: { ...computed, objects }, diagnostics };
}
