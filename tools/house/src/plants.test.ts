import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { REPOSITORY, verdict, type GateName } from "./gates.ts";
import { repositoryCopy, type RepositoryCopy } from "./repository-copy.ts";

/** Text by path. A path that exists gets the text appended. */
type Plant = Readonly<Record<string, string>>;

let copy: RepositoryCopy;
beforeAll(async () => {
  copy = await repositoryCopy(REPOSITORY);
});
afterAll(() => copy.remove());

/** What `gate` says of the copy while the plant stands in it. Lint reads only the packages that are planted in, to be quick. */
async function verdictWith(plant: Plant, gate: GateName): Promise<{ passed: boolean; output: string }> {
  const before = new Map<string, string | undefined>();
  for (const [path, text] of Object.entries(plant)) {
    const original = await readFile(join(copy.root, path), "utf8").catch(() => undefined);
    before.set(path, original);
    await writeFile(join(copy.root, path), `${original ?? ""}${text}`);
  }
  try {
    const folders = new Set(Object.keys(plant).map((path) => path.split("/").slice(0, 2).join("/")));
    return await verdict(gate, copy.root, [...folders]);
  } finally {
    for (const [path, text] of before) await (text === undefined ? rm(join(copy.root, path)) : writeFile(join(copy.root, path), text));
  }
}

/** Lines that name both the file and the rule; a finding elsewhere does not count. */
const findings = (output: string, file: string, rule: string): string[] => output.split("\n").filter((line) => line.includes(file) && line.includes(rule));

describe("nothing planted", () => {
  test.each(["lint", "layers", "knip"] as const)("%s passes", async (gate) => {
    const { passed, output } = await verdict(gate, copy.root);
    expect(passed ? "" : output).toBe("");
  });
});

const core = "packages/core/src";

describe("one plant at a time", () => {
  test.each<{ what: string; gate: GateName; plant: Plant; file: string; rule: string }>([
    {
      what: "an import cycle",
      gate: "layers",
      plant: {
        [`${core}/planted-egg.ts`]: 'import { hen } from "./planted-hen.ts";\nexport const egg = (n: number): number => (n > 0 ? hen(n - 1) : 0);\n',
        [`${core}/planted-hen.ts`]: 'import { egg } from "./planted-egg.ts";\nexport const hen = (n: number): number => (n > 0 ? egg(n - 1) : 1);\n',
      },
      file: "planted-egg.ts",
      rule: "no-cycle",
    },
    {
      what: "core imports data",
      gate: "layers",
      plant: { [`${core}/planted-data.ts`]: 'export * as data from "../../data/src/index.ts";\n' },
      file: "planted-data.ts",
      rule: "core-imports",
    },
    {
      what: "an unused export",
      gate: "knip",
      plant: {
        "packages/cli/src/planted-leaf.ts": "export const plantedUsed = 1;\nexport const plantedUnused = 2;\n",
        "packages/cli/src/main.mjs": '\nimport { plantedUsed } from "./planted-leaf.ts";\nvoid plantedUsed;\n',
      },
      file: "planted-leaf.ts",
      rule: "plantedUnused",
    },
    {
      what: "an any",
      gate: "lint",
      plant: { [`${core}/planted-any.ts`]: "export const loose = (value: any): number => Number(value);\n" },
      file: "planted-any.ts",
      rule: "no-explicit-any",
    },
    {
      what: "a floating promise",
      gate: "lint",
      plant: { [`${core}/planted-promise.ts`]: "export function start(work: () => Promise<number>): void {\n  work();\n}\n" },
      file: "planted-promise.ts",
      rule: "no-floating-promises",
    },
  ])("$what fails $gate", async ({ gate, plant, file, rule }) => {
    const { passed, output } = await verdictWith(plant, gate);
    expect(passed).toBe(false);
    expect(findings(output, file, rule), output.slice(-2000)).not.toEqual([]);
  });
});

