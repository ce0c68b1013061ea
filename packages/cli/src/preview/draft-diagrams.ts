import type { Diagnostic, Document } from "@almanac/core";
import { diagramDiagnostics, diagramKey, diagramsOf, openDiagramDrawer, renderDiagrams, type DiagramResult } from "@almanac/prose";
import { join } from "node:path";
import { keptFolder } from "../audience.ts";

/** What is drawn of a document's diagrams. */
export interface DrawnSoFar {
  readonly svgs: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** Settles when the others are drawn; left out when there are none. */
  readonly later?: Promise<void>;
}

export interface DraftDiagrams {
  /** Starts what draws, for somebody whose program has diagrams. */
  readonly makeReady: () => void;
  /** Draws the diagrams of a document that are not drawn yet. What takes its time comes later: the text is shown meanwhile. */
  readonly draw: (document: Document, svgs: ReadonlyMap<string, string>) => Promise<DrawnSoFar>;
  readonly close: () => Promise<void>;
}

const NO_BROWSER: DiagramResult = { error: "no browser" };
/** How long a page waits for its drawings. */
const PATIENCE_MS = 350;

/** Draws while somebody writes: the browser is started once, and stays open. */
export function draftDiagrams(root: string): DraftDiagrams {
  let drawer: ReturnType<typeof openDiagramDrawer> | undefined;
  const opened = (): ReturnType<typeof openDiagramDrawer> => (drawer ??= openDiagramDrawer());
  /** What came too late for the page that it was drawn for. */
  const late = new Map<string, DiagramResult>();
  const take = (key: string): readonly (readonly [string, DiagramResult])[] => {
    const result = late.get(key);
    // With the next save another browser may be there.
    if (result === NO_BROWSER) late.delete(key);
    return result === undefined ? [] : [[key, result]];
  };
  const drawn = async (codes: readonly string[]): Promise<ReadonlyMap<string, DiagramResult>> => {
    const results = await renderDiagrams(codes, { cacheFolder: join(keptFolder(root), "diagrams"), drawer: opened }).catch(() => undefined);
    // The browser went away: another one draws with the next save, and the text says meanwhile that a drawing is missing.
    if (results === undefined) drawer = undefined;
    return results ?? new Map<string, DiagramResult>();
  };
  return {
    makeReady: () => void opened(),
    draw: async (document, known) => {
      const codes = diagramsOf(document).map(({ code }) => code);
      if (codes.length === 0) return { svgs: known, diagnostics: [] };
      // Whoever saved a page with a diagram may change it next.
      void opened();
      const came = new Map(codes.flatMap((code) => take(diagramKey(code))));
      const missing = codes.filter((code) => !known.has(diagramKey(code)) && !came.has(diagramKey(code)));
      const drawing = missing.length === 0 ? Promise.resolve(came) : drawn(missing);
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
      });
      const inTime = await Promise.race([drawing, patience]).finally(() => clearTimeout(timer));
      const results = new Map([...came, ...(inTime ?? [])]);
      const svgs = [...results].flatMap(([key, result]) => ("svg" in result ? [[key, result.svg] as const] : []));
      const soFar = { svgs: new Map([...known, ...svgs]), diagnostics: diagramDiagnostics(document, results) };
      if (inTime !== undefined) return soFar;
      const later = drawing.then((found) => {
        for (const code of missing) late.set(diagramKey(code), found.get(diagramKey(code)) ?? NO_BROWSER);
      });
      return { ...soFar, later };
    },
    close: async () => {
      await (await drawer)?.close();
    },
  };
}
