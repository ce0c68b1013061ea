/** `pnpm hard WHAT`: proofs by force. Long loops; `test` runs a small seeded sample of each. Without arguments it says what there is. */
import process from "node:process";
import { parseArgs } from "node:util";
import { compareText } from "@almanac/core";
import { buildsTable } from "./builds.ts";
import type { Act } from "./disturbed.ts";
import { costsOfHistory } from "./many-editions.ts";
import { callsOf, withFailingCall, type Outcome } from "./failing-calls.ts";
import { killCycle, killsWhileRendering, randomFrom, type KillCycle } from "./kills.ts";
import { pooled, tableText } from "./loops.ts";
import { pair, startsOf } from "./pairs.ts";
import { buildScene, checkScene, labelScene, nightScene, sliceScene, withdrawScene } from "./command-scenes.ts";
import { editionScene, freezeAndPublishScene, publishScene, type Scene } from "./scene.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    workers: { type: "string", default: "2" },
    kills: { type: "string", default: "1000" },
    rendering: { type: "string", default: "20" },
    pairs: { type: "string", default: "200" },
    every: { type: "string", default: "1" },
    acts: { type: "string", default: "ENOSPC,EIO,EACCES,SHORT" },
    sticky: { type: "boolean", default: false },
    reads: { type: "boolean", default: false },
    editions: { type: "string", default: "2,10,100,1000" },
    runs: { type: "string", default: "7" },
    rendered: { type: "string", default: "3" },
    sample: { type: "boolean", default: false },
  },
});
const workers = Number(values.workers);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

const scenes: readonly (readonly [string, () => Promise<Scene>])[] = [
  ["edition", editionScene],
  ["publish", publishScene],
  ["slices", sliceScene],
  ["build", buildScene],
  ["nightly", nightScene],
  ["label", labelScene],
  ["withdraw", withdrawScene],
  // Writes nothing: `failing-calls check --reads`.
  ["check", checkScene],
];

const chosen = positionals.slice(1);
const scenesAsked = scenes.filter(([command]) => chosen.length === 0 || chosen.includes(command));

