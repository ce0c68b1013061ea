import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runAlmanac } from "./run-almanac.ts";

const repository = fileURLToPath(new URL("../../../", import.meta.url));

test("the sample's newest edition is what its sources state today (`pnpm sample` makes the chain anew when the method changes)", () => {
  const { code, stderr } = runAlmanac(["edition", "--root", repository]);
  expect(stderr).toContain("already states this");
  expect(code).toBe(0);
});
