import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { canonicalJson, type EditionContent, type EditionHeader } from "@almanac/core";
import { sha256 } from "../../src/sha256.ts";
import { folderState, stateDigest } from "../hard/folder-state.ts";
import { keepTinyTrees } from "../hard/tiny-tree.ts";
import { issues } from "../small-program.ts";
import { done, publishedScene, run, type PublishedScene } from "../verify/published-scene.ts";

const main = fileURLToPath(new URL("../../src/main.mjs", import.meta.url));
const NEWEST = "data/editions/2026-11-22.json";
const NOW = ["--now", "2026-11-23T03:17:00Z"] as const;

let scene: PublishedScene;
beforeAll(async () => {
  scene = await publishedScene((program) => program.edit("data/almanac.yaml", 'exportedAt: "22:00"', 'exportedAt: "22:00", staleAfter: 8 days'));
  await done("nightly", "--root", scene.root, "--to", scene.publication, ...NOW);
});
afterAll(() => scene.remove());

let copy: ReturnType<PublishedScene["copy"]>;
beforeEach(() => {
  copy = scene.copy();
});
afterEach(() => copy.remove());

const nightly = (...args: readonly string[]) => run("nightly", "--root", copy.root, "--to", copy.publication, ...NOW, ...args);
const published = (): string => stateDigest(folderState(copy.publication));
const inProgram = (path: string): string => join(copy.root, path);
const edit = (path: string, from: string, to: string): void => {
  const text = readFileSync(inProgram(path), "utf8");
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  writeFileSync(inProgram(path), text.replace(from, to));
};
/** Renders the next edition beforehand, as small as can be: found by its digest, which a copy of the program gives. */
async function keepTinyTreeOfNext(root: string, ...id: readonly string[]): Promise<void> {
  const ahead = `${root}-ahead`;
  cpSync(root, ahead, { recursive: true });
  const { code, stderr } = await run("edition", "--root", ahead, ...id.flatMap((name) => ["--id", name]));
  if (code !== 0) throw new Error(stderr);
  await keepTinyTrees(ahead, 1);
  cpSync(join(ahead, ".almanac/rendered"), join(root, ".almanac/rendered"), { recursive: true });
  rmSync(ahead, { recursive: true });
}

const exportOf = (date: string): unknown => {
  const all = issues(date);
  return { startAt: 0, maxResults: all.length, total: all.length, issues: all };
};

/** Lines of steps that ran. */
const stepsIn = (stderr: string): readonly string[] => [...stderr.matchAll(/^(check|edition|build|verify|publish) +\d/gm)].map(([, step = ""]) => step);

test("nothing changed: no step runs, and the publication is what it was", async () => {
  const before = published();
  const { code, stderr } = await nightly();
  expect(stderr).toBe("nothing changed since the last night\n");
  expect(code).toBe(0);
  expect(published()).toBe(before);
});

test("a change that states nothing new makes no edition and publishes nothing; the next night knows it", async () => {
  const before = stateDigest(folderState(join(copy.publication, "releases")));
  writeFileSync(inProgram("data/almanac.yaml"), `# A note.\n${readFileSync(inProgram("data/almanac.yaml"), "utf8")}`);
  const first = await nightly();
  expect(first.stderr).toContain("nothing new to state: 2026-W47 states it already");
  expect(stepsIn(first.stderr)).toEqual(["check", "edition"]);
  expect(stateDigest(folderState(join(copy.publication, "releases")))).toBe(before);
  expect((await nightly()).stderr).toBe("nothing changed since the last night\n");
});

test("an export that cannot be read refuses the night with its place, and readers see what they saw", async () => {
  const before = published();
  writeFileSync(inProgram("data/sources/jira/2026-11-22/items.json"), '{ "issues": [');
  const { code, stdout, stderr } = await nightly("--format", "github");
  expect(stdout).toMatch(/^::error file=.*data\/sources\/jira\/2026-11-22\/items\.json,line=1,col=\d+.*title=JSON-CUT-OFF::/m);
  expect(stdout).toMatch(/^::error title=Almanac nightly stopped at check::check refused/m);
  expect(stderr.trimEnd().split("\n").at(-1)).toBe(`nightly: failed in step check (exit code 1); the publication of 2026-W47, as of 2026-11-22, stays in ${copy.publication}`);
  expect(code).toBe(1);
  expect(published()).toBe(before);
});

