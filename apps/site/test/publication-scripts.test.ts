import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isoDate } from "@almanac/core";
import { launchBrowser } from "@almanac/prose";
import { editionLayout, latestLayout, prepareTree, readTree, renderTree } from "../src/index.ts";
import { readStatement } from "../src/render/read-statement.ts";
import { writeStatement } from "./statement.ts";

/** Scripts that need a publication around the pages: two editions' folders (of the same pages), the newest one below `/` too. */
const browser = await launchBrowser();
interface Route {
  readonly fulfill: (answer: { readonly status?: number; readonly json?: unknown }) => Promise<void>;
}
const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".pagefind": "application/wasm" };
let folder = "";
let server: Server | undefined;
let origin = "";

const edition = (id: string, label: string, more: Readonly<Record<string, unknown>> = {}) => ({ id, label, asOf: `${id}T21:00:00Z`, asOfDate: id, sha256: "0".repeat(64), path: `${id}/`, labels: [], ...more });
const THIS = edition("2026-11-22", "2026-W47");
const BEFORE = edition("2026-11-15", "2026-W46");
/** The pages take the place of this one. */
const CORRECTED = { id: "2026-11-21", label: "2026-11-21", asOfDate: "2026-11-21", sha256: "0".repeat(64) };
const AFTER = edition("2026-11-29", "2026-W48");

async function write(files: ReadonlyMap<string, Uint8Array>, below: string): Promise<void> {
  for (const [file, bytes] of files) {
    await mkdir(dirname(join(folder, "web", below, file)), { recursive: true });
    await writeFile(join(folder, "web", below, file), bytes);
  }
}

