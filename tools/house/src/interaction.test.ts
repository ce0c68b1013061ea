/** Pages under finger, keyboard, assistive technology and wide text (WCAG 2.2 AA). Needs dist/, or the folder that ALMANAC_SITE names. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "@almanac/prose";
import type { Browser, Page } from "playwright-core";
import { REPOSITORY } from "./gates.ts";
import { interactionOf, type Interaction } from "./interaction-audit.ts";
import { pageTypes } from "./site-pages.ts";
import { serveFolder, type StaticServer } from "./static-server.ts";

const dist = resolve(process.env["ALMANAC_SITE"] ?? join(REPOSITORY, "dist"));
if (!existsSync(join(dist, "index.html"))) throw new Error(`${dist} holds no site: run \`pnpm build\` first`);
/** Between them they have every component that takes focus. */
const JUDGED = ["front", "changes", "forecast", "risks", "budget", "models", "not-found", "role-page", "workstream-page", "handbook-page", "method-page"];
const SOUND: Interaction = { smallTargets: [], hiddenFocus: [], nameless: [], outOfOrder: [], cutText: [] };

const found = await launchBrowser();
afterAll(() => found?.close());

describe.skipIf(found === undefined)("interaction", () => {
  const browser = found as Browser;
  let server: StaticServer;
  beforeAll(async () => {
    server = await serveFolder(dist);
  });
  afterAll(() => server.close());
  const opened = async <Seen>(look: (page: Page) => Promise<Seen>): Promise<Seen> => {
    const context = await browser.newContext();
    try {
      return await look(await context.newPage());
    } finally {
      await context.close();
    }
  };

  test("what fails is found", async () => {
    const planted = `<!doctype html><html lang="en"><title>Planted</title><style>button { block-size: 30px; margin: 30px } :focus-visible { outline: 2px solid } .bare:focus { outline: none } .cut { block-size: 1.2rem; overflow: hidden; inline-size: 12rem } .small a { display: block; font-size: 9px; line-height: 10px }</style>
      <div class="small"><a href="#a">Small</a><a href="#b">Beside it</a></div><p>In a <a href="#c">sentence</a> it may be small.</p>
      <button class="bare">No outline</button><button tabindex="3">Out of order</button><a href="#d" aria-label=""><img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" width="40" height="40"></a><p class="cut">Words that fill the line</p></html>`;
    const seen = await opened(async (page) => {
      await page.setContent(planted);
      return interactionOf(page);
    });
    expect(seen.smallTargets.filter((each) => /Small|Beside it/.test(each)).length).toBeGreaterThanOrEqual(2);
    expect(seen.smallTargets.join()).not.toContain("sentence");
    expect(seen.hiddenFocus.join()).toContain("No outline” has no outline");
    expect(seen.outOfOrder).toHaveLength(1);
    expect(seen.nameless).toHaveLength(1);
    expect(seen.cutText.join()).toContain("Words that fill the line");
  });

  test.each(pageTypes(dist).filter(({ name }) => JUDGED.includes(name)))("$name", async ({ page: path }) => {
    const seen = await opened(async (page) => {
      await page.goto(`${server.origin}/${path}`, { waitUntil: "load" });
      return interactionOf(page);
    });
    expect(seen).toEqual(SOUND);
  });

  test("the search dialog takes the focus, keeps it, says what it found, and gives the focus back", async () => {
    await opened(async (page) => {
      await page.goto(`${server.origin}/`);
      const search = page.getByRole("button", { name: "Search" });
      await search.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("searchbox", { name: "Search" }).fill("forecast");
      const state = page.locator("[data-search-state]");
      await expect.poll(() => state.innerText()).toMatch(/^\d+ pages/);
      expect(await state.getAttribute("role")).toBe("status");
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press("Tab");
        expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest("dialog") !== null)).toBe(true);
      }
      await page.keyboard.press("Escape");
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Search");
    });
  });

  test("the key that opens search can be switched off, and stays so", async () => {
    await opened(async (page) => {
      const open = page.locator("dialog[open]");
      await page.goto(`${server.origin}/data/`);
      await page.keyboard.press("/");
      await page.getByLabel("Open search with the key / alone").uncheck();
      await page.keyboard.press("Escape");
      await page.goto(`${server.origin}/`);
      await page.keyboard.press("/");
      expect(await open.count()).toBe(0);
      await page.keyboard.press("Control+k");
      expect(await open.count()).toBe(1);
    });
  });

  test("a register is put into another order from the keyboard, as a table and as records", async () => {
    await opened(async (page) => {
      await page.goto(`${server.origin}/risks/`);
      const heads = page.locator("table.record-table[data-sortable] thead button.sort");
      await heads.nth(1).press("Enter");
      expect(await page.locator("th[aria-sort]").count()).toBe(1);
      await page.setViewportSize({ width: 320, height: 800 });
      const order = page.getByRole("combobox", { name: "Sort" }).filter({ visible: true }).first();
      expect(await order.isVisible()).toBe(true);
      await order.selectOption({ index: 0 });
      expect(await page.locator("th[aria-sort]").count()).toBe(0);
    });
  });
});
