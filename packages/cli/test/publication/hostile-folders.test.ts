import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepTinyTrees } from "../hard/tiny-tree.ts";
import { treeDigest } from "../small-program.ts";
import { run, scene, type Ran, type Scene } from "../store/scene.ts";

// Folders that a run must not write into, and copies that were tampered with: nothing is written or removed outside what was named.
let program: Scene;
let place = "";
const at = (...path: readonly string[]): string => join(place, ...path);
const publish = (...args: readonly string[]): Promise<Ran> => run("publish", "--root", program.root, ...args);
const refused = (code: number, words: string) => ({ code, stderr: expect.stringContaining(words) as string });

beforeAll(async () => {
  place = realpathSync(mkdtempSync(join(tmpdir(), "almanac-hostile-")));
  program = scene();
  await program.freeze("2026-11-15");
  await keepTinyTrees(program.root);
  const { code, stderr } = await publish("--to", at("publication"), "--flatten", at("flat"));
  if (code !== 0) throw new Error(stderr);
  mkdirSync(at("elsewhere"));
});
afterAll(() => {
  program.remove();
  rmSync(place, { recursive: true });
});

const copyOf = (folder: string, name: string): string => {
  cpSync(at(folder), at(name), { recursive: true, verbatimSymlinks: true });
  return at(name);
};

describe("a publication is not begun or continued", () => {
  test("in the program through a link, nor in what only few may see, nor in what Almanac keeps", async () => {
    symlinkSync(program.root, at("link"));
    program.edit("data/almanac.yaml", "sources:", "restricted: { path: restricted }\nsources:");
    const before = treeDigest(program.root);
    for (const to of [at("link"), at("link/data/new"), join(program.root, "restricted/new"), join(program.root, ".almanac/new")]) expect(await publish("--to", to), to).toMatchObject(refused(2, "program"));
    expect(treeDigest(program.root)).toBe(before);
    program.edit("data/almanac.yaml", "restricted: { path: restricted }\n", "");
  });

  test.each(["_assets", "editions", "releases"])("where %s is a link that leads elsewhere", async (part) => {
    const folder = copyOf("publication", `linked-${part}`);
    rmSync(join(folder, part), { recursive: true });
    symlinkSync(at("elsewhere"), join(folder, part));
    expect(await publish("--to", folder)).toMatchObject(refused(2, `${part} in it is a link`));
    expect(readdirSync(at("elsewhere"))).toEqual([]);
  });

  test("in a folder of somebody else that has a name in common with it", async () => {
    mkdirSync(at("album/editions/first"), { recursive: true });
    writeFileSync(at("album/editions/first/photo.txt"), "ours");
    for (const restoring of [[], ["--restore", at("flat")]]) expect(await publish("--to", at("album"), ...restoring)).toMatchObject(refused(2, "editions/first"));
    expect(readFileSync(at("album/editions/first/photo.txt"), "utf8")).toBe("ours");
  });

  test("in a copy that was made without links; it can be begun from one", async () => {
    execFileSync("cp", ["-RL", at("publication"), at("without-links")]);
    expect(await publish("--to", at("without-links"))).toMatchObject(refused(2, `--restore ${at("without-links/current")}`));
    expect(await publish("--to", at("again"), "--restore", at("without-links/current"))).toMatchObject({ code: 0 });
    expect(treeDigest(at("again/editions"))).toBe(treeDigest(at("publication/editions")));
  });
});

describe("a flat copy is not made", () => {
  test("of a publication onto itself, whatever way leads there", async () => {
    symlinkSync(at("publication/current"), at("web"));
    symlinkSync(at("publication"), at("shelf"));
    const before = treeDigest(at("publication"));
    for (const flat of ["web", "shelf", "shelf/new"]) expect(await publish("--to", at("publication"), "--flatten", at(flat)), flat).toMatchObject(refused(2, "publication"));
    expect(treeDigest(at("publication"))).toBe(before);
  });

  test("where a link leads out of it", async () => {
    const flat = copyOf("flat", "flat-linked");
    rmSync(join(flat, "_assets"), { recursive: true });
    symlinkSync(at("elsewhere"), join(flat, "_assets"));
    expect(await publish("--to", at("publication"), "--flatten", flat)).toMatchObject(refused(2, "links in this folder"));
  });

  test("where its record names files outside: they are not removed", async () => {
    const flat = copyOf("flat", "flat-hostile");
    writeFileSync(at("victim.txt"), "ours");
    const record = join(flat, "release.json");
    writeFileSync(record, readFileSync(record, "utf8").replace('"files": {', `"files": {\n  "../victim.txt": "${"0".repeat(64)}",`));
    for (const args of [["--to", at("publication"), "--flatten", flat], ["--to", at("restored"), "--restore", flat]]) expect(await publish(...args)).toMatchObject(refused(1, "no whole record of a release"));
    expect(await publish("--to", at("publication"), "--plan", at("plan.jsonl"), "--plan-since", record)).toMatchObject(refused(2, "no release.json"));
    expect(readFileSync(at("victim.txt"), "utf8")).toBe("ours");
  });
});

test("a copy that holds a link is not begun from: what it leads to is not published", async () => {
  const flat = copyOf("flat", "flat-planted");
  writeFileSync(at("private.txt"), "private");
  symlinkSync(at("private.txt"), join(flat, "editions/2026-11-15/extra.html"));
  expect(await publish("--to", at("planted"), "--restore", flat)).toMatchObject(refused(1, "extra.html is a link"));
  expect(existsSync(at("planted/current"))).toBe(false);
});

test("an upload plan takes the place of a plan only", async () => {
  writeFileSync(at("notes.txt"), "ours");
  for (const file of [at("notes.txt"), join(program.root, "data/almanac.yaml"), at("publication/current/release.json")]) expect(await publish("--to", at("publication"), "--plan", file), file).toMatchObject(refused(2, "--plan"));
  for (let time = 0; time < 2; time++) expect(await publish("--to", at("publication"), "--plan", at("upload.jsonl"))).toMatchObject({ code: 0 });
});
