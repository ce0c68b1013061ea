import { runInNewContext } from "node:vm";
import type { APIContext } from "astro";
import { expect, test } from "vitest";
import { GET } from "../src/pages/scripts/page.js.ts";

test("the scripts of every page are one file, in which one that fails is reported and the next runs", async () => {
  const script = await (await GET({} as APIContext)).text();
  const reported: unknown[] = [];
  // A browser without a document fails each of them.
  runInNewContext(script, { reportError: (problem: unknown) => void reported.push(problem) });
  expect(reported).toHaveLength(4);
  expect(script, "comments are for who reads the repository").not.toMatch(/\/\*|^\s*\/\//m);
});
