import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchBrowser } from "@almanac/prose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentTypeOf } from "../../src/publication/content-types.ts";
import { runAlmanac, type Run } from "../run-almanac.ts";
import { smallProgram, treeDigest, type SmallProgram } from "../small-program.ts";
import { brokenLinks, servedFiles } from "./broken-links.ts";
import { sentEverywhere } from "./sent-everywhere.ts";

const [OLD, NEW] = ["2026-11-15", "2026-11-22"];
let program: SmallProgram;
let place = "";
/** The digest of the old edition's folder while it was the newest. */
let oldThen = "";

const at = (...path: readonly string[]): string => join(place, ...path);
const publish = (): Run => runAlmanac(["publish", "--root", program.root, "--to", at("publication"), "--flatten", at("flat")]);
const json = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;
const sha256 = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

interface Manifest {
  readonly files: Readonly<Record<string, string>>;
  readonly assets: readonly string[];
  readonly editions: Readonly<Record<string, string>>;
}

function succeeded({ code, stderr }: Run): string {
  if (code !== 0) throw new Error(stderr);
  return stderr;
}

let told = "";
beforeAll(() => {
  program = smallProgram();
  place = mkdtempSync(join(tmpdir(), "almanac-publication-"));
  succeeded(runAlmanac(["edition", "--root", program.root, "--as-of", "2026-11-15T22:00:00+01:00"]));
  succeeded(publish());
  oldThen = treeDigest(at("publication/editions", OLD));
  succeeded(runAlmanac(["edition", "--root", program.root]));
  told = succeeded(publish());
});
afterAll(() => {
  program.remove();
  rmSync(place, { recursive: true });
});

describe("a publication of two editions", () => {
  test("holds the older one as it was published, byte for byte", () => {
    expect(treeDigest(at("publication/editions", OLD))).toBe(oldThen);
  });

  test("says in a line what was published, and how much of it is new", () => {
    expect(told).toMatch(/^published 2026-W47 in .*: [\d.]+ MB new in \d+ files, \d+ of \d+ shared files new\n/);
  });

  test("shows the newest, and lists both", () => {
    const page = readFileSync(at("publication/current/index.html"), "utf8");
    expect(page).toContain("2026-W47");
    expect(page).not.toContain("latest:");
    const all = readFileSync(at("publication/current/editions/index.html"), "utf8");
    expect(all).toContain(`<a href="${OLD}/index.html">2026-W46</a>`);
    expect(json(at("publication/current/editions/index.json"))).toMatchObject({ schema: 1, latest: NEW, editions: [{ id: NEW, path: `${NEW}/` }, { id: OLD }] });
  });

  test("has no link that leads nowhere, under a path as under its own name, and wherever it is put", () => {
    expect(servedFiles(at("publication/current")).length).toBeGreaterThan(500);
    expect(brokenLinks(at("publication/current"))).toEqual([]);
    cpSync(at("publication"), at("moved/deep"), { recursive: true, verbatimSymlinks: true });
    expect(readlinkSync(at("moved/deep/current"))).toBe("releases/2");
    expect(brokenLinks(at("moved/deep/current"))).toEqual([]);
  });

  test("leads from a page of an edition to the latest and to the list of all", () => {
    const page = readFileSync(at("publication/editions", OLD, "delivery/index.html"), "utf8");
    expect(page).toContain('href="../../../index.html"');
    expect(page).toContain('href="../../index.json"');
    expect(page).toMatch(/rel="canonical" href="https:\/\/small\.example\/delivery\/"/);
    expect(page).not.toContain("noindex");
  });

  test("says in its manifests what is there, and names shared files by their content", () => {
    for (const id of [OLD, NEW]) {
      const folder = at("publication/editions", id);
      const { files, assets } = json<Manifest>(join(folder, "manifest.json"));
      for (const [path, digest] of Object.entries(files)) expect(sha256(join(folder, path)), path).toBe(digest);
      for (const name of assets) expect(sha256(at("publication/_assets", name)).slice(0, 32)).toBe(name.split(".")[0]);
      expect(servedFiles(folder).filter((path) => path !== "manifest.json").sort()).toEqual(Object.keys(files).sort());
    }
    const release = json<Manifest>(at("publication/current/release.json"));
    for (const [path, digest] of Object.entries(release.files)) expect(sha256(at("publication/current", path)), path).toBe(digest);
    expect(release.editions[OLD]).toBe(sha256(at("publication/editions", OLD, "manifest.json")));
  });

  test("stores what both editions need once, the engine of search among it", () => {
    const [old, fresh] = [OLD, NEW].map((id) => new Set(json<Manifest>(at("publication/editions", id, "manifest.json")).assets));
    const shared = [...(old ?? [])].filter((name) => fresh?.has(name) === true);
    expect(shared.filter((name) => name.endsWith(".woff2"))).toHaveLength(10);
    expect(shared.some((name) => name.endsWith(".pagefind"))).toBe(true);
    expect(readdirSync(at("publication/editions", NEW, "pagefind")).filter((name) => name.startsWith("wasm"))).toEqual([]);
  });

  test("keeps a file's readable name for who saves it", () => {
    expect(readFileSync(at("publication/editions", NEW, "delivery/index.html"), "utf8")).toMatch(/<a [^>]*href="\.\.\/\.\.\/\.\.\/_assets\/[0-9a-f]{32}\.csv"[^>]*download="delivery\.[^"]*\.csv"/);
  });

  test("has an error page whose links hold under any address", () => {
    expect(readFileSync(at("publication/current/404.html"), "utf8")).toMatch(/href="\/_assets\/[0-9a-f]{32}\.css"/);
  });

  test("has a flat copy that is the same for readers, made of plain files", () => {
    expect(servedFiles(at("flat"))).toEqual(servedFiles(at("publication/current")));
    for (const file of servedFiles(at("flat"))) expect(sha256(at("flat", file)), file).toBe(sha256(at("publication/current", file)));
    expect(brokenLinks(at("flat"))).toEqual([]);
  });
});

