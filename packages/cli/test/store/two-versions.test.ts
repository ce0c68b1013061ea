import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { canonicalJson } from "@almanac/core";
import { folderState } from "../hard/folder-state.ts";
import { publishedScene, run, type PublishedScene } from "../verify/published-scene.ts";

const NEWEST = "data/editions/2026-11-22.json";

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

/** Changes a record as a newer version would write it. */
function asNewer(path: string, change: (record: Record<string, unknown>) => unknown): void {
  writeFileSync(path, canonicalJson(change(JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>)));
}

const state = (): readonly unknown[] => [[...folderState(copy.root, (path) => path === ".almanac")], [...folderState(copy.publication)]];

const writing = (): readonly (readonly string[])[] => [
  ["edition", "--root", copy.root, "--id", "another"],
  ["publish", "--root", copy.root, "--to", copy.publication],
  ["nightly", "--root", copy.root, "--to", copy.publication, "--now", "2026-11-23T03:17:00Z"],
  ["label", "2026-11-15", "v1", "--root", copy.root],
  ["withdraw", "2026-11-15", "--reason", "It named a person", "--root", copy.root],
];

test.each([
  ["an edition of a newer schema", () => asNewer(join(copy.root, NEWEST), (header) => ({ ...header, schema: 99 })), /EDITION-NEWER.*version 99[^]*hint: install the Almanac that wrote it, or a later one/, [0, 1, 2, 3, 4]],
  ["an act of a kind that is not known", () => writeFileSync(join(copy.root, "data/editions/acts.json"), canonicalJson([{ act: "embargo", edition: "2026-11-15" }])), /does not know: embargo[^]*hint: install the Almanac that recorded it, or a later one/, [0, 1, 2, 3, 4]],
  ["a release of a newer shape", () => asNewer(join(copy.publication, "current/release.json"), (release) => ({ ...release, schema: 2 })), /written by a newer Almanac, in version 2[^]*hint: install the Almanac that wrote it, or a later one/, [1, 2]],
] as const)("%s, met by an older Almanac: whatever would write is refused with what to install, and nothing is changed", async (_, change, words, commands) => {
  change();
  const before = state();
  for (const index of commands) {
    const args = writing()[index] ?? [];
    const { code, stdout, stderr } = await run(...args);
    expect({ command: args[0], code, said: `${stdout}${stderr}` }).toEqual({ command: args[0], code: 1, said: expect.stringMatching(words) as string });
    expect(state()).toEqual(before);
  }
});

test("a publication of a newer shape is not called damaged", async () => {
  asNewer(join(copy.publication, "current/release.json"), (release) => ({ ...release, schema: 2 }));
  const { code, stdout, stderr } = await run("verify", copy.publication, "--root", copy.root, "--no-rerun");
  expect(code).toBe(1);
  expect(`${stdout}${stderr}`).toMatch(/written by a newer Almanac, in version 2/);
  expect(`${stdout}${stderr}`).not.toMatch(/cut off|edited by hand/);
});