test("a new export makes a new edition, and readers see it", async () => {
  mkdirSync(inProgram("data/sources/jira/2026-11-29"));
  writeFileSync(inProgram("data/sources/jira/2026-11-29/items.json"), JSON.stringify(exportOf("2026-11-29")));
  await keepTinyTreeOfNext(copy.root);
  const { code, stderr } = await nightly();
  expect(stderr.trimEnd().split("\n").at(-1)).toBe("published 2026-W48: froze 2026-W48");
  expect(code).toBe(0);
  const { code: proved } = await run("verify", copy.publication, "--root", copy.root, "--no-rerun");
  expect(proved).toBe(0);
  // What is frozen is stated as of the newest export, and the two before it stand.
  expect(JSON.parse(readFileSync(join(copy.publication, "current/editions/index.json"), "utf8"))).toMatchObject({ latest: "2026-11-29", editions: [{ id: "2026-11-29" }, { id: "2026-11-22" }, { id: "2026-11-15" }] });
});

test("an export that changed without a new date makes a second statement of the day", async () => {
  edit("data/sources/jira/2026-11-22/items.json", "Item SP-101", "Item SP-101, renamed");
  edit("content/handbook/how-we-work.md", "are in progress", "are in progress now");
  await keepTinyTreeOfNext(copy.root, "2026-11-22-2");
  const { code, stderr } = await nightly();
  expect(stderr).toContain("froze 2026-W47");
  expect(code).toBe(0);
  expect(existsSync(inProgram("data/editions/2026-11-22-2.json"))).toBe(true);
  expect((await nightly()).stderr).toBe("nothing changed since the last night\n");
});

test("a newer Almanac alone makes no edition", async () => {
  rmSync(copy.publication, { recursive: true });
  const { seal: _, ...header } = JSON.parse(readFileSync(inProgram(NEWEST), "utf8")) as EditionHeader;
  const content = JSON.parse(readFileSync(inProgram(`data/objects/${header.content}`), "utf8")) as EditionContent;
  const text = canonicalJson({ ...content, quality: [] });
  writeFileSync(inProgram(`data/objects/${sha256(text)}.json`), text);
  const older = { ...header, generator: { version: "0.0.9", method: "1" }, content: `${sha256(text)}.json` };
  writeFileSync(inProgram(NEWEST), canonicalJson({ ...older, seal: sha256(canonicalJson(older)) }));
  await keepTinyTrees(copy.root, 1);
  const { code, stderr } = await nightly();
  expect(stderr).toContain("nothing new to state: only Almanac is newer than the one that stated 2026-W47");
  expect(stderr).toContain("newest edition not computed again: computed by 0.0.9 (method 1)");
  expect(code).toBe(0);
  expect(readdirSync(inProgram("data/editions"))).toHaveLength(2);
});

test("what was withdrawn is taken back by the next night, and not stated again by itself", async () => {
  expect((await run("withdraw", "2026-11-22", "--root", copy.root, "--reason", "A name in an export")).code).toBe(0);
  await keepTinyTrees(copy.root);
  const { code, stderr } = await nightly();
  expect(stderr).toContain("2026-W47 was withdrawn: with `almanac edition --id` somebody decides when its time is stated again");
  expect(code).toBe(0);
  expect(readFileSync(join(copy.publication, "current/index.html"), "utf8")).toContain("2026-W46");
  expect((await run("verify", copy.publication, "--root", copy.root, "--no-rerun")).code).toBe(0);
  expect((await nightly()).stderr).toBe("nothing changed since the last night\n");
});

test("damage in the store, or in what readers see, stops the night before it publishes", async () => {
  writeFileSync(inProgram("data/almanac.yaml"), `# A note.\n${readFileSync(inProgram("data/almanac.yaml"), "utf8")}`);
  expect((await run("label", "2026-11-22", "2026.4", "--root", copy.root)).code).toBe(0);
  writeFileSync(join(copy.publication, "current/changes/index.html"), "changed");
  const before = published();
  const { code, stderr } = await nightly();
  expect(stderr).toMatch(/changes\/index\.html:1:1: error PUBLISHED-CHANGED/);
  expect(stepsIn(stderr).at(-1)).toBe("verify");
  expect(stderr).toContain("failed in step verify (exit code 1)");
  expect(code).toBe(1);
  expect(published()).toBe(before);
});

test("an edition that nobody published yet is published, and so is what was done to editions since", async () => {
  rmSync(copy.publication, { recursive: true });
  await keepTinyTrees(copy.root);
  const first = await nightly();
  expect(first.stderr).toContain("published 2026-W47: nothing new to state");
  expect(stepsIn(first.stderr)).toEqual(["check", "edition", "build", "verify", "publish"]);
  expect((await run("verify", copy.publication, "--root", copy.root, "--no-rerun")).code).toBe(0);
  expect((await run("label", "2026-11-22", "2026.4", "--root", copy.root)).code).toBe(0);
  expect((await nightly()).code).toBe(0);
  expect(readFileSync(join(copy.publication, "current/editions/index.json"), "utf8")).toContain('"2026.4"');
  expect((await nightly()).stderr).toBe("nothing changed since the last night\n");
});

