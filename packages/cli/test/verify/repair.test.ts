import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { canonicalJson } from "@almanac/core";
import type { Manifest, Release } from "../../src/publication/records.ts";
import { sha256 } from "../../src/sha256.ts";
import { folderState, stateDigest } from "../hard/folder-state.ts";
import { publishedScene, run, type PublishedScene } from "./published-scene.ts";

let scene: PublishedScene;
let copy: ReturnType<PublishedScene["copy"]>;
beforeAll(async () => {
  scene = await publishedScene();
});
afterAll(() => scene.remove());
beforeEach(() => {
  copy = scene.copy();
});
afterEach(() => copy.remove());

const published = (path: string): string => join(copy.publication, path);
const OLD = "editions/2026-11-15";
const repair = () => run("publish", "--repair", "--root", copy.root, "--to", copy.publication);
const state = (): string => stateDigest(folderState(copy.publication));

test.each([
  ["a page that was changed", () => appendFileSync(published(`${OLD}/index.html`), "<p>not ours</p>")],
  ["a page that is gone", () => rmSync(published(`${OLD}/changes/index.html`))],
  ["a page too many", () => writeFileSync(published(`${OLD}/more.html`), "<p>not ours</p>")],
  ["a manifest that was cut off", () => writeFileSync(published(`${OLD}/manifest.json`), "{")],
  ["an asset that was changed", () => appendFileSync(published(`_assets/${readdirSync(published("_assets")).find((name) => name.endsWith(".css")) ?? ""}`), "x")],
])("%s: verify names the command, which makes it again byte for byte", async (_, damage) => {
  const before = state();
  damage();
  const found = await run("verify", copy.publication, "--root", copy.root, "--no-rerun");
  expect(found.code).toBe(1);
  expect(`${found.stdout}${found.stderr}`).toMatch(/almanac publish --repair --to|remove it/);
  expect(await repair()).toMatchObject({ code: 0, stderr: expect.stringMatching(/^repaired |^nothing to repair/) as string });
  expect(state()).toBe(before);
});

test("what another Almanac has published is not made into something else", async () => {
  // As if another renderer had made it: its record says so, and the release's digest agrees.
  const path = published(`${OLD}/manifest.json`);
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  const text = canonicalJson({ ...manifest, renderer: { version: "0.0.9", digest: "0".repeat(64) } });
  writeFileSync(path, text);
  const record = published("current/release.json");
  const release = JSON.parse(readFileSync(record, "utf8")) as Release;
  writeFileSync(record, canonicalJson({ ...release, editions: { ...release.editions, "2026-11-15": sha256(text) } }));
  appendFileSync(published(`${OLD}/index.html`), "<p>not ours</p>");
  const before = state();
  const { code, stderr } = await repair();
  expect(code).toBe(1);
  expect(stderr).toMatch(/the installed Almanac does not make the pages that were published[^]*hint: repair with the Almanac that published it, 0\.0\.9, or restore/);
  expect(state()).toBe(before);
});

test("nothing is written through a link that somebody put among the pages", async () => {
  const outside = join(copy.root, "outside");
  mkdirSync(outside);
  rmSync(published(`${OLD}/changes`), { recursive: true });
  symlinkSync(outside, published(`${OLD}/changes`));
  const { code, stderr } = await repair();
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/changes is a link/) as string });
  expect(readdirSync(outside)).toEqual([]);
});
