import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Call } from "./disturbed.ts";
import { undurable } from "./durability.ts";
import { callsOf, withFailingCall, type Failing } from "./failing-calls.ts";
import { killCycle, randomFrom } from "./kills.ts";
import { pooled } from "./loops.ts";
import { pair, startsOf } from "./pairs.ts";
import { buildScene, sliceScene } from "./command-scenes.ts";
import { editionScene, freezeAndPublishScene, publishScene, type Scene } from "./scene.ts";

/** Samples with a seed: `node packages/cli/test/hard/main.ts` takes every call, kills a thousand times and starts two hundred pairs. */
const SEED = 20_261_122;
const TRIES = 5;
const ACTS = ["ENOSPC", "EIO", "EACCES", "SHORT"] as const;

const edition = {
  name: "edition",
  make: editionScene,
  phases: ["kept prose", "lock", "object", "header"],
  isCommit: ({ call, to }: Call): boolean => call === "rename" && /data\/editions\/[^/]+\.json$/.test(to),
  kills: [3, 2],
};
const publish = {
  name: "publish",
  make: publishScene,
  phases: ["lock", "render", "asset", "edition", "release", "pointer", "prune"],
  isCommit: ({ call, to }: Call): boolean => call === "rename" && to === "publication/current",
  kills: [1, 4, 3],
};

// Each starts dozens of commands: on a busy machine that takes a while.
const PATIENCE = { timeout: 600_000 };

describe.each([edition, publish])("$name", PATIENCE, ({ make, phases, isCommit, kills }) => {
  let scene: Scene;
  let calls: readonly Call[];
  beforeAll(async () => {
    scene = await make();
    calls = await callsOf(scene);
  }, PATIENCE.timeout);
  afterAll(() => scene.remove());

  test("the harness sees the calls that it is to disturb, in every part of the work", () => {
    expect(new Set(calls.map((call) => scene.phaseOf(call)))).toEqual(new Set(phases));
    expect(calls.filter(isCommit)).toHaveLength(1);
  });

  test("what it states is on the disk before it counts: also a machine that loses its power has it", () => {
    expect(undurable(calls, isCommit)).toEqual([]);
  });

  test("a file-system call that fails ends it with 3 and a message, leaves nothing half-written, and the next run makes up for it", async () => {
    const random = randomFrom(SEED);
    const tries = Array.from({ length: TRIES }, (_, index): Failing => ({ at: 1 + Math.floor(random() * calls.length), act: ACTS[index % ACTS.length] ?? "EIO", sticky: index >= ACTS.length }));
    const outcomes = await pooled(tries, 2, (failing) => withFailingCall(scene, failing));
    expect(outcomes.map(({ at, act, call, broken }) => ({ at, act, call, broken })).filter(({ broken }) => broken.length > 0)).toEqual([]);
    expect(outcomes.filter(({ code }) => code === 3).length).toBeGreaterThan(TRIES / 2);
  });

  test("killed outright at random points of its writes, it leaves whole what is read, and the next run ends as if nothing had been", async () => {
    const cycles = await pooled(kills, 2, (times, index) => killCycle(scene, { name: `kill-${String(index)}`, times, calls, random: randomFrom(SEED + index) }));
    expect(cycles.flatMap(({ broken }) => broken)).toEqual([]);
    expect(cycles.flatMap((cycle) => cycle.kills)).toHaveLength(kills.reduce((sum, times) => sum + times, 0));
  });
});

test.each([
  ["an edition with more for fewer readers", sliceScene, ["lock", "slice", "object", "header"]],
  ["a build", buildScene, ["new site", "swap", "old site"]],
] as const)("%s that is killed or fails leaves whole what is read", PATIENCE, async (_, make, phases) => {
  const scene = await make();
  const calls = await callsOf(scene);
  expect(calls.map((call) => scene.phaseOf(call))).toEqual(expect.arrayContaining([...phases]));
  const random = randomFrom(SEED);
  // Once in each part of the work, in turn killed and failing.
  const struck = phases.map((phase) => calls.filter((call) => scene.phaseOf(call) === phase)).map((each) => each[Math.floor(random() * each.length)]?.number ?? 1);
  const outcomes = await pooled(struck, 2, (at, index) => withFailingCall(scene, { at, act: ACTS[index % ACTS.length] ?? "EIO", sticky: false }));
  expect(outcomes.flatMap(({ broken }) => broken)).toEqual([]);
  const cycle = await killCycle(scene, { name: "kill", times: 2, calls, random });
  expect(cycle.broken).toEqual([]);
  scene.remove();
});

test("two runs at one time never mix: whoever reads finds it whole, and both end legitimately", PATIENCE, async () => {
  const scene = await freezeAndPublishScene();
  for (const [index, start] of startsOf(2, randomFrom(SEED)).entries()) {
    const { broken, looks } = await pair(scene, `pair-${String(index)}`, start);
    expect({ start, broken }).toEqual({ start, broken: [] });
    expect(looks).toBeGreaterThan(5);
  }
  scene.remove();
});

test("a file or a name that was not waited for would be found", () => {
  const made = (lines: readonly string[]): readonly Call[] => lines.map((line, index) => ({ number: index + 1, call: line.split(" ")[0] ?? "", path: line.split(" ")[1] ?? "", to: line.split(" ")[2] ?? "" }));
  const whole = ["mkdir p/.work-1/a", "open p/.work-1/a/f", "write p/.work-1/a/f", "fsync p/.work-1/a/f", "fsync p/.work-1/a", "rename p/.work-1/a p/a", "fsync p", "rename current.new-1 publication/current", "fsync publication", "fsync ."];
  const without = (line: string): string => undurable(made(whole.filter((each) => each !== line)), publish.isCommit).join("; ");
  expect(without("")).toBe("");
  expect(without("fsync p/.work-1/a/f")).toContain("the bytes of p/a/f may be missing");
  expect(without("fsync p/.work-1/a")).toContain("names in p/a may be missing");
  expect(without("fsync p")).toContain("names in p may be missing");
});
