import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callsOf, withFailingCall, type Failing } from "./failing-calls.ts";
import { randomFrom } from "./kills.ts";
import { pooled } from "./loops.ts";
import { editionScene, publishScene, type Scene } from "./scene.ts";

/** `node packages/cli/test/hard/main.ts failing-calls` takes every call. */
const TRIES = 6;
const ACTS = ["ENOSPC", "EIO", "EACCES", "SHORT"] as const;

describe.each([
  ["edition", editionScene, ["object", "header", "lock"]],
  ["publish", publishScene, ["asset", "edition", "release", "pointer", "prune", "lock"]],
] as const)("%s", (_, make, phases) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await make();
  });
  afterAll(() => scene.remove());

  test("a file-system call that fails ends it with 3 and a message, leaves nothing half-written, and the next run makes up for it", async () => {
    const calls = await callsOf(scene);
    // The harness sees the calls that it is to disturb, in every part of the work.
    expect(calls.length).toBeGreaterThan(20);
    expect(new Set(calls.map((call) => scene.phaseOf(call)))).toEqual(new Set(phases));
    const random = randomFrom(20_261_122);
    const tries = Array.from({ length: TRIES }, (_each, index): Failing => ({ at: 1 + Math.floor(random() * calls.length), act: ACTS[index % ACTS.length] ?? "EIO", sticky: index >= ACTS.length }));
    const outcomes = await pooled(tries, 2, (failing) => withFailingCall(scene, failing));
    expect(outcomes.map(({ at, act, call, broken }) => ({ at, act, call, broken })).filter(({ broken }) => broken.length > 0)).toEqual([]);
    expect(outcomes.filter(({ code }) => code === 3).length).toBeGreaterThan(TRIES / 2);
  });
});
