import { afterAll, beforeAll, expect, test } from "vitest";
import { applyFlip, generator, isNamed, KINDS, namedBy, randomFlip } from "./flips.ts";
import { publishedScene, type PublishedScene } from "./published-scene.ts";

let scene: PublishedScene;
beforeAll(async () => {
  scene = await publishedScene();
});
afterAll(() => scene.remove());

/** `node packages/cli/test/verify/main.ts` flips many more. */
const POSITIONS = 4;

test.each(KINDS)("one flipped bit of a random %s is named, each time", async (kind) => {
  const random = generator(20_261_122 + KINDS.indexOf(kind));
  for (let position = 0; position < POSITIONS; position++) {
    const flip = randomFlip(scene, kind, random);
    const undo = applyFlip(flip);
    const { code, files } = await namedBy(scene);
    undo();
    expect({ flip, code, named: isNamed(files, flip.file) || files }).toEqual({ flip, code: 1, named: true });
  }
});

test("with everything put back, all holds", async () => {
  expect((await namedBy(scene)).code).toBe(0);
});
