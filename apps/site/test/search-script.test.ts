import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { launchBrowser } from "@almanac/prose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderTree } from "../src/index.ts";
import { readStatement } from "../src/render/read-statement.ts";
import { writeStatement } from "./statement.ts";

/** Search over one edition: questions in readers' words, kinds of pages, and the page for an address that does not exist. */
const browser = await launchBrowser();
const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };
let folder = "";
let server: Server | undefined;
let origin = "";

beforeAll(async () => {
  if (browser === undefined) return;
  folder = await mkdtemp(join(tmpdir(), "almanac-search-"));
  await writeStatement(join(folder, "statement"));
  await renderTree({ statement: await readStatement(join(folder, "statement")), treeFolder: join(folder, "tree"), cacheFolder: join(folder, "cache") });
  const fileAt = (path: string): Promise<Uint8Array> => readFile(join(folder, "tree", path.endsWith("/") ? `${path}index.html` : path));
  const web = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    fileAt(path).then(
      (bytes) => response.writeHead(200, { "content-type": TYPES[extname(path.endsWith("/") ? "index.html" : path)] ?? "application/octet-stream" }).end(bytes),
      async () => response.writeHead(404, { "content-type": "text/html" }).end(await fileAt("/404.html")),
    );
  });
  server = web;
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${String((web.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  if (folder !== "") await rm(folder, { recursive: true, force: true });
});

async function searched(path: string, words: string) {
  if (browser === undefined) throw new Error("no browser");
  const view = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await view.goto(`${origin}${path}`);
  await view.keyboard.press("/");
  await view.locator("#search-words").fill(words);
  await view.locator("[data-search-results] a").first().waitFor();
  const paths = async (): Promise<readonly string[]> => (await view.evaluate("[...document.querySelectorAll('[data-search-results] > li > a')].map((link) => link.pathname)")) as readonly string[];
  return { view, paths, said: (): Promise<string> => view.locator("[data-search-state]").innerText() };
}

describe.skipIf(browser === undefined)("search", () => {
  test.each([
    ["When does it land and how sure are you?", ["/forecast/index.html", "/roadmap/index.html"]],
    ["why is the forecast later than last week?", ["/changes/index.html"]],
    ["what do GPU hours cost per accepted experiment?", ["/budget/index.html"]],
    ["which models lack a fairness evaluation?", ["/models/index.html"]],
  ])("%s", async (question, answers) => {
    const { view, paths } = await searched("/data/", question);
    expect((await paths()).slice(0, 3)).toEqual(expect.arrayContaining(answers));
    await view.close();
  });

  test("where no page has all words, those with most of them are shown, and it is said", async () => {
    const { view, paths, said } = await searched("/", "GPU fairness xylophone hours");
    expect(await said()).toMatch(/none has all of these words\.$/);
    expect(await paths()).toContain("/budget/index.html");
    await view.close();
  });

  test("a kind of page can be chosen, and arrow keys go through what is found", async () => {
    const { view, paths } = await searched("/", "started");
    expect(await view.locator("[data-search-kinds] label").allInnerTexts()).toEqual(expect.arrayContaining(["All", "Page", "Decision", "Handbook", "Method"]));
    await view.locator("[data-search-kinds] label", { hasText: "Method" }).click();
    await expect.poll(paths).toEqual(["/method/delivery.wip/index.html"]);
    await view.locator("#search-words").press("ArrowDown");
    expect(await view.evaluate("document.activeElement.textContent")).toBe("Work in progress");
    await view.close();
  });

  test("a wrong address names the nearest section and searches for its words", async () => {
    const { view } = await searched("/forecasts-old/", "started");
    await view.keyboard.press("Escape");
    expect(await view.locator("[data-not-found-near]").innerText()).toBe("Did you mean Forecast?");
    await view.locator("[data-not-found-search]").click();
    expect(await view.locator("#search-words").inputValue()).toBe("forecasts old");
    await view.close();
  });
});
