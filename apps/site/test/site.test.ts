import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { fromHtml } from "hast-util-from-html";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "@almanac/prose";
import { renderTree, standaloneLayout } from "../src/index.ts";
import { readStatement } from "../src/render/read-statement.ts";
import { writeStatement } from "./statement.ts";

interface Element {
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly children?: readonly Element[];
}

let folder = "";
let files: readonly string[] = [];
const out = () => join(folder, "out");
const textOf = (file: string) => readFile(join(out(), file), "utf8");
/** One page of each kind: the pages of measures differ in their words only. */
const pageKinds = () => pages().filter((page) => !page.startsWith("method/") || page === "method/index.html" || page.startsWith("method/delivery."));
const pages = () => files.filter((file) => file.endsWith(".html"));

async function filesUnder(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true });
  const found: string[] = [];
  for (const entry of entries) if ((await stat(join(root, entry))).isFile()) found.push(entry.replaceAll("\\", "/"));
  return found.sort();
}

function* elements(node: Element): Generator<Element> {
  yield node;
  for (const child of node.children ?? []) yield* elements(child);
}
const elementsOf = async (page: string) => [...elements(fromHtml(await textOf(page)) as Element)];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "almanac-site-"));
  await writeStatement(join(folder, "statement"));
  await renderTree({ statement: await readStatement(join(folder, "statement")), treeFolder: join(folder, "tree"), cacheFolder: join(folder, "cache") });
  await standaloneLayout(join(folder, "tree"), out());
  files = await filesUnder(out());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("every page of the map is there", () => {
  expect(pages()).toEqual(expect.arrayContaining(["404.html", "index.html", "delivery/index.html", "forecast/index.html", "data/index.html", "editions/index.html", "changes/index.html", "decisions/index.html", "decisions/d-1/index.html", "programs/north/index.html", "programs/south/index.html", "handbook/index.html", "handbook/first/index.html", "method/index.html", "method/delivery.wip/index.html", "method/forecast.when/index.html"]));
});

test("every link and anchor resolves from the file system, and no id is used twice", async () => {
  const ids = new Map<string, Set<string>>();
  const links: { readonly from: string; readonly to: string }[] = [];
  const problems: string[] = [];
  for (const page of pages()) {
    const own = new Set<string>();
    ids.set(page, own);
    for (const { properties } of await elementsOf(page)) {
      const id = properties?.["id"];
      if (typeof id === "string" && own.has(id)) problems.push(`${page}: id ${id} twice`);
      if (typeof id === "string") own.add(id);
      for (const name of ["href", "src"]) if (typeof properties?.[name] === "string") links.push({ from: page, to: properties[name] });
    }
  }
  for (const { from, to } of links) {
    if (/^[a-z]+:/.test(to)) continue;
    const [path = "", anchor] = to.split("#");
    const target = path === "" ? from : posix.normalize(posix.join(dirname(from), path));
    if (!files.includes(target)) problems.push(`${from}: ${to}`);
    else if (anchor !== undefined && !ids.get(target)?.has(decodeURIComponent(anchor))) problems.push(`${from}: ${to} has no such anchor`);
  }
  expect(problems).toEqual([]);
  expect(links.length).toBeGreaterThan(100);
});

test("no page holds a style or a script of its own, and its policy stands first", async () => {
  for (const page of pages()) {
    const found = await elementsOf(page);
    expect(found.filter(({ tagName, properties }) => tagName === "style" || properties?.["style"] !== undefined || (tagName === "script" && properties?.["src"] === undefined)), page).toEqual([]);
    expect(await textOf(page)).toMatch(/<head><meta charset="utf-8"\s*\/?><meta http-equiv="Content-Security-Policy"/);
  }
});

test("a value that is not available says why and is never zero", async () => {
  const delivery = await textOf("delivery/index.html");
  expect(delivery).toContain("the export has no status history");
  expect(delivery).toMatch(/Cycle time cannot be stated/);
  const [, value] = /<a class="figure missing" href="([^"]+)">not available/.exec(delivery) ?? [];
  expect(value).toBe("../method/delivery.cycle-time/index.html#delivery.cycle-time.p85");
});

test("a status that the numbers contradict shows both, with the reason", async () => {
  const front = await textOf("index.html");
  expect(front).toMatch(/On track[\s\S]*Numbers say[\s\S]*At risk[\s\S]*4\u00a0days<\/a> late/);
});

