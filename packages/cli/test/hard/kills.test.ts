import { describe, expect, test } from "vitest";
import { callsOf } from "./failing-calls.ts";
import { killCycle, randomFrom } from "./kills.ts";
import { pooled } from "./loops.ts";
import { editionScene, publishScene } from "./scene.ts";

/** `node packages/cli/test/hard/main.ts kills` kills a thousand times. */
describe.each([
  ["edition", editionScene, [3, 3, 2]],
  ["publish", publishScene, [1, 4, 4, 4, 4]],
] as const)("%s", (_, make, times) => {
  test("killed outright at random points of its writes, it leaves whole what is read, and the next run ends as if nothing had been", async () => {
    const scene = await make();
    const calls = (await callsOf(scene)).length;
    const cycles = await pooled(times, 2, (count, index) => killCycle(scene, { name: `kill-${String(index)}`, times: count, calls, random: randomFrom(20_261_122 + index) }));
    expect(cycles.flatMap(({ broken }) => broken)).toEqual([]);
    expect(cycles.flatMap(({ kills }) => kills)).toHaveLength(times.reduce<number>((sum, count) => sum + count, 0));
    scene.remove();
  });
});
