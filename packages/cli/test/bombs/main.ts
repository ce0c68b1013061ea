/** `pnpm bombs [--only WORDS]`: small inputs that ask for much, each in a process of its own: under 10 s, under 512 MB, one diagnostic at its place. */
import process from "node:process";
import { parseArgs } from "node:util";
import { BOMBS } from "./all-bombs.ts";
import { explode, LIMITS } from "./run-bomb.ts";

const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
const say = (line: string): unknown => process.stdout.write(`${line}\n`);
let failed = 0;
let [most, longest] = [0, 0];
const chosen = BOMBS.filter(({ name }) => name.includes(values.only));
for (const bomb of chosen) {
  const { name, seconds, processorSeconds, megabytes, failures } = await explode(bomb);
  // Where others work on the machine, too, only the time of the processor tells how much work it was.
  const slow = Math.min(seconds, processorSeconds) > LIMITS.seconds ? [`${seconds.toFixed(1)} s`] : [];
  const all = [...failures, ...slow];
  if (all.length > 0) failed += 1;
  [most, longest] = [Math.max(most, megabytes), Math.max(longest, processorSeconds)];
  say(`${all.length === 0 ? "holds" : "FAILS"}  ${seconds.toFixed(1).padStart(6)} s (${processorSeconds.toFixed(1).padStart(5)} s of processor)  ${megabytes.toFixed(0).padStart(5)} MB  ${name}`);
  for (const failure of all) say(`       ${failure.slice(0, 500)}`);
}
say(`${String(chosen.length - failed)} of ${String(chosen.length)} hold; at most ${most.toFixed(0)} MB and ${longest.toFixed(1)} s of processor`);
if (failed > 0) process.exitCode = 1;