test("what is asked on the front page leads to the whole decision, and its body to what it refers to", async () => {
  expect(await textOf("index.html")).toMatch(/href="decisions\/d-1\/index.html"[^>]*>Decide: Which side comes first/);
  const page = await textOf("decisions/d-1/index.html");
  expect(page).toMatch(/Waiting for an answer[\s\S]*in 8\u00a0days/);
  expect(page).toContain('href="../../method/delivery.wip/index.html"');
});

test("a workstream of which nothing is known has a page that says what to supply", async () => {
  const page = await textOf("programs/south/index.html");
  expect(page).toContain("This workstream cannot be forecast yet.");
  expect(page).toContain("content/programs/south.md");
});

test("editions list what each of them said", async () => {
  expect(await textOf("editions/index.html")).toMatch(/2026-W47[\s\S]*2026-W46/);
});

test("a moved forecast shows its causes, which add up, and a moved target as a step that is none of them", async () => {
  const [front, changes] = [await textOf("index.html"), await textOf("changes/index.html")];
  expect(front).toMatch(/href="changes\/index.html#move-[^"]+">\+10\u00a0days slower pace, \+6\u00a0days more scope, −2\u00a0days more working days</);
  expect(front).toMatch(/href="changes\/index.html">All changes</);
  expect(changes).toMatch(/class="finding">North &lt;side&gt;’s 85\u00a0% date is 14\u00a0days later than in 2026-W46/);
  expect(changes).toContain("10\u00a0days from a slower pace and 6\u00a0days from more scope, less 2\u00a0days for more working days");
  const table = /<table class="sum-table"[^>]*>[\s\S]*?<\/table>/.exec(changes)?.[0] ?? "";
  const figures = [...table.matchAll(/<td class="number">(?:<strong>)?([+−]\d+)/g)].map(([, figure = ""]) => Number(figure.replace("−", "-")));
  expect(figures).toEqual([10, 6, -2, 14, 10, 4]);
  expect(table).toMatch(/Against its target: on the day, now 4\u00a0days late[\s\S]*\+4/);
  expect(changes).toMatch(/<desc [^>]*>[^<]*The target was moved from 10\u00a0Jan\u00a02027 to 20\u00a0Jan\u00a02027\./);
});

test("figures that changed stand with their difference and lead to their provenance, words with what was put in and taken out", async () => {
  const changes = await textOf("changes/index.html");
  expect(changes).toMatch(/href="..\/method\/delivery.wip\/index.html#delivery.wip.now"><span class="name">Items in progress<[\s\S]*?<\/span>5\.5<[\s\S]*?<\/span>7\.0<[\s\S]*?\+1\.5</);
  expect(changes).toMatch(/80\u00a0%<[\s\S]*?62\u00a0%<[\s\S]*?−18<\/strong><span class="diff-unit"> points</);
  expect(changes).toMatch(/12<[\s\S]*?not available</);
  expect(changes).toContain("1 added");
  expect(changes).toMatch(/href="..\/handbook\/first\/index.html#in-this-edition">In this edition<[\s\S]*?<del>somebody asks<\/del><ins>there is &lt;room&gt;<\/ins>/);
  expect(changes).toMatch(/A page of before<small>Handbook, taken out/);
});

test("a trend that spans a moved target breaks there", async () => {
  expect(await textOf("index.html")).toContain("It breaks where the target was moved.");
});

test("a site of one edition offers nothing of a publication", async () => {
  for (const page of pages()) {
    const text = await textOf(page);
    expect(text, page).not.toMatch(/latest:|data-latest-edition|data-editions-index|data-edition-picker/);
    expect(text, page).toMatch(page === "index.html" ? /<dt>As of<\/dt><dd><time datetime="2026-11-22">/ : /Edition <strong>2026-W47<\/strong>, as of <time datetime="2026-11-22">/);
  }
});

test("a status quoted in prose reads as its word", async () => {
  expect(await textOf("handbook/first/index.html")).toMatch(/data-fact="program.status.word\{program=north\}">On track</);
});

test("text of an export is never markup", async () => {
  expect(await textOf("index.html")).toContain("North &lt;side&gt;");
});

test("a stale source is listed with its age", async () => {
  expect(await textOf("index.html")).toMatch(/Stale sources[\s\S]*>21 days<[\s\S]*>8 days</);
  expect(await textOf("delivery/index.html")).toMatch(/These figures rest on an old export[\s\S]*was 21 days old/);
});

