import type { Diagnostic } from "@almanac/core";
import { diagramKey } from "../diagram/diagram-key.ts";
import type { DiagramResult } from "../diagram/render-diagrams.ts";
import { diagramsOf } from "./diagrams-of.ts";
import type { ProseDocument } from "./rendered-prose.ts";
import { unnamedDiagrams } from "./unnamed-diagrams.ts";

/**
 * What drawing a document's diagrams brought to light: mistakes of syntax, at their line of the file, and diagrams without words. What
 * `renderProse` finds without drawing is not repeated, and a missing browser is no mistake of the document: `renderProse` warns where a drawing is missing.
 */
export function diagramDiagnostics(document: ProseDocument, results: ReadonlyMap<string, DiagramResult>): readonly Diagnostic[] {
  const file = `content/${document.path}`;
  const undrawable = diagramsOf(document).flatMap(({ code, line }): Diagnostic[] => {
    const result = results.get(diagramKey(code));
    if (result === undefined || "svg" in result || result.error === "no browser") return [];
    const { problem } = result;
    if (problem === undefined) return [{ code: "DIAGRAM-SYNTAX", severity: "error", file, line, column: 1, message: `the diagram cannot be drawn: ${result.error}`, hint: "use another type of diagram, for example flowchart" }];
    if (problem.code !== "DIAGRAM-SYNTAX") return [];
    const { message, hint, found, expected, column } = problem;
    return [{ code: problem.code, severity: "error", file, line: line + problem.line, column, message, hint, ...(found === undefined ? {} : { found }), ...(expected === undefined ? {} : { expected }) }];
  });  return [...undrawable, ...unnamedDiagrams(document)];
}
