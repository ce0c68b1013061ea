import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { REPOSITORY } from "../gates.ts";
import { BUDGET, supplyOf } from "./dependency-budget.ts";
import { isAllowed, licenceProblem } from "./licences.ts";

test("this repository keeps to its budget of dependencies, names exact versions, and its licences go together", () => {
  const { direct, packages, megabytes, problems } = supplyOf(REPOSITORY);
  expect(problems).toEqual([]);
  expect(direct.length).toBeGreaterThan(30);
  // A walk that found nothing would keep to any budget.
  expect(packages).toBeGreaterThan(300);
  expect(megabytes).toBeGreaterThan(200);
});

describe("a repository of its own", () => {
  let root = "";
  const put = (folder: string, manifest: object, bytes = 0): void => {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, "package.json"), JSON.stringify(manifest));
    if (bytes > 0) writeFileSync(join(root, folder, "data.bin"), Buffer.alloc(bytes));
  };
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "almanac-supply-"));
    put("", { name: "root", version: "1.0.0", devDependencies: { tester: "1.0.0" } });
    put("packages/own", { name: "own", version: "1.0.0", dependencies: { other: "workspace:*", one: "1.0.0" } });
    put("packages/other", { name: "other", version: "1.0.0", dependencies: { one: "1.0.0" } });
    put("node_modules/one", { name: "one", version: "1.0.0", license: "MIT", dependencies: { below: "^1.0.0", "not-here": "1.0.0" } });
    put("node_modules/one/node_modules/below", { name: "below", version: "1.2.0", licenses: [{ type: "MIT" }] }, 2e6);
    put("node_modules/tester", { name: "tester", version: "1.0.0", license: "GPL-3.0-only" }, 9e6);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test("is counted: direct ones once, those below with their size, those for development apart", () => {
    expect(supplyOf(root)).toMatchObject({ direct: ["one"], development: ["tester"], packages: 2, problems: [] });
    expect(supplyOf(root).megabytes).toBeCloseTo(2, 1);
  });

  test("is refused above its budgets", () => {
    expect(supplyOf(root, { direct: 0, megabytes: 1 }).problems).toEqual([expect.stringMatching(/^1 direct dependencies at run time, 0 at most: leave one out/), expect.stringMatching(/^2 MB are installed for run time, 1 MB at most/)]);
  });

  test.each([
    [{ one: "^1.0.0" }, "own names one as ^1.0.0: give the exact version"],
    [{ one: "git+https://example.org/one.git" }, "own names one as git+https"],
    [{ one: "https://example.org/one.tgz" }, "own names one as https"],
    [{ one: "file:../one" }, "own names one as file:"],
    [{ one: "latest" }, "own names one as latest"],
  ])("is refused where a dependency may be another tomorrow: %j", (dependencies, words) => {
    const copy = `${root}-copy`;
    cpSync(root, copy, { recursive: true });
    writeFileSync(join(copy, "packages/own/package.json"), JSON.stringify({ name: "own", version: "1.0.0", dependencies }));
    expect(supplyOf(copy).problems).toEqual([expect.stringContaining(words)]);
    rmSync(copy, { recursive: true });
  });
});

test.each([
  ["MIT", true],
  ["(MPL-2.0 OR Apache-2.0)", true],
  ["(MIT AND Zlib)", true],
  ["MIT AND GPL-3.0-only", false],
  ["GPL-3.0-only", false],
  ["AGPL-3.0-or-later", false],
  ["SEE LICENSE IN LICENSE", false],
  ["", false],
])("licence %s: allowed %s", (expression, allowed) => {
  expect(isAllowed(expression)).toBe(allowed);
});

test("a package that was looked at is taken under that licence alone", () => {
  expect(licenceProblem({ name: "satori", version: "1.0.0", licence: "MPL-2.0" })).toBeUndefined();
  expect(licenceProblem({ name: "satori", version: "2.0.0", licence: "BUSL-1.1" })).toMatch(/^satori 2\.0\.0 is under BUSL-1\.1: use another package, or say in/);
  expect(licenceProblem({ name: "unnamed", version: "1.0.0", licence: "" })).toMatch(/no licence that it names/);
});

test("the budget is the one that the project set itself", () => {
  expect(BUDGET.direct).toBe(45);
});