/** Every other rule of the house, each with the least code that breaks it; judged together because they do not disturb each other. */
describe("each rule is awake", () => {
  const lint: Readonly<Record<string, string>> = {
    "no-misused-promises": "export const each = (list: readonly number[], run: (n: number) => Promise<void>): void => {\n  list.forEach(run);\n};\n",
    "no-unsafe-assignment": "export const first = (text: string): string => {\n  const value = JSON.parse(text);\n  return String(value);\n};\n",
    "no-unsafe-member-access": "export const named = (text: string): string => String(JSON.parse(text).name);\n",
    "no-unsafe-return": "export const parsed = (text: string): string => JSON.parse(text);\n",
    "no-unsafe-call": "export const called = (text: string): string => String(JSON.parse(text)());\n",
    "no-unsafe-argument": "const size = (text: string): number => text.length;\nexport const sized = (text: string): number => size(JSON.parse(text));\n",
    "no-non-null-assertion": "export const head = (list: readonly number[]): number => list[0]!;\n",
    "ban-ts-comment": "// @ts-ignore\nexport const wrong: number = 1;\n",
    "consistent-type-imports": 'import { Measure } from "./model/measure.ts";\nexport type Shown = Measure<string>;\n',
    "no-default-export": "const one = 1;\nexport default one;\n",
    "max-lines": "export const line = 1;\n".repeat(1) + "// long\nvoid 0;\n".repeat(200),
    "strict-boolean-expressions": "export const filled = (count: number | undefined): string => (count ? 'some' : 'none');\n",
    "switch-exhaustiveness-check":
      "export function word(state: 'open' | 'shut'): string {\n  switch (state) {\n    case 'open':\n      return 'o';\n  }\n  return 's';\n}\n",
    "require-array-sort-compare": "export const ordered = (list: readonly number[]): number[] => [...list].sort();\n",
    "only-throw-error": "export const fail = (): never => {\n  throw { reason: 'none' };\n};\n",
    "no-console": "export const shout = (): void => {\n  console.log('loud');\n};\n",
    "no-restricted-globals": "export const home = (): string => String(process);\n",
    "ambient-input(clock)": "export const now = (): number => Date.now();\n",
    "ambient-input(date)": "export const today = (): Date => new Date();\n",
    "ambient-input(chance)": "export const chance = (): number => Math.random();\n",
    "double-assertion": "export const bent = (n: number): string => n as unknown as string;\n",
    "locale-order": "export const order = (a: string, b: string): number => a.localeCompare(b);\n",
  };

  test("lint", async () => {
    const files = Object.entries(lint).map(([key, text], index) => ({ rule: key.replace(/\(.*/, ""), file: `planted-rule-${index}.ts`, text }));
    const plant: Record<string, string> = Object.fromEntries(files.map(({ file, text }) => [`${core}/${file}`, text]));
    plant[`${core}/planted-egg.ts`] = 'import { hen } from "./planted-hen.ts";\nexport const egg = (n: number): number => (n > 0 ? hen(n - 1) : 0);\n';
    plant[`${core}/planted-hen.ts`] = 'import { egg } from "./planted-egg.ts";\nexport const hen = (n: number): number => (n > 0 ? egg(n - 1) : 1);\n';
    plant[`${core}/helpers.ts`] = "export const nothing = 1;\n";
    plant[`${core}/flow/index.ts`] = 'export { nothing } from "../helpers.ts";\n';
    plant["apps/site/src/planted.astro"] = '---\nimport { readProgram } from "@almanac/data";\nvoid readProgram;\n---\n<p>{Date.now()}</p>\n';
    const { output } = await verdictWith(plant, "lint");
    const asleep = [
      ...files,
      { rule: "no-cycle", file: "planted-egg.ts" },
      { rule: "file-name", file: "helpers.ts" },
      { rule: "file-name", file: "flow/index.ts" },
      { rule: "no-restricted-imports", file: "planted.astro" },
    ].filter(({ file, rule }) => findings(output, file, rule).length === 0);
    expect(asleep).toEqual([]);
  });

  test("layers", async () => {
    const broken: readonly { rule: string; from: string; to: string }[] = [
      { rule: "resolvable", from: "packages/core/src", to: "@almanac/data" },
      { rule: "core-is-pure", from: "packages/core/src", to: "node:fs" },
      { rule: "data-imports", from: "packages/data/src", to: "../../charts/src/index.ts" },
      { rule: "charts-imports", from: "packages/charts/src", to: "../../prose/src/index.ts" },
      { rule: "prose-imports", from: "packages/prose/src", to: "../../data/src/index.ts" },
      { rule: "site-imports", from: "apps/site/src", to: "../../../packages/data/src/index.ts" },
      { rule: "cli-imports", from: "packages/cli/src", to: "../../../tools/house/src/gates.ts" },
      { rule: "sample-imports", from: "tools/sample/src", to: "../../../packages/data/src/index.ts" },
      { rule: "test-sample-imports", from: "tools/sample/src", to: "../../../packages/charts/src/index.ts" },
      { rule: "public-face", from: "packages/charts/src", to: "../../core/src/model/measure.ts" },
      { rule: "csv-at-the-edge", from: "packages/data/src", to: "csv-parse" },
      { rule: "no-test-code-in-source", from: "tools/house/src", to: "./plants.test.ts" },
      { rule: "declared-dependency", from: "packages/charts/src", to: "vitest" },
    ];
    const fileOf = (rule: string): string => `planted-${rule}${rule.startsWith("test-") ? ".test" : ""}.ts`;
    const plant = Object.fromEntries(broken.map(({ rule, from, to }) => [`${from}/${fileOf(rule)}`, `export * as planted from "${to}";\n`]));
    const { output } = await verdictWith(plant, "layers");
    const asleep = broken.filter(({ rule }) => findings(output, fileOf(rule), `${rule}:`).length === 0);
    expect(asleep).toEqual([]);
  });

  test("unused files", async () => {
    const { output } = await verdictWith({ "packages/cli/src/planted-orphan.ts": "export const orphan = 1;\n" }, "knip");
    expect(output).toContain("planted-orphan.ts");
  });
});
