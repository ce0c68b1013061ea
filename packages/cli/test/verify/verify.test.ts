import { existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { canonicalJson, type EditionContent, type EditionHeader } from "@almanac/core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Manifest, Release } from "../../src/publication/records.ts";
import { sha256 } from "../../src/sha256.ts";
import { teller } from "../../src/verify/verify-report.ts";
import { publishedScene, run, type PublishedScene } from "./published-scene.ts";

let scene: PublishedScene;
beforeAll(async () => {
  scene = await publishedScene();
});
afterAll(() => scene.remove());

let copy: ReturnType<PublishedScene["copy"]>;
beforeEach(() => {
  copy = scene.copy();
});
afterEach(() => copy.remove());

const NEWEST = "data/editions/2026-11-22.json";
const verify = (...args: readonly string[]) => run("verify", "--root", copy.root, ...args);
const inProgram = (path: string): string => join(copy.root, path);
const read = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;

/** Rewrites the newest edition as somebody would who knows how the store works: content, object and header agree. */
function forgeNewest(change: (content: EditionContent) => unknown, changeHeader: (header: EditionHeader) => unknown = (header) => header): void {
  const { seal: _, ...header } = read<EditionHeader>(inProgram(NEWEST));
  const text = canonicalJson(change(read<EditionContent>(inProgram(`data/objects/${header.content}`))));
  writeFileSync(inProgram(`data/objects/${sha256(text)}.json`), text);
  const changed = changeHeader({ ...header, content: `${sha256(text)}.json` });
  writeFileSync(inProgram(NEWEST), canonicalJson({ ...(changed as object), seal: sha256(canonicalJson(changed)) }));
}

/** Rewrites a manifest and the release's digest of it. */
function remakeManifest(id: string, change: (manifest: Manifest) => Manifest): void {
  const path = join(copy.publication, "editions", id, "manifest.json");
  const text = canonicalJson(change(read<Manifest>(path)));
  writeFileSync(path, text);
  const record = join(copy.publication, "current/release.json");
  const release = read<Release>(record);
  writeFileSync(record, canonicalJson({ ...release, editions: { ...release.editions, [id]: sha256(text) } }));
}

test("everything holds, and both editions are computed again and equal", async () => {
  const { code, stderr } = await verify();
  expect(stderr).toContain("recomputed   2 of 2 editions re-run and equal\n");
  expect(stderr).toContain("verified: all that was looked at holds");
  expect(code).toBe(0);
});

test("a statement that its sources do not give is found by its first fact, though every digest agrees", async () => {
  forgeNewest((content) => {
    const wip = content.facts["delivery.wip.now"];
    return { ...content, facts: { ...content.facts, "delivery.wip.now": { ...wip, value: 41 } } };
  });
  const { code, stderr } = await verify("--newest");
  expect(stderr).toContain("computed again from the same sources, states something else: facts.delivery.wip.now.value: stated 41, recomputed 5");
  expect(code).toBe(1);
  expect((await verify("--no-rerun")).code).toBe(0);
});

test("an edition of another version, or of another program, is not re-run, and the report says why", async () => {
  forgeNewest((content) => content, (header) => ({ ...header, generator: { version: "0.4.0", method: "2" } }));
  expect((await verify("--newest")).stderr).toContain("2026-11-22: not re-run: computed by 0.4.0 (method 2)");
  const declaration = inProgram("data/almanac.yaml");
  writeFileSync(declaration, readFileSync(declaration, "utf8").replace("title: Core", "title: Kernel"));
  const { code, stderr } = await verify("--edition", "2026-W46");
  expect(stderr).toContain('2026-11-15: not re-run: data/almanac.yaml declares another program today (program.workstreams[0].title: stated "Core", recomputed "Kernel")');
  expect(stderr).toContain("0 of 1 edition re-run and equal, 1 not re-run");
  expect(stderr).toContain("verified: all that was looked at holds; 1 not recomputed\n");
  expect(code).toBe(0);
});

test("a dated source that is gone is an error that names the digest; its edition is not re-run", async () => {
  rmSync(inProgram("data/sources/jira/2026-11-15/items.json"));
  const { code, stderr } = await verify();
  expect(stderr).toMatch(/data\/sources\/jira\/2026-11-15\/items\.json:1:1: error SOURCE-GONE: edition 2026-11-15 read it with the digest [0-9a-f]{64}/);
  expect(stderr).toMatch(/2026-11-15: not re-run: data\/sources\/jira\/2026-11-15\/items\.json is no longer there as it was read \(digest [0-9a-f]{64}\)/);
  expect(code).toBe(1);
});

test("a source without a date may give way to the next: a warning for the edition before, which says what it was replaced by", async () => {
  const declare = (week: string): void => {
    const declaration = inProgram("data/almanac.yaml");
    writeFileSync(declaration, readFileSync(declaration, "utf8").replace(/files: .*/, `files: jira/items.json, exportedAt: "${week}T22:00:00+01:00" }`));
    renameSync(inProgram(`data/sources/jira/${week}/items.json`), inProgram("data/sources/jira/items.json"));
  };
  for (const folder of ["data/editions", "data/objects"]) rmSync(inProgram(folder), { recursive: true });
  for (const week of ["2026-11-15", "2026-11-22"]) {
    declare(week);
    expect((await run("edition", "--root", copy.root)).code).toBe(0);
  }
  const there = sha256(readFileSync(inProgram("data/sources/jira/items.json")));
  const { code, stderr } = await verify();
  expect(stderr).toContain(`that content is no longer there; replaced by ${there}`);
  expect(stderr).toContain("warning SOURCE-REPLACED");
  expect(stderr).toContain("recomputed   1 of 2 editions re-run and equal, 1 not re-run");
  expect(code).toBe(0);
});

test("a published edition is rendered again by the renderer that made it only", async () => {
  remakeManifest("2026-11-15", (manifest) => ({ ...manifest, renderer: { ...manifest.renderer, version: "0.4.0" } }));
  remakeManifest("2026-11-22", (manifest) => ({ ...manifest, renderer: { ...manifest.renderer, digest: "0".repeat(64) } }));
  const { code, stderr } = await verify(copy.publication);
  expect(stderr).toContain("2026-11-15: not re-run: rendered by 0.4.0\n");
  expect(stderr).toContain("2026-11-22: not re-run: rendered by another 0.1.0 (000000000000;");
  expect(code).toBe(0);
});

test("what is damaged is told once: nothing is made again from it", async () => {
  const { content } = read<EditionHeader>(inProgram("data/editions/2026-11-15.json"));
  const object = read<EditionContent>(inProgram(`data/objects/${content}`)).documents[0]?.object ?? "";
  writeFileSync(inProgram(`data/objects/${object}`), "changed");
  const damaged = await verify();
  expect(damaged.stderr.match(/error /g)).toHaveLength(1);
  expect(damaged.stderr).toContain(`data/objects/${object}:1:1: error OBJECT-TAMPERED`);
  expect(damaged.stderr).toContain("not re-run: it cannot be read whole");
  rmSync(inProgram("data/editions/2026-11-15.json"));
  expect((await verify()).stderr).toContain("2026-11-22: not re-run: the chain does not hold");
});

test("files that nobody published, that are missing, and pointers that lead elsewhere are named", async () => {
  const assets = join(copy.publication, "_assets");
  const [asset = ""] = readdirSync(assets).filter((name) => name.endsWith(".css"));
  unlinkSync(join(assets, asset));
  writeFileSync(join(copy.publication, "editions/2026-11-22/note.txt"), "hello");
  unlinkSync(join(copy.publication, "editions/index.json"));
  const { code, stderr } = await verify(copy.publication, "--no-rerun");
  expect(stderr).toMatch(new RegExp(`_assets/${asset}:1:1: error PUBLISHED-MISSING`));
  expect(stderr).toMatch(/editions\/2026-11-22\/note\.txt:1:1: error PUBLISHED-EXTRA/);
  expect(stderr).toMatch(/editions\/index\.json:1:1: error PUBLISHED-POINTER: this link is not there/);
  expect(code).toBe(1);
  unlinkSync(join(copy.publication, "current"));
  symlinkSync("releases/7", join(copy.publication, "current"));
  expect((await verify(copy.publication, "--no-rerun")).stderr).toContain("this link leads to releases/7, which is no release");
});

test("a withdrawn edition whose pages are still published is an error until the next publish", async () => {
  expect((await run("withdraw", "2026-11-15", "--root", copy.root, "--reason", "A name in an export")).code).toBe(0);
  const before = await verify(copy.publication, "--no-rerun");
  expect(before.stderr).toContain("(A name in an export), and its pages are still published");
  expect(before.code).toBe(1);
  expect((await run("publish", "--root", copy.root, "--to", copy.publication)).code).toBe(0);
  const after = await verify(copy.publication, "--edition", "2026-11-15");
  expect(after.stderr).toContain("2026-11-15: not re-run: withdrawn");
  expect(after.code).toBe(0);
  expect((await verify("--newest")).stderr).toContain("2026-11-22: not re-run: 2026-11-15, which it was compared with, cannot be read any more");
});

test("the publication of another store is not the publication of this one", async () => {
  renameSync(inProgram(NEWEST), inProgram("data/kept.json"));
  const { code, stderr } = await verify(copy.publication, "--no-rerun");
  expect(stderr).toContain("edition 2026-11-22 is published, and the chain has no such edition");
  expect(code).toBe(1);
});

test("a copy of a publication can be looked at without the program; what is no publication is a slip of the user", async () => {
  rmSync(inProgram("data/editions"), { recursive: true });
  const { code, stderr } = await verify(copy.publication);
  expect(stderr).toContain("no editions are frozen here");
  expect(code).toBe(0);
  expect((await verify(inProgram("content"))).code).toBe(2);
  expect((await verify()).code).toBe(2);
  expect(existsSync(inProgram("data/editions"))).toBe(false);
});

test("diagnostics come as one list for machines", async () => {
  writeFileSync(join(copy.publication, "current/index.html"), "changed");
  const { code, stdout, stderr } = await verify(copy.publication, "--no-rerun", "--format", "json");
  expect((JSON.parse(stdout) as readonly { readonly code: string }[]).map((found) => found.code)).toEqual(["PUBLISHED-CHANGED"]);
  expect(stderr).toMatch(/^not verified: 1 thing does not hold; the first: .*index\.html/m);
  expect(code).toBe(1);
});

test("no line quotes a page that its readers may not see, the last one neither", async () => {
  const few = "content/handbook/few.md";
  writeFileSync(inProgram(few), "---\ntitle: One page\nsection: Running the program\norder: 2\nowner: Program manager\nreviewBy: Xenolith\naudience: restricted\n---\nText.\n");
  const { stderr } = await verify();
  expect(stderr).toContain(`the program cannot be read today: ${few}:6: \`reviewBy\` is \`•••\``);
  expect(stderr).not.toContain("Xenolith");
  const said: string[] = [];
  const spies = [vi.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0), vi.spyOn(process.stdout, "write").mockReturnValue(true)];
  const [told, inside] = (["public", "restricted"] as const).map((audience) => teller({ root: copy.root, format: "json", audience }));
  const wrong = { code: "VALUE-INVALID", severity: "error", file: few, line: 6, column: 1, message: "`reviewBy` is `Xenolith`: not a date", found: "Xenolith" } as const;
  for (const each of [told, inside]) {
    each?.proof({ what: "pages", extent: "one", diagnostics: [wrong] });
    each?.end();
  }
  for (const spy of spies) spy.mockRestore();
  expect(said.filter((line) => line.includes("the first:")).map((line) => line.includes("Xenolith"))).toEqual([false, true]);
});
