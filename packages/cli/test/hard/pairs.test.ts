import { expect, test } from "vitest";
import { randomFrom } from "./kills.ts";
import { pair, startsOf } from "./pairs.ts";
import { freezeAndPublishScene } from "./scene.ts";

/** `node packages/cli/test/hard/main.ts pairs` starts two hundred. */
test("two runs at one time never mix: whoever reads finds it whole, and both end legitimately", async () => {
  const scene = await freezeAndPublishScene();
  for (const [index, start] of startsOf(4, randomFrom(20_261_122)).entries()) {
    const { broken, looks } = await pair(scene, `pair-${String(index)}`, start);
    expect({ start, broken }).toEqual({ start, broken: [] });
    expect(looks).toBeGreaterThan(5);
  }
  scene.remove();
});
