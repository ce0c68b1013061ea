import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { launchBrowser } from "../browser/launch-browser.ts";
import { diagramDiagnostics } from "../markdown/diagram-diagnostics.ts";
import { auditSvg } from "./audit-svg.ts";
import { diagramKey } from "./diagram-key.ts";
import { openDiagramDrawer } from "./draw-diagrams.ts";
import { renderDiagrams, type DiagramResult } from "./render-diagrams.ts";

const CODES = {
  flowchart: 'flowchart LR\n  accTitle: Three gates\n  A["<img src=x onerror=alert(1)>"] --> B{Fresh?}\n  B -. back .-> A\n  classDef here fill:#f9f,stroke:#900\n  class B here',
  sequence: "sequenceDiagram\n  participant P\n  P->>O: $$<b>x</b>$$\n  Note over P,O: five days",
  state: "stateDiagram-v2\n  [*] --> Ready\n  Ready --> Review: pulled\n  state Validation {\n    [*] --> Shadow\n  }\n  Review --> Validation",
  gantt: "gantt\n  title Rollout\n  dateFormat YYYY-MM-DD\n  section Data\n  Labels :done, a1, 2026-09-01, 30d\n  Shadow :b2, after a1, 14d\n  Release :milestone, after b2, 0d",
  timeline: "timeline\n  title A year\n  March : Version 2.0 : Gates\n  November : Version 3.2",
  gitGraph: "gitGraph\n  commit\n  branch next\n  commit",
} as const;
const BROKEN = "flowchart LR\n  %% a comment\n  A --> B\n  B -->";

const browser = await launchBrowser();
const available = browser !== undefined;
await browser?.close();
const folders: string[] = [];
const folder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), "diagrams-"));
  folders.push(made);
  return made;
};
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(async () => {
  for (const made of folders) await rm(made, { recursive: true, force: true });
});

const svgOf = (results: ReadonlyMap<string, DiagramResult>, code: string): string => {
  const result = results.get(diagramKey(code));
  if (result === undefined || !("svg" in result)) throw new Error(`not drawn: ${JSON.stringify(result)}`);
  return result.svg;
};

test("without a browser every diagram says so, and nothing fails", async () => {
  vi.stubEnv("CHROMIUM_PATH", "/nonexistent/browser");
  const results = await renderDiagrams([CODES.gantt], { cacheFolder: await folder() });
  expect(results.get(diagramKey(CODES.gantt))).toEqual({ error: "no browser" });
});

describe.skipIf(!available)("drawn in a browser", () => {
  let cacheFolder = "";
  let results: ReadonlyMap<string, DiagramResult> = new Map();
  beforeAll(async () => {
    cacheFolder = await folder();
    results = await renderDiagrams([...Object.values(CODES), BROKEN], { cacheFolder });
  });

  test.each(Object.entries(CODES))("%s passes the audit and is named", (_type, code) => {
    const svg = svgOf(results, code);
    expect(auditSvg(svg)).toEqual([]);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="(d[0-9a-f]{10}-t)"[^>]*><title id="\1">[^<]+<\/title><desc /);
    expect(svg).toMatch(/<text[ >]/);
  });
  test("labels are the characters that the author typed", () => {
    expect(svgOf(results, CODES.flowchart)).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(svgOf(results, CODES.sequence)).toContain("$$&lt;b&gt;x&lt;/b&gt;$$");
  });
  test("a syntax error has its line of the page", () => {
    const document = { path: "handbook/gates.md", body: `text\n\n\`\`\`mermaid\n${BROKEN}\n\`\`\`\n`, bodyLine: 10, format: "md" } as const;
    expect(diagramDiagnostics(document, results)[0]).toMatchObject({ code: "DIAGRAM-SYNTAX", severity: "error", file: "content/handbook/gates.md", line: 16, message: expect.stringContaining("“B -->” was expected to go on with") as string });
  });
  test("a second call draws nothing", async () => {
    vi.stubEnv("CHROMIUM_PATH", "/nonexistent/browser");
    const again = await renderDiagrams(Object.values(CODES), { cacheFolder });
    for (const code of Object.values(CODES)) expect(svgOf(again, code)).toBe(svgOf(results, code));
  });
  test("a drawing depends on its own code alone", async () => {
    const other = await renderDiagrams([CODES.gitGraph, CODES.state], { cacheFolder: await folder() });
    expect(svgOf(other, CODES.state)).toBe(svgOf(results, CODES.state));
    expect(svgOf(other, CODES.gitGraph)).toBe(svgOf(results, CODES.gitGraph));
  });
  test("a browser that stays open draws the same, whatever it drew before", async () => {
    const drawer = openDiagramDrawer();
    const again = await renderDiagrams([CODES.gitGraph, CODES.state, CODES.flowchart, CODES.gantt], { cacheFolder: await folder(), drawer: () => drawer });
    await (await drawer)?.close();
    for (const code of [CODES.gitGraph, CODES.state, CODES.flowchart, CODES.gantt]) expect(svgOf(again, code)).toBe(svgOf(results, code));
  });
  test("only finished drawings are kept", async () => {
    expect((await readdir(cacheFolder)).filter((name) => !/^[0-9a-f]{64}\.svg$/.test(name))).toEqual([]);
    expect(await readdir(cacheFolder)).toHaveLength(Object.keys(CODES).length);
  });
});
