import type { Diagnostic } from "@almanac/core";
import type { ProseContext, ProseDocument } from "./rendered-prose.ts";
import { renderProse } from "./render-prose.ts";

/** What is wrong with a document, before anything is computed: fact ids are held against `isKnownFact`, drawings are not asked for. */
export function checkProse(document: ProseDocument, context: Omit<ProseContext, "facts" | "diagram">): readonly Diagnostic[] {
  return renderProse(document, { ...context, facts: undefined }).diagnostics;
}
