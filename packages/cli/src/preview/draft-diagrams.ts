import type { Diagnostic, Document } from "@almanac/core";
import { diagramDiagnostics, diagramKey, diagramsOf, openDiagramDrawer, renderDiagrams } from "@almanac/prose";
import { join } from "node:path";
import { keptFolder } from "../statement.ts";

export interface DraftDiagrams {
  /** Draws the diagrams of a document that are not drawn yet. */
  readonly draw: (document: Document, svgs: ReadonlyMap<string, string>) => Promise<{ readonly svgs: ReadonlyMap<string, string>; readonly diagnostics: readonly Diagnostic[] }>;
  readonly close: () => Promise<void>;
}

/** Draws while somebody writes: the browser is started for the first page with a diagram that is saved, and stays open. */
export function draftDiagrams(root: string): DraftDiagrams {
  let drawer: ReturnType<typeof openDiagramDrawer> | undefined;
  const opened = (): ReturnType<typeof openDiagramDrawer> => (drawer ??= openDiagramDrawer());
  return {
    draw: async (document, known) => {
      const codes = diagramsOf(document).map(({ code }) => code);
      if (codes.length === 0) return { svgs: known, diagnostics: [] };
      // Whoever saved a page with a diagram may change it next.
      void opened();
      const missing = codes.filter((code) => !known.has(diagramKey(code)));
      if (missing.length === 0) return { svgs: known, diagnostics: [] };
      const results = await renderDiagrams(missing, { cacheFolder: join(keptFolder(root), "diagrams"), drawer: opened }).catch(() => undefined);
      if (results === undefined) {
        // The browser went away: another one draws with the next save, and the text says meanwhile that a drawing is missing.
        drawer = undefined;
        return { svgs: known, diagnostics: [] };
      }
      const drawn = [...results].flatMap(([key, result]) => ("svg" in result ? [[key, result.svg] as const] : []));
      return { svgs: new Map([...known, ...drawn]), diagnostics: diagramDiagnostics(document, results) };
    },
    close: async () => {
      await (await drawer)?.close();
    },
  };
}
