/**
 * The built site, as a reader and a browser see it. Needs dist/ at the repository's root (`pnpm build`), or the folder that
 * ALMANAC_SITE names: `ALMANAC_SITE=DIR pnpm vitest run src/site.test.ts` in this package.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "@almanac/prose";
import type { Browser } from "playwright-core";
import { REPOSITORY } from "./gates.ts";
import { htmlFaults } from "./html-audit.ts";
import { linkFaults } from "./link-audit.ts";
import { markupFaults } from "./markup-audit.ts";
import { accessibilityOf, complaintsOfAll, visibleWithoutScript } from "./page-audit.ts";
import { pageTypes, pagesIn } from "./site-pages.ts";
import { serveFolder, type StaticServer } from "./static-server.ts";
import { weightFaults } from "./weight-audit.ts";

const dist = resolve(process.env["ALMANAC_SITE"] ?? join(REPOSITORY, "dist"));
if (!existsSync(join(dist, "index.html"))) throw new Error(`${dist} holds no site: run \`pnpm build\` first`);

const pages = pagesIn(dist);
const types = pageTypes(dist);
// Pages of measures and of the handbook are made alike, and are most of all: one in eight and one in four of them are opened. Their links are audited in every one.
const ALIKE = [["method/", 8], ["handbook/", 4]] as const;
const opened = [...pages.filter((page) => ALIKE.every(([folder]) => !page.startsWith(folder))), ...ALIKE.flatMap(([folder, every]) => pages.filter((page) => page.startsWith(folder)).filter((_, index) => index % every === 0))];

describe("files of the site", () => {
  test("has a page of every kind", () => {
    expect(types.map(({ name }) => name)).toEqual([
      "front", "not-found", "agile", "budget", "calendar", "changes", "compliance", "contents", "data", "datasets", "decisions", "delivery", "editions",
      "experiments", "for", "forecast", "glossary", "handbook", "infrastructure", "initiatives", "lifecycle", "market", "method", "models", "objectives",
      "people", "print", "releases", "risks", "roadmap", "stakeholders", "value", "vendors", "workstream-page", "decision-page", "model-page",
      "dataset-page", "risk-note", "ceremony-page", "release-page", "role-page", "method-page", "review", "policies", "model-card", "dataset-sheet", "policy-page", "handbook-page", "chapter-page",
    ]);
  });
  test("no inline code, one constant policy, unique ids, titles and descriptions", () => {
    expect(markupFaults(dist)).toEqual([]);
  });
  test("is valid HTML", async () => {
    expect(await htmlFaults(dist, opened)).toEqual([]);
  });
  test("every internal link and anchor resolves", () => {
    expect(linkFaults(dist)).toEqual([]);
  });
  test("no page over 100 KB, no stylesheet or font over what two round trips bring, fonts together at most 110 KB", () => {
    expect(weightFaults(dist)).toEqual([]);
  });
});

const found = await launchBrowser();
afterAll(() => found?.close());

test.runIf(process.platform === "linux" && process.arch === "x64")("a browser comes with the dependencies", () => {
  expect(found).toBeDefined();
});

describe.skipIf(found === undefined)("in Chromium", () => {
  const browser = found as Browser;
  let root: StaticServer;
  let subfolder: StaticServer;
  beforeAll(async () => {
    root = await serveFolder(dist);
    subfolder = await serveFolder(dist, "/a/b/");
  });
  afterAll(() => Promise.all([root.close(), subfolder.close()]));

  test("every page opens from / without a complaint", async () => {
    const others = opened.filter((page) => types.every((type) => type.page !== page));
    expect(await complaintsOfAll(browser, others.map((page) => `${root.origin}/${page}`))).toEqual({});
  }, 180_000);

  // Two at a time: see the configuration.
  describe.concurrent.each(types)("$name", ({ page }) => {
    test("opens from /, from file:// and from a sub-folder without a complaint", async ({ expect: expected }) => {
      const addresses = [`${root.origin}/${page}`, pathToFileURL(join(dist, page)).href, `${subfolder.origin}/a/b/${page}`];
      expected(await complaintsOfAll(browser, addresses)).toEqual({});
    });
    test("no accessibility violation in light or dark, no horizontal scroll at 320 px", async ({ expect: expected }) => {
      expected(await accessibilityOf(browser, `${root.origin}/${page}`)).toEqual({ light: [], dark: [], overflow: { pixels: 0, culprits: [] } });
    }, 90_000);
    test("can be read with script off", async ({ expect: expected }) => {
      const { heading, words } = await visibleWithoutScript(browser, `${root.origin}/${page}`);
      expected(heading).not.toBe("");
      expected(words).toBeGreaterThan(20);
    });
  });
});
