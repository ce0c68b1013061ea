/**
 * Who may import whom (dependency-cruiser; it needs the TypeScript 6 of this package, since it sees nothing under TypeScript 7).
 * Astro components are not read by it: the same two bans for them are in `.oxlintrc.json`.
 */

import type { IConfiguration } from "dependency-cruiser";

const TESTS = String.raw`\.test\.ts$|\.test-d\.ts$|/test/|/oracle/`;

type ForbiddenRule = NonNullable<IConfiguration["forbidden"]>[number];

/** Package `from` may import, of this repository, only `allowed`; its `.test.ts` files also `inTests`. */
const mayImportOnly = (from: string, allowed: readonly string[], inTests: readonly string[] = []): readonly ForbiddenRule[] => {
  const name = `${from.split("/").at(-1) ?? from}-imports`;
  if (inTests.length === 0) return [importsOnly(name, { path: `^${from}/` }, from, allowed)];
  const test = String.raw`\.test\.ts$`;
  return [
    importsOnly(name, { path: `^${from}/`, pathNot: test }, from, allowed),
    importsOnly(`test-${name}`, { path: `^${from}/.*${test}` }, from, [...allowed, ...inTests]),
  ];
};

const importsOnly = (name: string, of: ForbiddenRule["from"], from: string, allowed: readonly string[]): ForbiddenRule => ({
  name,
  comment: `${from} may import ${allowed.length === 0 ? "no other package" : allowed.join(", ")} of this repository.`,
  severity: "error",
  from: of,
  to: { path: "^(packages|apps|tools)/", pathNot: [from, ...allowed].map((folder) => `^${folder}/`) },
});

const layers: IConfiguration = {
  forbidden: [
    { name: "no-cycle", comment: "Modules that need each other are one module.", severity: "error", from: {}, to: { circular: true } },
    {
      name: "resolvable",
      comment: "An import that does not resolve would be invisible to every rule here.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(astro:|virtual:|node:)" },
    },
    {
      name: "core-is-pure",
      comment: "core computes; it imports only pure libraries and no part of Node.",
      severity: "error",
      from: { path: "^packages/core/src/", pathNot: TESTS },
      to: { pathNot: String.raw`^packages/core/|/node_modules/(zod|temporal-polyfill|simple-statistics|yalps|dinero\.js)/` },
    },
    ...mayImportOnly("packages/core", []),
    ...mayImportOnly("packages/data", ["packages/core"]),
    ...mayImportOnly("packages/charts", ["packages/core"]),
    ...mayImportOnly("packages/prose", ["packages/core"]),
    ...mayImportOnly("apps/site", ["packages/core", "packages/charts", "packages/prose"]),
    ...mayImportOnly("packages/cli", ["packages/core", "packages/data", "packages/charts", "packages/prose", "apps/site"]),
    // What it writes is what packages/data reads: its tests hold the two against each other.
    ...mayImportOnly("tools/sample", ["packages/core"], ["packages/data"]),
    {
      name: "public-face",
      comment: "Another package is used through its src/index.ts.",
      severity: "error",
      // Random input has to reach each parser by itself, not only through what a package shows.
      from: { path: "^(packages|apps|tools)/([^/]+)/", pathNot: "^packages/cli/test/fuzz/" },
      to: { path: "^(packages|apps|tools)/", pathNot: [String.raw`^$1/$2/`, String.raw`^[^/]+/[^/]+/src/index\.ts$`] },
    },
    {
      name: "csv-at-the-edge",
      comment: "CSV is parsed in one folder; the benchmark times its library alone.",
      severity: "error",
      from: { pathNot: "^packages/data/(src/read|bench)/" },
      to: { path: "/node_modules/csv-parse/" },
    },
    {
      name: "no-test-code-in-source",
      comment: "Published code does not lean on tests.",
      severity: "error",
      from: { pathNot: TESTS },
      to: { path: TESTS, pathNot: "node_modules" },
    },
    {
      name: "declared-dependency",
      comment: "What source needs stands in dependencies, or in peerDependencies when whoever wants it installs it, not in devDependencies alone.",
      severity: "error",
      from: { path: "^(packages|apps)/[^/]+/src/", pathNot: TESTS },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["npm-peer"], pathNot: "/node_modules/@types/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: String.raw`^(packages|apps|tools)/[^/]+/(dist|\.astro|\.almanac)/` },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"], extensions: [".ts", ".mjs", ".js", ".d.ts", ".json"] },
  },
};

export default layers;