test("published tables can be downloaded as CSV and JSON", async () => {
  expect(await textOf("api/v1/tables/delivery.throughput.weeks.csv")).toContain("2026-W46,2026-11-09,2026-11-15,0,true\r\n");
  expect(JSON.parse(await textOf("api/v1/tables/delivery.throughput.weeks.json"))).toMatchObject({ id: "delivery.throughput.weeks" });
  expect(JSON.parse(await textOf("api/v1/edition.json"))).toMatchObject({ id: "2026-11-22" });
});

test("search has its index and none of the engine's interface", () => {
  expect(files).toEqual(expect.arrayContaining(["pagefind/pagefind.js", "pagefind/pagefind-worker.js", "pagefind/pagefind-entry.json", "pagefind/wasm.en-gb.pagefind"]));
  expect(files.filter((file) => /pagefind-(?:ui|modular|component|highlight)/.test(file))).toEqual([]);
});

test("a first edition says that there is nothing to compare it with, and offers no list of changes", async () => {
  await writeStatement(join(folder, "first", "statement"), { previous: null, earlier: [], changes: [], comparison: null, history: {} });
  await renderTree({ statement: await readStatement(join(folder, "first", "statement")), treeFolder: join(folder, "first", "tree"), cacheFolder: join(folder, "first", "cache") });
  const [front, changes] = await Promise.all(["index.html", "changes/index.html"].map((page) => readFile(join(folder, "first", "tree", page), "utf8")));
  expect(changes).toMatch(/<h1>Changes<\/h1>[\s\S]*This is the first edition\.[\s\S]*none to compare it with/);
  expect(changes).not.toContain("Ranked by consequence");
  expect(front).not.toContain("All changes");
});

test("another folder, zone and language give the same bytes", async () => {
  const before = { TZ: process.env["TZ"], LANG: process.env["LANG"] };
  Object.assign(process.env, { TZ: "Asia/Tokyo", LANG: "de_DE.UTF-8" });
  try {
    await writeStatement(join(folder, "elsewhere", "statement"));
    await renderTree({ statement: await readStatement(join(folder, "elsewhere", "statement")), treeFolder: join(folder, "elsewhere", "tree"), cacheFolder: join(folder, "elsewhere", "cache") });
    await standaloneLayout(join(folder, "elsewhere", "tree"), join(folder, "elsewhere", "out"));
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
  expect(await filesUnder(join(folder, "elsewhere", "out"))).toEqual(files);
  const different: string[] = [];
  for (const file of files) if (!(await readFile(join(out(), file))).equals(await readFile(join(folder, "elsewhere", "out", file)))) different.push(file);
  expect(different).toEqual([]);
});

const browser = await launchBrowser();
afterAll(() => browser?.close());

describe.skipIf(browser === undefined)("in a browser, from the file system", () => {
  test.each(["light", "dark"] as const)("no page has a console error or an accessibility violation (%s)", async (colorScheme) => {
    const axe = await readFile(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");
    const problems: string[] = [];
    for (const page of pageKinds()) {
      const view = await browser?.newPage({ colorScheme, viewport: { width: 1280, height: 900 } });
      if (view === undefined) return;
      view.on("console", (message: { readonly type: () => string; readonly text: () => string }) => message.type() === "error" && problems.push(`${page}: ${message.text()}`));
      view.on("pageerror", (error: Error) => problems.push(`${page}: ${error.message}`));
      await view.goto(`file://${join(out(), page)}`);
      await view.evaluate(axe);
      const found: unknown = await view.evaluate("axe.run(document, { preload: false, resultTypes: ['violations'] }).then((result) => result.violations.map((each) => each.id + ': ' + each.nodes[0].html))");
      for (const violation of found as readonly string[]) problems.push(`${page}: ${violation}`);
      await view.close();
    }
    expect(problems).toEqual([]);
  });

  test("nothing scrolls sideways at 320 px, and without script nothing dead is offered", async () => {
    const context = await browser?.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
    if (context === undefined) return;
    const wide: string[] = [];
    for (const page of pageKinds()) {
      const view = await context.newPage();
      await view.goto(`file://${join(out(), page)}`);
      const scroll = Number(await view.evaluate("document.documentElement.scrollWidth"));
      if (scroll > 320) wide.push(`${page}: ${String(scroll)}`);
      expect(await view.getByRole("button").count()).toBe(0);
      expect(await view.getByRole("radio").count()).toBe(0);
      await view.close();
    }
    await context.close();
    expect(wide).toEqual([]);
  });
});
