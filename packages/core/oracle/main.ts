/** `pnpm oracle [SEED] [COUNT]`: every metric against the second implementation in Python. Exit code 1 when one differs. */
import { runOracle } from "./run.ts";

const [seed = "20261130", count = "200"] = process.argv.slice(2).filter((argument) => argument !== "--");
const { cases, metrics, failures } = runOracle(seed, Number(count));
for (const { id, expected, got } of failures) console.log(`${id} expected ${expected} got ${got}`);
console.log(`${String(metrics)} metrics, ${String(cases - failures.length)} data sets agree, ${String(failures.length)} differ`);
process.exitCode = failures.length > 0 || cases === 0 ? 1 : 0;
