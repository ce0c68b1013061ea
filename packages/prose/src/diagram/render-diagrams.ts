import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser } from "../browser/launch-browser.ts";
import { auditSvg } from "./audit-svg.ts";
import { checkDiagram } from "./check-diagram.ts";
import type { DiagramProblem } from "./diagram-problem.ts";
import { diagramKey, idPrefix } from "./diagram-key.ts";
import { diagramWords } from "./diagram-words.ts";
import { drawDiagrams, siteFont, type DiagramDrawer } from "./draw-diagrams.ts";
import type { Drawn } from "./drawn.ts";
import { flattened } from "./flatten.ts";
import { mermaidConfig } from "./mermaid-theme.ts";
import { preparedCode } from "./prepared-code.ts";
import { svgText } from "./svg-text.ts";
import { syntaxProblem } from "./syntax-problem.ts";

/** Raised when a change of this code changes what is drawn, so that no old drawing is taken from the cache. */
const RENDERER = 1;

/** A finished drawing, or why there is none. `error` is `no browser` when nothing could be started to draw it. */
export type DiagramResult = { readonly svg: string } | { readonly error: string; readonly line?: number; readonly problem?: DiagramProblem };

export interface RenderDiagramsOptions {
  /** Folder of finished drawings; made if absent. A second call with the same diagrams starts no browser. */
  readonly cacheFolder: string;
  /** WOFF2 file of the face that text is measured in; the site's text face when left out. */
  readonly fontFile?: string;
  /** What draws again and again; left out, a browser is started and ended. */
  readonly drawer?: () => Promise<DiagramDrawer | undefined>;
}

function pipelineDigest(fontFile: string): string {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.resolve("mermaid/dist/mermaid.esm.min.mjs")), "utf8")) as { readonly version: string };
  return createHash("sha256").update(JSON.stringify([RENDERER, version, mermaidConfig("")])).update(readFileSync(fontFile)).digest("hex");
}

async function cached(file: string): Promise<string | undefined> {
  const svg = await readFile(file, "utf8").catch(() => undefined);
  return svg !== undefined && auditSvg(svg).length === 0 ? svg : undefined;
}

async function keep(file: string, svg: string): Promise<void> {
  const partial = `${file}.${randomUUID()}.partial`;
  await writeFile(partial, svg);
  await rename(partial, file);
}

const failed = (problem: DiagramProblem): DiagramResult => ({ error: problem.message, line: problem.line, problem });

function finished(code: string, drawn: Drawn): DiagramResult {
  if ("error" in drawn) return failed(syntaxProblem(drawn, code, preparedCode(code)));
  const element = flattened(drawn.svg, idPrefix(code), diagramWords(code));
  if (element === undefined) return { error: "the diagram has no size" };
  const svg = svgText(element);
  const problems = auditSvg(svg);
  return problems.length === 0 ? { svg } : { error: `this type of diagram cannot be drawn safely: ${problems[0] ?? ""}` };
}

/** Undefined when no browser starts. */
async function drawnNow(requests: Parameters<DiagramDrawer["draw"]>[0], fontFile: string, drawer: RenderDiagramsOptions["drawer"]): Promise<readonly Drawn[] | undefined> {
  if (drawer !== undefined) return await (await drawer())?.draw(requests);
  const browser = await launchBrowser();
  if (browser === undefined) return undefined;
  try {
    return await drawDiagrams(browser, requests, fontFile);
  } finally {
    await browser.close();
  }
}

/**
 * Draws Mermaid diagrams in a browser that reaches no network, as SVG without styles, scripts and links whose colours are the
 * site's tokens. Answers by `diagramKey(code)`. Never rejects for what an author wrote: mistakes are results, with the line in the code.
 */
export async function renderDiagrams(codes: readonly string[], { cacheFolder, fontFile = siteFont(), drawer }: RenderDiagramsOptions): Promise<ReadonlyMap<string, DiagramResult>> {
  const results = new Map<string, DiagramResult>();
  const missing: { readonly code: string; readonly file: string }[] = [];
  await mkdir(cacheFolder, { recursive: true });
  const pipeline = pipelineDigest(fontFile);
  for (const code of new Set(codes)) {
    const problem = checkDiagram(code)[0];
    const file = join(cacheFolder, `${createHash("sha256").update(pipeline).update(code).digest("hex")}.svg`);
    const svg = problem === undefined ? await cached(file) : undefined;
    if (problem !== undefined) results.set(diagramKey(code), failed(problem));
    else if (svg === undefined) missing.push({ code, file });
    else results.set(diagramKey(code), { svg });
  }
  if (missing.length === 0) return results;
  const drawn = await drawnNow(missing.map(({ code }) => ({ id: idPrefix(code), code: preparedCode(code).text })), fontFile, drawer);
  for (const [index, { code, file }] of missing.entries()) {
    const result: DiagramResult = drawn === undefined ? { error: "no browser" } : finished(code, drawn[index] ?? { error: "the diagram was not drawn" });
    if ("svg" in result) await keep(file, result.svg);
    results.set(diagramKey(code), result);
  }
  return results;
}
