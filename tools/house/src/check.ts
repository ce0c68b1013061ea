/** `pnpm check` of the whole repository: lint, layers, unused code. Types are checked by each package's own `check`. */
import process from "node:process";
import { GATES, REPOSITORY, verdict } from "./gates.ts";

for (const gate of GATES) {
  const { passed, output } = await verdict(gate, REPOSITORY);
  process.stdout.write(`${gate}: ${passed ? "passed" : "FAILED"}\n`);
  if (!passed) {
    process.stdout.write(`${output}\n`);
    process.exitCode = 1;
  }
}
