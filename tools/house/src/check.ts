/** `pnpm check` of the whole repository: lint, layers, unused code, dependencies. Types are checked by each package's own `check`. */
import process from "node:process";
import { GATES, REPOSITORY, verdict } from "./gates.ts";
import { supplyLine, supplyOf } from "./supply/dependency-budget.ts";

for (const gate of GATES) {
  const { passed, output } = await verdict(gate, REPOSITORY);
  process.stdout.write(`${gate}: ${passed ? "passed" : "FAILED"}\n`);
  if (!passed) {
    process.stdout.write(`${output}\n`);
    process.exitCode = 1;
  }
}

const supply = supplyOf(REPOSITORY);
process.stdout.write(`dependencies: ${supply.problems.length === 0 ? "passed" : "FAILED"}: ${supplyLine(supply)}\n`);
for (const problem of supply.problems) process.stdout.write(`${problem}\n`);
if (supply.problems.length > 0) process.exitCode = 1;