test("a flat copy that is missing is made, and nothing else", async () => {
  const flat = join(copy.root, "..", "flat");
  const before = published();
  const { code, stderr } = await nightly("--flatten", flat);
  expect(stepsIn(stderr)).toEqual(["publish"]);
  expect(code).toBe(0);
  expect((await run("verify", flat, "--root", copy.root, "--no-rerun")).code).toBe(0);
  expect(published()).toBe(before);
  expect((await nightly("--flatten", flat)).stderr).toBe("nothing changed since the last night\n");
});

test("a night that is interrupted leaves what readers see, and says so", async () => {
  mkdirSync(inProgram("data/sources/jira/2026-11-29"));
  writeFileSync(inProgram("data/sources/jira/2026-11-29/items.json"), JSON.stringify(exportOf("2026-11-29")));
  const before = published();
  const child = spawn(process.execPath, [main, "nightly", "--root", copy.root, "--to", copy.publication, ...NOW], { stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    // The step after it renders, which takes its time.
    if (/^edition /m.test(stderr)) child.kill("SIGTERM");
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect(code).toBe(143);
  expect(stderr.trimEnd().split("\n").at(-1)).toBe(`nightly: interrupted in step build; the publication of 2026-W47, as of 2026-11-22, stays in ${copy.publication}`);
  expect(published()).toBe(before);
  expect(readdirSync(inProgram(".almanac")).filter((name) => name.startsWith("render-"))).toEqual([]);
});

test("what a night left that was killed while it wrote its record is no stranger: the next one goes on, and takes it away", async () => {
  const left = join(copy.publication, "nightly.json.tmp-2147483646-7");
  writeFileSync(left, "{");
  mkdirSync(inProgram("data/sources/jira/2026-11-29"));
  writeFileSync(inProgram("data/sources/jira/2026-11-29/items.json"), JSON.stringify(exportOf("2026-11-29")));
  await keepTinyTreeOfNext(copy.root);
  const { code, stderr } = await nightly();
  expect([code, existsSync(left)], stderr).toEqual([0, false]);
});

test("data that grows old is told every night, by its own age; only `refuseAfter` refuses", async () => {
  expect((await nightly()).stderr).not.toContain("SOURCE-STALE");
  const late = await run("nightly", "--root", copy.root, "--to", copy.publication, "--now", "2026-12-10T03:00:00Z");
  expect(late.stderr).toContain("18 days old by the clock");
  expect(late.code).toBe(0);
  edit("data/almanac.yaml", "staleAfter: 8 days", "staleAfter: 8 days, refuseAfter: 14 days");
  const before = stateDigest(folderState(join(copy.publication, "releases")));
  const refused = await run("nightly", "--root", copy.root, "--to", copy.publication, "--now", "2026-12-10T03:00:00Z");
  expect(refused.stderr).toContain("SOURCE-TOO-OLD");
  expect(refused.code).toBe(1);
  expect(stateDigest(folderState(join(copy.publication, "releases")))).toBe(before);
});

test("a machine reads how the night went, and GitHub gets a page of it", async () => {
  const page = inProgram("summary.md");
  process.env["GITHUB_STEP_SUMMARY"] = page;
  try {
    const { stdout } = await nightly("--json");
    expect(JSON.parse(stdout)).toMatchObject({ schema: 1, outcome: "nothing-changed", exitCode: 0, published: { id: "2026-11-22", label: "2026-W47" }, steps: [] });
    rmSync(inProgram("data/sources/jira/2026-11-22/items.json"));
    const failed = await nightly("--json");
    expect(JSON.parse(failed.stdout)).toMatchObject({ outcome: "failed", exitCode: 1, failed: { step: "edition" } });
  } finally {
    delete process.env["GITHUB_STEP_SUMMARY"];
  }
  const text = readFileSync(page, "utf8");
  expect(text).toContain("### Almanac: nothing changed");
  expect(text).toContain("| edition | **failed** |");
  expect(existsSync(page)).toBe(true);
});

test("a night after the only editions were withdrawn takes the site down, and the night after that has nothing to do", async () => {
  await done("withdraw", "2026-11-15", "2026-11-22", "--reason", "They named a person", "--root", copy.root);
  const { code, stderr } = await nightly();
  expect(stderr).toContain("has nothing to read, and its front page says so: 2026-W47 was withdrawn");
  expect(code).toBe(0);
  expect(readFileSync(join(copy.publication, "current/index.html"), "utf8")).toContain("No edition is published at present");
  expect(existsSync(join(copy.publication, "current/changes"))).toBe(false);
  expect((await nightly()).stderr).toBe("nothing changed since the last night\n");
});