const browser = await launchBrowser();

describe.runIf(browser !== undefined)("in a browser, a publication", () => {
  let server: Server;
  let address = "";
  const policy = (): string => /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(at("publication/current/index.html"), "utf8"))?.[1] ?? "";
  beforeAll(async () => {
    // The page's own policy is sent, too: a host that does so breaks nothing, in workers neither.
    const { "content-security-policy": sent = "", ...others } = sentEverywhere(at("publication/current"));
    const headers = { ...others, "content-security-policy": `${sent}, ${policy()}` };
    server = createServer(({ url = "" }, response) => {
      const path = decodeURIComponent(new URL(url, "http://host").pathname).replace(/^\/(a\/b\/)?/, "").replace(/(^|\/)$/, "$1index.html");
      const file = at("publication/current", path);
      if (!existsSync(file) || statSync(file).isDirectory()) response.writeHead(404).end();
      else response.writeHead(200, { ...headers, "content-type": contentTypeOf(path) }).end(readFileSync(file));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const bound = server.address();
    address = typeof bound === "object" && bound !== null ? `http://127.0.0.1:${String(bound.port)}` : "";
  });
  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  /** A page that was opened, and everything that went wrong with it. */
  async function opened(url: string) {
    const page = await browser?.newPage();
    if (page === undefined) throw new Error("no browser");
    const problems: string[] = [];
    page.on("console", (message) => void (["error", "warning"].includes(message.type()) && problems.push(message.text())));
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
    await page.goto(url, { waitUntil: "networkidle" });
    return { page, problems };
  }

  test.each([
    ["/index.html", "/"],
    ["/a/b/editions/index.html", "/a/b/"],
    [`/a/b/editions/${OLD}/delivery/index.html`, `/a/b/editions/${OLD}/`],
  ])("finds in %s what stands below %s, by the engine that all editions share", async (path, below) => {
    const { page, problems } = await opened(address + path);
    await page.keyboard.press("/");
    await page.fill("#search-words", "cycle time");
    const first = page.locator("[data-search-results] a").first();
    await first.waitFor({ timeout: 30_000 });
    expect(await first.getAttribute("href")).toContain(below);
    await first.click();
    await page.waitForLoadState("networkidle");
    expect(new URL(page.url()).pathname.startsWith(below)).toBe(true);
    expect(problems).toEqual([]);
    await page.close();
  });

  test("takes a list of editions for text, and follows it nowhere but to editions that stand beside it", async () => {
    const index = JSON.parse(readFileSync(at("publication/current/editions/index.json"), "utf8")) as { readonly editions: readonly { readonly id: string }[] };
    const [newest] = index.editions;
    const hostile = ["https://elsewhere.example/", "javascript:alert(1)//", "//elsewhere.example/", "../../"].map((path, number) => ({ ...newest, id: `hostile-${String(number)}`, label: "out of place", path }));
    const marked = index.editions.map((edition) => ({ ...edition, label: "<img src=x onerror=alert(1)>", labels: ["<script>alert(2)</script>"] }));
    const page = await browser?.newPage();
    if (page === undefined) throw new Error("no browser");
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => (dialogs.push(dialog.message()), void dialog.dismiss()));
    await page.route("**/editions/index.json", (route) => route.fulfill({ json: { ...index, editions: [...hostile, ...marked] } }));
    await page.goto(`${address}/editions/${OLD}/index.html`, { waitUntil: "networkidle" });
    const options = await page.locator("[data-edition-picker] option").allTextContents();
    expect(options).toEqual(["<img src=x onerror=alert(1)>, <script>alert(2)</script>", "<img src=x onerror=alert(1)>, <script>alert(2)</script>", "All editions"]);
    const notice = page.locator("[data-edition-notice]");
    expect(await notice.textContent()).toContain("<img src=x onerror=alert(1)>, as of");
    expect(await notice.locator("a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual([`${address}/index.html`]);
    expect([await page.locator("img[src=x]").count(), dialogs]).toEqual([0, []]);
    await page.close();
  });

  test.each(["index.html", `editions/${OLD}/index.html`, "editions/index.html"])("is read from a folder without a complaint: %s", async (path) => {
    const { page, problems } = await opened(`file://${at("publication/current", path)}`);
    expect(await page.title()).toContain("Small program");
    expect(problems).toEqual([]);
    await page.close();
  });
});
