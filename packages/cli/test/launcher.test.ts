import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const launcher = fileURLToPath(new URL("../bin/almanac.mjs", import.meta.url));

/** Starts the command as an installation does; `claimed`: the version that Node says it is. */
function launched(args: readonly string[], claimed?: string) {
  const claim = claimed === undefined ? [] : ["--import", `data:text/javascript,Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${claimed}" } })`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...claim, launcher, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

test("a Node that cannot read Almanac is named in a sentence, with what to do, and nothing of Almanac is read", () => {
  for (const old of ["18.20.4", "20.20.2", "22.17.1"]) {
    const { status, stdout, stderr } = launched(["check", "--strict"], old);
    expect([status, stdout], old).toEqual([3, ""]);
    expect(stderr).toMatch(new RegExp(`^error: Almanac needs Node 22\\.18 or newer, and this is Node ${old}\nhint: .*\`npx --yes pnpm@12 almanac check --strict\`.*\n$`));
  }
});

test("one that can, starts it: with its words and its exit code", () => {
  expect(launched(["--version"])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
  expect(launched(["nonsense"], "22.18.0")).toMatchObject({ status: 2, stderr: expect.stringContaining("nonsense") as string });
});
