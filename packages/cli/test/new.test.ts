import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isoDate } from "@almanac/core";
import { KINDS, loadProgram, nodeProgramFiles } from "@almanac/data";
import { programDiagnostics } from "../src/commands/check.ts";
import { newFile } from "../src/commands/new.ts";
import { DOCUMENT_TEMPLATES } from "../src/templates/document-templates.ts";
import { newDocument } from "../src/templates/new-document.ts";
import { runAlmanac } from "./run-almanac.ts";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const date = isoDate("2026-11-29");
const folders: string[] = [];

function folderWith(declaration: string): string {
  const root = mkdtempSync(join(tmpdir(), "almanac-new-"));
  folders.push(root);
  mkdirSync(join(root, "data"));
  writeFileSync(join(root, "data/almanac.yaml"), declaration);
  return root;
}
const EMPTY = "program:\n  title: Empty program\n  timeZone: Europe/Berlin\n";
const WITH_WORKSTREAM = `${EMPTY}workstreams:\n  - { id: fraud, title: Fraud detection, match: { project: FD } }\n`;
const titleFor = (kind: string): string => ({ "program-charter": "fraud", "model-card": "search-reranker", "dataset-sheet": "card-transactions", "risk-note": "R-10", update: "Week 48" })[kind] ?? `A first ${kind.replaceAll("-", " ")}: why & how`;
const read = (root: string, path: string): string => readFileSync(join(root, path), "utf8");

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("every template passes check as it is written", () => {
  test("in a program that has nothing else", async () => {
    const root = folderWith(WITH_WORKSTREAM);
    for (const { kind } of DOCUMENT_TEMPLATES) expect(await newFile({ root, kind, title: titleFor(kind), date }), kind).toBe(0);
    const { diagnostics } = await programDiagnostics(root, undefined);
    expect(diagnostics.filter(({ file }) => file.startsWith("content/"))).toEqual([]);
  });

  test("in the sample", async () => {
    const root = folderWith(EMPTY);
    for (const part of ["content", "restricted", "data/almanac.yaml", "data/sources"]) cpSync(join(repository, part), join(root, part), { recursive: true });
    rmSync(join(root, "content/programs/fraud.md"));
    const program = loadProgram(nodeProgramFiles(root), { untimed: true });
    const begun = new Set(DOCUMENT_TEMPLATES.map((template) => newDocument(root, { template, title: titleFor(template.kind), date }, program)));
    const { diagnostics } = await programDiagnostics(root, undefined);
    expect(begun.size).toBe(DOCUMENT_TEMPLATES.length);
    expect(diagnostics.filter(({ file }) => begun.has(file))).toEqual([]);
  });
});

describe("a new document", () => {
  let root: string;
  beforeAll(() => {
    root = folderWith(EMPTY);
  });

  test("has a name, an owner, days and the next free place of its section", async () => {
    mkdirSync(join(root, "content/updates"), { recursive: true });
    writeFileSync(join(root, "content/updates/2026-11-22.md"), "---\ntitle: Week 47\nauthor: Delivery lead\n---\nQuiet.\n");
    await newFile({ root, kind: "page", title: "Über uns: who & why", date });
    await newFile({ root, kind: "page", title: "Second page", date, folder: "teams", owner: "Team: north" });
    expect(read(root, "content/handbook/uber-uns-who-why.md")).toContain('title: "Über uns: who & why"\nsummary: One sentence that a reader takes away.\nsection: How we work\norder: 10\nowner: Delivery lead\nreviewBy: 2027-02-27\n');
    expect(read(root, "content/handbook/teams/second-page.md")).toContain('section: How we work\norder: 20\nowner: "Team: north"\n');
    await newFile({ root, kind: "decision", title: "Which vendor", date });
    expect(read(root, "content/decisions/which-vendor.md")).toContain("openedOn: 2026-11-29\ndue: 2026-12-13\n");
  });

  test("never takes the place of one that is there", async () => {
    const text = read(root, "content/decisions/which-vendor.md");
    await expect(newFile({ root, kind: "decision", title: "Which vendor?", date })).rejects.toThrow("content/decisions/which-vendor.md is there already");
    writeFileSync(join(root, "content/handbook/plan.mdx"), read(root, "content/handbook/teams/second-page.md"));
    await expect(newFile({ root, kind: "page", title: "Plan", date })).rejects.toThrow("content/handbook/plan.mdx is there already");
    expect(read(root, "content/decisions/which-vendor.md")).toBe(text);
  });
});

