import { expect, test } from "vitest";
import { BOMBS } from "./all-bombs.ts";
import { explode } from "./run-bomb.ts";

const QUICK = BOMBS.filter(({ quick }) => quick === true);

/** A sample of `pnpm bombs`. */
test.each(QUICK.map((bomb) => [bomb.name, bomb] as const))("%s is refused at its place, in little memory", async (_name, bomb) => {
  expect((await explode(bomb)).failures).toEqual([]);
});
