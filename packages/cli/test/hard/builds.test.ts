import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallProgram } from "../small-program.ts";
import { madeIn, SURROUNDINGS, small } from "./builds.ts";
import { differences } from "./folder-state.ts";
import { pooled } from "./loops.ts";

/** Of two surroundings, with the newest edition published; `node packages/cli/test/hard/main.ts builds` takes all twelve, and every edition. */
test("another time zone, locale, folder and order of listing give the same bytes: editions, site and publication", { timeout: 600_000 }, async () => {
  const program = smallProgram();
  const below = mkdtempSync(join(tmpdir(), "almanac-builds-"));
  const chosen = [SURROUNDINGS[0], SURROUNDINGS[10]].filter((each) => each !== undefined);
  const [one, other] = await pooled(chosen, 2, (surroundings) => madeIn(surroundings, { program: program.root, below, commands: (root, out) => small(root, out).map((args) => args.filter((each) => each !== "--all")) }));
  program.remove();
  rmSync(below, { recursive: true, force: true });
  expect(one?.state.size).toBeGreaterThan(500);
  expect(differences(one?.state ?? new Map(), other?.state ?? new Map())).toEqual([]);
});