let broken = 0;
function tellBroken(what: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  broken += 1;
  print(`BROKEN ${what}\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
}

function failingRows(command: string, scene: Scene, outcomes: readonly Outcome[]): readonly (readonly (string | number)[])[] {
  const byPhase = Map.groupBy(outcomes, ({ call }) => (call === undefined ? "behind the end" : scene.phaseOf(call)));
  return [...byPhase].map(([phase, each]) => [command, phase, new Set(each.map(({ at }) => at)).size, each.length, each.filter(({ code }) => code === 3).length, each.filter(({ code }) => code === 0).length, each.filter((outcome) => outcome.broken.length > 0).length]);
}

async function failingCalls(): Promise<void> {
  const rows: (readonly (string | number)[])[] = [];
  for (const [command, make] of scenesAsked) {
    const scene = await make();
    const calls = await callsOf(scene, { reads: values.reads });
    const tries = calls.filter(({ number }) => (number - 1) % Number(values.every) === 0).flatMap(({ number }) => values.acts.split(",").map((act) => ({ at: number, act: act as Act, sticky: values.sticky, reads: values.reads })));
    const outcomes = await pooled(tries, workers, async (failing) => {
      const outcome = await withFailingCall(scene, failing);
      tellBroken(`${command} call ${String(failing.at)} ${failing.act} ${outcome.call?.call ?? ""} ${outcome.call?.path ?? ""}`, outcome.broken);
      return outcome;
    });
    rows.push(...failingRows(command, scene, outcomes));
    scene.remove();
  }
  print(tableText(["command", "phase", "calls", "runs", "ended with 3", "ended with 0", "broken"], rows));
}

const killRows = (command: string, cycles: readonly KillCycle[]): readonly (readonly (string | number)[])[] => {
  const byPhase = Map.groupBy(
    cycles.flatMap((cycle) => cycle.kills.map((kill) => ({ kill, isBroken: cycle.broken.length > 0 }))),
    ({ kill }) => kill.phase,
  );
  const rows = [...byPhase].map(([phase, each]) => [command, phase, each.length, each.filter(({ isBroken }) => !isBroken).length, each.filter(({ isBroken }) => isBroken).length]);
  return rows.toSorted((a, b) => compareText(String(a[1]), String(b[1])));
};

async function kills(): Promise<void> {
  const rows: (readonly (string | number)[])[] = [];
  for (const [command, make] of scenesAsked) {
    const scene = await make();
    const calls = await callsOf(scene);
    const wanted = Math.round(Number(values.kills) / scenesAsked.length);
    const random = randomFrom(Number(values.seed));
    // A third of the kills strike alone, the others strike again what a kill has left.
    const cycles: { readonly name: string; readonly times: number; readonly seed: number }[] = [];
    for (let left = wanted; left > 0; left -= cycles.at(-1)?.times ?? 1) cycles.push({ name: `kill-${String(cycles.length)}`, times: Math.min(left, 1 + (cycles.length % 4)), seed: Math.floor(random() * 2 ** 32) });
    const results = await pooled(cycles, workers, async ({ name, times, seed }) => {
      const cycle = await killCycle(scene, { name, times, calls, random: randomFrom(seed) });
      tellBroken(`${command} ${name} (seed ${String(seed)})`, cycle.broken);
      return cycle;
    });
    rows.push(...killRows(command, results));
    scene.remove();
  }
  if (Number(values.rendering) > 0 && (chosen.length === 0 || chosen.includes("publish"))) {
    const cycles = await killsWhileRendering(Number(values.rendering), randomFrom(Number(values.seed)));
    for (const [index, cycle] of cycles.entries()) tellBroken(`rendering kill ${String(index)}`, cycle.broken);
    rows.push(...killRows("publish, rendering", cycles));
  }
  print(tableText(["command", "phase", "kills", "healed", "broken"], rows));
}

async function pairs(): Promise<void> {
  const scene = await freezeAndPublishScene();
  const results = await pooled(startsOf(Number(values.pairs), randomFrom(Number(values.seed))), workers, async (start, index) => {
    const result = await pair(scene, `pair-${String(index)}`, start);
    tellBroken(`pair ${String(index)}: ${start.commands.join(" + ")}, ${String(start.delay)} ms apart`, result.broken);
    return result;
  });
  const rows = [...Map.groupBy(results, ({ commands }) => commands.join(" + "))].map(([name, each]) => [name, each.length, each.reduce((sum, { looks }) => sum + looks, 0), [...Map.groupBy(each, ({ codes }) => codes.join(" and "))].map(([codes, { length }]) => `${codes}: ${String(length)}`).join("; "), each.filter((one) => one.broken.length > 0).length]);
  print(tableText(["pair", "runs", "looks meanwhile", "exit codes", "broken"], rows));
  scene.remove();
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
const kilobytes = (bytes: number): string => (bytes / 1e3).toFixed(1);

async function editions(): Promise<void> {
  const costs = await costsOfHistory({ at: values.editions.split(",").map(Number), runs: Number(values.runs), rendered: Number(values.rendered), tell: (text) => void (process.stderr.isTTY && process.stderr.write(`\r${text}   `)) });
  const [first] = costs;
  const times = (now: number, then: number | undefined): string => (then === undefined ? "" : `${(now / then).toFixed(2)}×`);
  const rows = costs.flatMap(({ editions: number, freezing, publishing, rendering }) =>
    (
      [
        ["edition", freezing, first?.freezing],
        ["publish, rendered beforehand", publishing, first?.publishing],
        ["publish, with rendering", rendering, first?.rendering],
      ] as const
    ).flatMap(([name, now, then]) => (now === undefined ? [] : [[name, number, now.seconds.toFixed(2), times(now.seconds, then?.seconds), now.worked.toFixed(2), times(now.worked, then?.worked), megabytes(now.memory), times(now.memory, then?.memory)]])),
  );
  print(tableText(["command", "edition", "clock s", "", "processor s", "", "memory MB", ""], rows.toSorted((a, b) => (a[0] === b[0] ? 0 : (a[0] ?? "") < (b[0] ?? "") ? -1 : 1))));
  print(
    tableText(
      ["edition", "new in store kB", "its folder kB", "new shared kB", "root pages kB", "of it lists kB"],
      costs.map(({ editions: number, bytes, root }) => [number, ...[bytes.store, bytes.edition, bytes.assets, root.bytes, root.lists].map(kilobytes)]),
    ),
  );
}

const LOOPS: Readonly<Record<string, () => Promise<void>>> = {
  "failing-calls": failingCalls,
  kills,
  pairs,
  editions,
  builds: async () => print(await buildsTable({ sample: values.sample, tell: tellBroken })),
};

const loop = LOOPS[positionals[0] ?? ""];
if (loop === undefined) {
  process.stderr.write(`usage: main.ts ${Object.keys(LOOPS).join(" | ")} [edition | slices | publish | build | nightly | label | withdraw | check] [--seed N] [--workers N] [--kills N] [--rendering N] [--pairs N] [--every N] [--acts A,B] [--sticky] [--reads] [--sample] [--editions 2,1000] [--runs N] [--rendered N]\n`);
  process.exitCode = 2;
} else {
  await loop();
  print(broken === 0 ? "broken: 0" : `broken: ${String(broken)}`);
  process.exitCode = broken === 0 ? 0 : 1;
}