describe("a new register", () => {
  test.each(KINDS.filter(({ audience, columns }) => audience !== "restricted" && columns.length > 0).map(({ kind }) => kind))("%s: its header and example rows, and a declaration that names it", async (kind) => {
    const root = folderWith(EMPTY);
    expect(await newFile({ root, kind, date })).toBe(0);
    expect(existsSync(join(root, `data/sources/${kind}/${date}/${kind}.csv`)) || existsSync(join(root, `data/sources/${kind}/${date}/${kind}.json`))).toBe(true);
  });

  test("is told how it is declared, and read with that declaration", async () => {
    const root = folderWith(EMPTY);
    const { code, stdout, stderr } = runAlmanac(["new", "risk-register", "--date", date, "--root", root]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${join(root, `data/sources/risk-register/${date}/risk-register.csv`)}\n` });
    const block = /sources:\n(?: .*\n)+/.exec(stderr)?.[0] ?? "";
    expect(block).toContain("files: risk-register/{exported}/risk-register.csv\n");
    writeFileSync(join(root, "data/almanac.yaml"), `${WITH_WORKSTREAM.replace("workstreams:\n", "workstreams:\n  - { id: platform, title: Platform, match: { project: MP } }\n  - { id: search, title: Search, match: { project: SR } }\n")}${block}`);
    const { diagnostics } = await programDiagnostics(root, undefined);
    expect(diagnostics.filter(({ file, severity }) => severity === "error" && file.endsWith("risk-register.csv"))).toEqual([]);
    expect(diagnostics.filter(({ code: of }) => of === "FILE-MISSING" || of === "FILE-UNRECOGNISED")).toEqual([]);
    await expect(newFile({ root, kind: "risk-register", date: isoDate("2027-01-01") })).rejects.toThrow("a folder of the new day");
  });

  test("for few eyes lies in the restricted folder, or nowhere", async () => {
    await expect(newFile({ root: folderWith(EMPTY), kind: "pay", date })).rejects.toThrow("restricted: { path: restricted }");
    const root = folderWith(`${EMPTY}restricted: { path: restricted }\n`);
    const said = runAlmanac(["new", "pay", "--root", root, "--date", date]);
    expect(said.code, said.stderr).toBe(0);
    expect(said.stderr).toContain("data/almanac.yaml reads it with:");
    // It was refused where the folder is not declared: nobody is told to declare it once more.
    expect(said.stderr).not.toContain("declare");
    expect(existsSync(join(root, `restricted/sources/pay/${date}/pay.csv`))).toBe(true);
    expect(existsSync(join(root, "data/sources"))).toBe(false);
  });
});

describe("what cannot be begun", () => {
  test("the command says so, with the nearest name", () => {
    const root = folderWith(WITH_WORKSTREAM);
    const run = (...args: readonly string[]) => runAlmanac(["new", ...args, "--root", root]);
    expect(run("desicion", "x")).toMatchObject({ code: 2, stderr: expect.stringContaining("did you mean decision?") as string });
    expect(run("program-charter", "frued")).toMatchObject({ code: 2, stderr: expect.stringContaining("did you mean fraud?") as string });
    expect(run("page")).toMatchObject({ code: 2, stderr: expect.stringContaining("needs a title") as string });
    expect(run("update", "Week 48", "--date", "2026-13-01")).toMatchObject({ code: 2, stderr: expect.stringContaining("not a day") as string });
    expect(run("page", "x", "--in", "../out")).toMatchObject({ code: 2 });
    expect(runAlmanac(["new", "--list"]).stdout).toMatch(/model-card[^]*risk-register/);
    expect(existsSync(join(root, "content"))).toBe(false);
  });

  test.each([
    ["CON", undefined],
    ["com1", undefined],
    ["Hello", "aux/pages"],
  ])("nothing that Windows cannot check out: %s in %s", async (title, folder) => {
    const root = folderWith(EMPTY);
    await expect(newFile({ root, kind: "page", title, date, ...(folder === undefined ? {} : { folder }) })).rejects.toThrow("Windows");
    expect(existsSync(join(root, "content"))).toBe(false);
  });

  test("nothing is written behind a link that leads out of the program", async () => {
    const [root, outside] = [folderWith(`${EMPTY}restricted: { path: restricted }\n`), folderWith(EMPTY)];
    mkdirSync(join(root, "content/glossary"), { recursive: true });
    for (const link of ["content/handbook", "data/sources", "restricted"]) symlinkSync(outside, join(root, link));
    symlinkSync(join(outside, "data/term.md"), join(root, "content/glossary/term.md"));
    await expect(newFile({ root, kind: "page", title: "Hello", date })).rejects.toThrow("leads out of the program");
    await expect(newFile({ root, kind: "page", title: "Hello", date, folder: "a/b" })).rejects.toThrow("leads out of the program");
    await expect(newFile({ root, kind: "term", title: "Term", date })).rejects.toThrow("leads out of the program");
    await expect(newFile({ root, kind: "risk-register", date })).rejects.toThrow("leads out of the program");
    await expect(newFile({ root, kind: "pay", date })).rejects.toThrow("leads out of the program");
    expect([readdirSync(outside), readdirSync(join(outside, "data"))]).toEqual([["data"], ["almanac.yaml"]]);
  });
});
