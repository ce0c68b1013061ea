import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser/launch-browser.ts";
import { auditSvg } from "./audit-svg.ts";
import { checkDiagram } from "./check-diagram.ts";
import { diagramKey } from "./diagram-key.ts";
import { DIAGRAM_EXAMPLES } from "./diagram-types.fixture.ts";
import { renderDiagrams, type DiagramResult } from "./render-diagrams.ts";

const browser = await launchBrowser();
const available = browser !== undefined;
await browser?.close();

test.each(Object.entries(DIAGRAM_EXAMPLES))("%s needs no drawing to be known as sound", (_type, code) => {
  expect(checkDiagram(code)).toEqual([]);
});

describe.skipIf(!available)("every type is drawn", () => {
  let folder = "";
  let results: ReadonlyMap<string, DiagramResult> = new Map();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "diagram-types-"));
    results = await renderDiagrams(Object.values(DIAGRAM_EXAMPLES), { cacheFolder: folder });
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  test.each(Object.entries(DIAGRAM_EXAMPLES))("%s: safe, named, and in colours of the site, which light and dark and print set", (_type, code) => {
    const result = results.get(diagramKey(code));
    if (result === undefined || !("svg" in result)) throw new Error(`not drawn: ${JSON.stringify(result)}`);
    expect(auditSvg(result.svg)).toEqual([]);
    expect(result.svg).toMatch(/role="img" aria-labelledby="(d[0-9a-f]{10}-t)"[^>]*><title id="\1">[^<]+<\/title><desc /);
    expect(result.svg).toContain('fill="var(--ink)"');
    expect(result.svg).not.toMatch(/#[0-9a-f]{6}\b|rgb\(/);
  });
  test("the bands of a Sankey diagram are as wide as what they carry", () => {
    const result = results.get(diagramKey(DIAGRAM_EXAMPLES["sankey"] ?? ""));
    const widths = "svg" in (result ?? {}) ? [...JSON.stringify(result).matchAll(/stroke-width=\\"([\d.]+)/g)].map((match) => Number(match[1])) : [];
    expect(Math.max(...widths)).toBeGreaterThan(20);
  });
});
