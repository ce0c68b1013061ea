import { runTimePackages, sizeOf, workspacePackages } from "./installed-packages.ts";
import { licenceProblem } from "./licences.ts";

/** Each dependency is somebody else's code in a build that has to be trusted: it takes the place of another, or the budget is raised for a reason. */
export const BUDGET = {
  /** Packages that ours name for run time, counted once. */
  direct: 45,
  /** Everything that is installed for run time on Linux, in megabytes of files: 672 when this was written. */
  megabytes: 750,
} as const;

export interface Supply {
  /** Names of direct dependencies at run time, and of those for development alone. */
  readonly direct: readonly string[];
  readonly development: readonly string[];
  /** Everything at run time, direct or not. */
  readonly packages: number;
  readonly megabytes: number;
  /** What breaks a rule, each with what to do. */
  readonly problems: readonly string[];
}

/** An exact version of the registry: what is installed is what was looked at. */
const isExact = (range: string): boolean => /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(range);
const isOwn = (range: string): boolean => range.startsWith("workspace:");

/** What a repository depends on, held against the budget, and against the licences that go with ours. */
export function supplyOf(root: string, budget: { readonly direct: number; readonly megabytes: number } = BUDGET): Supply {
  const workspace = workspacePackages(root);
  const named = (of: "dependencies" | "devDependencies"): readonly string[] => [...new Set(workspace.flatMap((one) => Object.entries(one[of]).flatMap(([name, range]) => (isOwn(range) ? [] : [name]))))].sort();
  const direct = named("dependencies");
  const development = named("devDependencies").filter((name) => !direct.includes(name));
  const inexact = workspace.flatMap(({ name: owner, dependencies, devDependencies }) =>
    Object.entries({ ...devDependencies, ...dependencies }).flatMap(([name, range]) => (isOwn(range) || isExact(range) ? [] : [`${owner} names ${name} as ${range}: give the exact version of a release in the registry`])),
  );
  const installed = runTimePackages(workspace);
  const megabytes = installed.reduce((sum, { folder }) => sum + sizeOf(folder), 0) / 1e6;
  const tooMany = direct.length > budget.direct ? [`${String(direct.length)} direct dependencies at run time, ${String(budget.direct)} at most: leave one out, or move what only tests need to devDependencies`] : [];
  const tooLarge = megabytes > budget.megabytes ? [`${megabytes.toFixed(0)} MB are installed for run time, ${String(budget.megabytes)} MB at most: \`pnpm why\` tells what brings the largest`] : [];
  return { direct, development, packages: installed.length, megabytes, problems: [...tooMany, ...tooLarge, ...inexact, ...installed.flatMap((one) => licenceProblem(one) ?? [])] };
}

/** One line for a report. */
export const supplyLine = ({ direct, development, packages, megabytes }: Supply): string =>
  `${String(direct.length)} of ${String(BUDGET.direct)} direct at run time (${String(packages)} in all, ${megabytes.toFixed(0)} of ${String(BUDGET.megabytes)} MB), ${String(development.length)} for development`;