beforeAll(async () => {
  if (browser === undefined) return;
  folder = await mkdtemp(join(tmpdir(), "almanac-scripts-"));
  await writeStatement(join(folder, "statement"), { corrects: { ...CORRECTED, asOfDate: isoDate(CORRECTED.asOfDate), reason: "A source was read twice" } });
  await renderTree({ statement: await readStatement(join(folder, "statement")), treeFolder: join(folder, "tree"), cacheFolder: join(folder, "cache") });
  const prepared = prepareTree(await readTree(join(folder, "tree")));
  const latest = latestLayout(prepared, undefined);
  for (const id of [THIS.id, BEFORE.id]) {
    const { files, assets } = editionLayout(prepared, id);
    await write(files, join("editions", id));
    await write(assets, "_assets");
  }
  await write(latest.files, "");
  await write(latest.assets, "_assets");
  // The edition before had no page about delivery.
  await rm(join(folder, "web", "editions", BEFORE.id, "delivery"), { recursive: true });
  const web = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    readFile(join(folder, "web", path)).then(
      (bytes) => response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(request.method === "HEAD" ? undefined : bytes),
      () => response.writeHead(404).end(),
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

/** A page of the publication whose index lists the given editions, newest first; undefined: there is no index. Errors are collected. */
async function open(path: string, editions: readonly Readonly<Record<string, unknown>>[] | undefined) {
  if (browser === undefined) throw new Error("no browser");
  const view = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const errors: string[] = [];
  view.on("pageerror", (error: Error) => errors.push(error.message));
  await view.clock.setFixedTime(new Date("2026-12-02T10:00:00Z"));
  await view.route("**/editions/index.json", (route: Route) => (editions === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ json: { schema: 1, title: "Lantern", latest: editions.find(({ withdrawn }) => withdrawn === undefined)?.["id"], editions } })));
  await view.goto(`${origin}${path}`);
  await view.waitForLoadState("networkidle");
  return { view, errors };
}

describe.skipIf(browser === undefined)("scripts of a publication", () => {
  test("the newest edition says how old its data are, and of no other edition", async () => {
    const { view, errors } = await open("/delivery/index.html", [THIS]);
    expect(await view.locator(".edition-line").innerText()).toMatch(/Edition 2026-W47, as of 22\sNov\s2026, 10\sdays\sago\s·\sLatest edition/);
    expect(await view.locator("[data-edition-notice]").isVisible()).toBe(false);
    expect(await view.locator("[data-edition-picker]").isVisible()).toBe(false);
    expect(errors).toEqual([]);
    await view.close();
  });

  test("an older edition names the newest, and the way there", async () => {
    const { view } = await open("/editions/2026-11-22/delivery/index.html", [AFTER, THIS, BEFORE]);
    const notice = view.locator("[data-edition-notice]");
    expect(await notice.innerText()).toMatch(/^A newer edition is out: 2026-W48, as of 29\sNov\s2026\.$/);
    expect(await notice.locator("a").evaluate((link: object) => "href" in link && link.href)).toBe(`${origin}/index.html`);
    await notice.locator("a").click();
    await view.waitForURL(`${origin}/delivery/index.html`);
    await view.close();
  });

  test("a correction says what it corrects and why, and where both are listed, without any script", async () => {
    const { view } = await open("/editions/2026-11-22/delivery/index.html", undefined);
    const note = view.locator("p.edition-notice:not([data-edition-notice])");
    expect(await note.innerText()).toBe("This edition corrects 2026-11-21. A source was read twice. Both are in the list of editions.");
    expect(await note.locator("a").getAttribute("href")).toBe("../../index.html");
    await view.close();
  });

  test("an edition that was corrected leads to its correction, and a withdrawn one is nobody's next", async () => {
    const correction = edition("2026-11-22-2", "2026-W47-2", { asOfDate: "2026-11-22", corrects: THIS.id });
    const withdrawn = { ...AFTER, withdrawn: { on: "2026-12-01", reason: "a name" } };
    const { view } = await open("/editions/2026-11-22/index.html", [withdrawn, correction, { ...THIS, correctedBy: correction.id }]);
    expect(await view.locator("[data-edition-notice]").innerText()).toMatch(/^This edition was corrected\. Read instead: 2026-W47-2, as of 22\sNov\s2026\.$/);
    expect(await view.locator("[data-edition-picker] option").evaluateAll((options: readonly object[]) => options.map((option) => ["textContent" in option && option.textContent, "disabled" in option && option.disabled]))).toEqual([["2026-W48, withdrawn", true], ["2026-W47-2, correction", false], ["2026-W47, corrected", false], ["All editions", false]]);
    await view.close();
  });

  test("the picker leads to the same page of another edition, or to its front page where it had none", async () => {
    const { view } = await open("/editions/2026-11-22/data/index.html", [THIS, BEFORE]);
    await view.locator("[data-edition-picker] select").selectOption({ label: "2026-W46" });
    await view.waitForURL(`${origin}/editions/2026-11-15/data/index.html`);
    await view.close();
    const second = await open("/delivery/index.html", [THIS, BEFORE]);
    await second.view.locator("[data-edition-picker] select").selectOption({ label: "2026-W46" });
    await second.view.waitForURL(`${origin}/editions/2026-11-15/index.html`);
    await second.view.close();
  });

  test("without an index the page stays as it was stated", async () => {
    const { view, errors } = await open("/editions/2026-11-22/index.html", undefined);
    expect(await view.locator("[data-edition-notice]").isVisible()).toBe(false);
    expect(await view.locator("[data-edition-picker]").isVisible()).toBe(false);
    expect(errors).toEqual([]);
    await view.close();
  });

  test("search finds pages of this edition, and of another one that is chosen", async () => {
    const { view, errors } = await open("/editions/2026-11-22/data/index.html", [THIS, BEFORE]);
    const found = async (edition: string): Promise<void> => {
      await view.locator(`[data-search-results] a[href*="/editions/${edition}/"]`).first().waitFor();
    };
    await view.keyboard.press("/");
    expect(await view.locator("[data-search-edition] option").allInnerTexts()).toEqual(["2026-W47, this edition", "2026-W46"]);
    await view.keyboard.type("started");
    await found(THIS.id);
    await view.locator("[data-search-edition] select").selectOption({ label: "2026-W46" });
    await found(BEFORE.id);
    expect(await view.locator("[data-search-state]").innerText()).toMatch(/in 2026-W46\.$/);
    await view.locator('[data-search-results] > li > a[href*="/handbook/first/"]').click();
    await view.waitForURL(/\/editions\/2026-11-15\/handbook\/first\/index\.html$/);
    expect(errors).toEqual([]);
    await view.close();
  });

  test("below / search leads to pages below /", async () => {
    const { view } = await open("/data/index.html", [THIS, BEFORE]);
    await view.keyboard.press("/");
    await view.keyboard.type("started");
    await view.locator('[data-search-results] > li > a[href*="/handbook/first/"]').click();
    await view.waitForURL(`${origin}/handbook/first/index.html`);
    await view.close();
  });
});
