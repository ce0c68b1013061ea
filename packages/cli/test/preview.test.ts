import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runAlmanac } from "./run-almanac.ts";
import { smallProgram, type SmallProgram } from "./small-program.ts";

const main = fileURLToPath(new URL("../src/main.mjs", import.meta.url));
const PAGE = "content/handbook/how-we-work.md";
const PAGE_ADDRESS = "/handbook/how-we-work/";

interface Report {
  readonly draft: string;
  readonly computing: boolean;
  readonly files: readonly { readonly file: string; readonly mark?: string; readonly says?: string }[];
  readonly here: readonly { readonly severity: string; readonly code: string; readonly place: string; readonly message: string; readonly hint?: string; readonly frame?: string }[];
  readonly elsewhere: Report["here"];
  readonly marks: readonly { readonly href: string; readonly mark: string }[];
}

let program: SmallProgram;
let child: ChildProcess;
let origin = "";
let said = "";

/** Not over a connection that was kept: commands that are waited for let it grow old. */
const fetched = (address: string): Promise<Response> => fetch(`${origin}${address}`, { headers: { connection: "close" }, redirect: "manual" });
const page = async (address: string): Promise<string> => await (await fetched(address)).text();
const reportOf = async (address: string): Promise<Report> => (await (await fetched(`/-/preview/report?address=${encodeURIComponent(address)}`)).json()) as Report;
/** Asks again until it holds; the test's own time is the limit. */
async function until<T>(ask: () => Promise<T>, holds: (found: T) => boolean): Promise<T> {
  for (;;) {
    const found = await ask();
    if (holds(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const shows = (address: string, words: string | RegExp): Promise<string> => until(() => page(address), (html) => (typeof words === "string" ? html.includes(words) : words.test(html)));
const says = (words: RegExp): Promise<string> => until(() => Promise.resolve(said), (text) => words.test(text));
const settled = (): Promise<Report> => until(() => reportOf("/"), ({ computing }) => !computing);

beforeAll(async () => {
  program = smallProgram();
  child = spawn(process.execPath, [main, "preview", "--root", program.root, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await says(/preview: http:\S+/);
  origin = /preview: (http:\/\/127\.0\.0\.1:\d+)\//.exec(said)?.[1] ?? "";
  await says(/computed in/);
});
afterAll(() => {
  child.kill("SIGKILL");
  program.remove();
});

test("a save changes the page, also when the editor writes beside the file and renames", async () => {
  expect(await page(PAGE_ADDRESS)).toContain("are in progress");
  program.edit(PAGE, "are in progress.", "are in progress. A sentence more.");
  expect(await shows(PAGE_ADDRESS, "A sentence more.")).toMatch(/data-fact="delivery.wip.now">5\D/);
  const file = join(program.root, PAGE);
  writeFileSync(`${file}~`, readFileSync(file, "utf8").replace("A sentence more.", "Another sentence."));
  renameSync(`${file}~`, file);
  expect(await shows(PAGE_ADDRESS, "Another sentence.")).not.toContain("A sentence more.");
  await says(/content\/handbook\/how-we-work\.md: http/);
});

test("a mistake is shown on the page with its line and its hint, in the terminal too, and is gone when it is mended", async () => {
  program.edit(PAGE, "Another sentence.", "Of :fact[delivery.wip.nwo] & more.");
  const { here } = await until(() => reportOf(PAGE_ADDRESS), (report) => report.here.length > 0);
  expect(here[0]).toMatchObject({ severity: "error", code: "FACT-UNKNOWN", place: `${PAGE}:9:94`, hint: "did you mean delivery.wip.now?" });
  expect(here[0]?.frame).toContain(":fact[delivery.wip.nwo]");
  // What could be set is shown, and the place of the mistake is marked.
  const html = await shows(PAGE_ADDRESS, "prose-mistake");
  expect(html).toMatch(/<mark class="prose-mistake"[^>]*>:fact\[delivery\.wip\.nwo\]<\/mark>/);
  expect(html).toContain("&#x26; more.");
  await says(/how-we-work\.md:9:94: error FACT-UNKNOWN/);
  program.edit(PAGE, "delivery.wip.nwo", "delivery.wip.now");
  expect((await until(() => reportOf(PAGE_ADDRESS), (report) => report.here.length === 0)).elsewhere).toEqual([]);
  expect(await page(PAGE_ADDRESS)).not.toContain("prose-mistake");
});

test("front matter that cannot be read leaves the last good page, with the place of the mistake", async () => {
  program.edit(PAGE, "title: How we work", "titel: How we work");
  const { here } = await until(() => reportOf(PAGE_ADDRESS), (report) => report.here.length > 0);
  expect(here.map(({ place }) => place)).toContain(`${PAGE}:2:1`);
  expect(await page(PAGE_ADDRESS)).toContain("How we work");
  program.edit(PAGE, "titel: How we work", "title: How we go on");
  expect(await shows(PAGE_ADDRESS, /<h1[^>]*>[\s\S]*?How we go on/)).not.toContain("How we work</h1>");
  expect((await settled()).elsewhere).toEqual([]);
});

test("a draft and a page for a smaller audience are shown and marked, and links to them from other pages are refused", async () => {
  const front = (title: string, key: string): string => `---\ntitle: ${title}\nsection: Running the program\norder: 2\nowner: Program manager\nreviewBy: 2027-01-31\n${key}\n---\nText of ${title}.\n`;
  program.write("content/handbook/plan.md", front("The plan", "draft: true"));
  program.write("content/handbook/pay.md", front("The pay", "audience: restricted"));
  program.write("content/updates/2026-12-06.md", "---\ntitle: Week to come\nauthor: Program manager\n---\nWords for the week to come.\n");
  await shows("/handbook/plan/", "Text of The plan.");
  await shows("/handbook/pay/", "Text of The pay.");
  await shows("/", "Words for the week to come.");
  await settled();
  expect((await reportOf("/handbook/plan/")).files).toMatchObject([{ file: "content/handbook/plan.md", mark: "draft" }]);
  expect((await reportOf("/handbook/pay/")).files).toMatchObject([{ mark: "restricted" }]);
  expect((await reportOf("/")).files).toMatchObject([{ file: "content/updates/2026-12-06.md", mark: "not yet in an edition" }]);
  expect((await reportOf(PAGE_ADDRESS)).marks).toContainEqual({ href: "/handbook/plan/", mark: "draft" });

  program.edit(PAGE, "Cycle time", "See [the plan](plan.md). Cycle time");
  const { here } = await until(() => reportOf(PAGE_ADDRESS), (report) => report.here.length > 0);
  expect(here).toMatchObject([{ code: "MARKDOWN-LINK", place: `${PAGE}:9:5`, message: "this page links to content/handbook/plan.md, which no edition has: it is a draft" }]);
  const checked = runAlmanac(["check", "--root", program.root]);
  expect(checked.code).toBe(1);
  expect(checked.stderr).toMatch(/how-we-work\.md:9:5: error MARKDOWN-LINK: this page links to content\/handbook\/plan\.md, which no edition has: it is a draft/);
  program.edit(PAGE, "See [the plan](plan.md). ", "");
  const text = readFileSync(join(program.root, PAGE), "utf8");
  program.write(PAGE, `${text}\n::include{of="handbook/pay.md"}\n`);
  expect(runAlmanac(["check", "--root", program.root])).toMatchObject({ code: 1, stderr: expect.stringContaining("error INCLUDE-MISSING") as string });
  program.write(PAGE, text);
  const built = runAlmanac(["build", "--root", program.root, "--out", join(program.root, "site")]);
  expect(built.stderr).toContain("1 draft and 1 restricted page left out");
  expect(built.code).toBe(0);
  expect(readFileSync(join(program.root, "site/handbook/index.html"), "utf8")).not.toMatch(/The plan|The pay/);
});

test("a picture is shown as the site will show it, and another one when it is replaced; one that may not be shown is marked", async () => {
  const drawing = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">${inside}</svg>`;
  const SHOWN = /<img src="(\/media\/[0-9a-f]{32}\.svg)" alt="a line"/;
  program.write("content/handbook/line.svg", drawing('<path d="M0 0L9 9"/>'));
  program.edit(PAGE, "Cycle time", "![a line](line.svg) Cycle time");
  const first = SHOWN.exec(await shows(PAGE_ADDRESS, SHOWN))?.[1] ?? "";
  expect(await page(first)).toContain('<path d="M0 0L9 9"/>');
  program.write("content/handbook/line.svg", drawing('<path d="M0 0L5 5"/>'));
  const html = await until(() => page(PAGE_ADDRESS), (text) => SHOWN.test(text) && !text.includes(first));
  expect(await page(SHOWN.exec(html)?.[1] ?? "")).toContain("L5 5");
  program.write("content/handbook/line.svg", drawing("<script/>"));
  const { here } = await until(() => reportOf(PAGE_ADDRESS), (report) => report.here.length > 0);
  expect(here).toMatchObject([{ code: "PICTURE-SVG", place: `${PAGE}:9:1` }]);
  expect(await page(PAGE_ADDRESS)).toContain("prose-mistake");
  program.edit(PAGE, "![a line](line.svg) ", "");
  rmSync(join(program.root, "content/handbook/line.svg"));
  await until(settled, ({ elsewhere }) => elsewhere.length === 0);
});

test("other figures are computed again, and a broken declaration leaves the last page with what is wrong", async () => {
  program.edit("data/almanac.yaml", "title: Small program", "title: Smaller program");
  await shows("/", "Smaller program");
  program.edit("data/almanac.yaml", "category: todo", "category: nothing");
  const { elsewhere } = await until(() => reportOf(PAGE_ADDRESS), (report) => report.elsewhere.some(({ severity }) => severity === "error"));
  expect(elsewhere[0]?.place).toMatch(/^data\/almanac\.yaml:\d+:\d+$/);
  expect(await page("/")).toContain("Smaller program");
  program.edit("data/almanac.yaml", "category: nothing", "category: todo");
  await until(() => reportOf(PAGE_ADDRESS), ({ elsewhere: left, computing }) => !computing && left.length === 0);
});

test("a document that is removed is gone from the handbook", async () => {
  rmSync(join(program.root, "content/handbook/plan.md"));
  await until(async () => (await fetched("/handbook/plan/")).status, (status) => status === 404);
});

/** Status and body of a request as no browser would send it. */
const asked = (path: string, options: { readonly method?: string; readonly host?: string }): Promise<{ readonly status: number | undefined; readonly policy: unknown }> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(origin);
    const sent = request({ host: "127.0.0.1", port, path, method: options.method ?? "GET", headers: { host: options.host ?? `127.0.0.1:${port}` } }, (response) => {
      response.resume().once("end", () => resolve({ status: response.statusCode, policy: response.headers["content-security-policy"] }));
    });
    sent.once("error", reject).end();
  });

test("nobody but a browser on this machine is answered, and no file beside the site's is read", async () => {
  const { status, policy } = await asked("/", {});
  expect(status).toBe(200);
  expect(policy).toContain("default-src 'none'");
  expect((await asked("/", { host: "program.example:80" })).status).toBe(403);
  expect((await asked("/", { host: "127.0.0.1" })).status).toBe(403);
  expect((await asked("/", { method: "POST" })).status).toBe(405);
  expect((await asked("/", { method: "HEAD" })).status).toBe(200);
  for (const path of ["/../../../etc/hosts.conf", "/assets/..%2f..%2f..%2f..%2fentry.mjs", "/%2e%2e/server/entry.mjs", "/data/almanac.yaml", "/-/preview/../../package.json", "/%ff"]) expect([404, 400], path).toContain((await asked(path, {})).status);
  // A page is asked for with its slash, on this host whatever was written.
  expect((await fetched("//elsewhere.example/etc")).headers.get("location")).toBe("/etc/");
});

test("for internal readers pages for fewer are left out, also when they are saved; a taken port is told, and the next one taken; Ctrl-C ends with 0", async () => {
  const front = (title: string, audience: string): string => `---\ntitle: ${title}\nsection: Running the program\norder: 2\nowner: Program manager\nreviewBy: 2027-01-31\naudience: ${audience}\n---\nText of ${title}, with :fact[no.such.fact].\n`;
  program.write("content/handbook/inside.md", front("Quibbleworth", "internal"));
  program.write("content/handbook/few.md", front("Xenolith", "restricted"));
  const taken = await new Promise<Server>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => resolve(server));
  });
  const address = taken.address();
  const port = address === null || typeof address === "string" ? 0 : address.port;
  const second = spawn(process.execPath, [main, "preview", "--root", program.root, "--port", String(port), "--audience", "internal"], { stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  second.stderr.on("data", (chunk: Buffer) => (words += chunk.toString()));
  await until(() => Promise.resolve(words), (text) => text.includes("Ctrl-C"));
  expect(words).toContain(`port ${String(port)} is taken`);
  expect(words).toMatch(new RegExp(`preview: http://127\\.0\\.0\\.1:(?!${String(port)}/)\\d+/`));
  await until(() => Promise.resolve(words), (text) => text.includes("computed in"));
  const there = /preview: (http:\S+\d)\//.exec(words)?.[1] ?? "";
  const shown = async (path: string): Promise<string> => await (await fetch(`${there}${path}`, { headers: { connection: "close" } })).text();
  const report = async (): Promise<string> => await shown("/-/preview/report?address=%2F");
  expect(await shown("/handbook/inside/")).toContain("Text of Quibbleworth");
  program.write("content/handbook/few.md", front("Xenoliths", "restricted").replace("2027-01-31", "Xenoliths"));
  await until(() => Promise.resolve(words), (text) => text.includes("few.md: its page is not in this draft"));
  program.write("content/handbook/inside.md", front("Quibbleworth, once more", "internal"));
  await until(() => shown("/handbook/inside/"), (html) => html.includes("once more"));
  await until(report, (text) => text.includes('"computing":false'));
  for (const path of ["/handbook/", "/handbook/few/", "/contents/", "/-/preview/report?address=%2F"]) expect(await shown(path), path).not.toMatch(/Xenolith/);
  // Its writer is told where something is wrong, without its words.
  expect(await report()).toContain("few.md:6:");
  program.write("content/handbook/inside.md", front("Quibbleworth, no more", "restricted"));
  await until(() => shown("/handbook/inside/"), (html) => !html.includes("Quibbleworth"));
  expect(words).not.toMatch(/Xenolith/);
  const ended = new Promise<number | null>((resolve) => second.once("close", resolve));
  second.kill("SIGINT");
  expect(await ended).toBe(0);
  taken.close();
});

test("the help has examples, and a port that is none is a mistake of usage", () => {
  expect(runAlmanac(["preview", "--help"]).stdout).toContain("almanac preview --open");
  expect(runAlmanac(["preview", "--root", program.root, "--port", "http"]).code).toBe(2);
});
