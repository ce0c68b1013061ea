import { rmSync } from "node:fs";
import { join } from "node:path";
import { randomSource } from "@almanac/core";
import { disturbed, type Call } from "./disturbed.ts";
import { below } from "./failing-calls.ts";
import { differences } from "./folder-state.ts";
import { copyOf, publishScene, succeed, type Scene } from "./scene.ts";

/** Equal seeds give equal loops. */
export const randomFrom = (seed: number): (() => number) => randomSource(String(seed), "hard").float;

type Kill = "KILL-BEFORE" | "KILL-HALF" | "KILL-AFTER";
const KILLS: readonly Kill[] = ["KILL-BEFORE", "KILL-HALF", "KILL-AFTER"];

/** A kill: the call at which it struck, and how. */
export interface Killed extends Call {
  readonly act: Kill;
  readonly phase: string;
}

export interface KillCycle {
  readonly kills: readonly Killed[];
  /** What does not hold; empty when everything does. */
  readonly broken: readonly string[];
}

const told = (kills: readonly Killed[]): string => kills.map(({ act, call, path, to }) => `${act} ${call} ${to === "" ? path : to}`).join(", then ");

/** A random call of a random phase: short phases, such as the turn of the pointer, are struck as often as long ones. */
function inSomePhase(scene: Scene, calls: readonly Call[], random: () => number): number {
  const phases = [...Map.groupBy(calls, (call) => scene.phaseOf(call)).values()];
  const phase = phases[Math.floor(random() * phases.length)] ?? calls;
  return phase[Math.floor(random() * phase.length)]?.number ?? 1;
}

/**
 * Kills the command at random points of its writes, `times` in a row on what the kill before has left, and looks after each whether what
 * is read is whole. Then the command runs once more: it must end with 0, and with what an undisturbed run makes.
 */
export async function killCycle(scene: Scene, { name, times, calls, random }: { readonly name: string; readonly times: number; readonly calls: readonly Call[]; readonly random: () => number }): Promise<KillCycle> {
  const place = copyOf(scene.base, join(scene.folder, name));
  const roots = scene.roots.map((root) => join(place, root));
  const log = join(scene.folder, name);
  const kills: Killed[] = [];
  const broken: string[] = [];
  let most = calls.length;
  for (let tries = 0; kills.length < times && tries < 3 * times && broken.length === 0; tries++) {
    const act = KILLS[Math.floor(random() * KILLS.length)] ?? "KILL-BEFORE";
    const run = await disturbed(scene.argumentsIn(place), log, { roots, at: kills.length === 0 && random() < 0.5 ? inSomePhase(scene, calls, random) : 1 + Math.floor(random() * most), act });
    const last = run.calls.at(-1);
    if (run.signal === "SIGKILL" && last !== undefined) {
      const call = below(place, last);
      kills.push({ ...call, act, phase: scene.phaseOf(call) });
    } else if (run.code !== 0) broken.push(`ended with ${String(run.code)} after ${told(kills)}: ${run.stderr.slice(0, 400)}`);
    // The point lay behind the end: what the kill before left was less than the whole.
    else most = Math.max(1, run.calls.length);
    broken.push(...scene.problemsIn(place).map((problem) => `${problem}, after ${told(kills)}`));
  }
  const healed = await disturbed(scene.argumentsIn(place), log, { roots });
  if (healed.code !== 0) broken.push(`the next run ended with ${String(healed.code)} after ${told(kills)}: ${healed.stderr.slice(0, 400)}`);
  broken.push(...[...scene.problemsIn(place), ...differences(scene.expected, scene.stateOf(place))].map((problem) => `after the next run: ${problem} (${told(kills)})`));
  rmSync(place, { recursive: true, force: true });
  return { kills, broken };
}

/** Kills `publish` from outside at a random time while it has an edition to render, each on what the kill before has left; then it heals. */
export async function killsWhileRendering(times: number, random: () => number): Promise<readonly KillCycle[]> {
  const scene = await publishScene({ rendered: false });
  const cycles: KillCycle[] = [];
  try {
    const place = copyOf(scene.base, join(scene.folder, "timed"));
    const began = performance.now();
    await succeed(scene.argumentsIn(place));
    const whole = performance.now() - began;
    for (let each = 0; each < times; each++) {
      if (each % 4 === 0) copyOf(scene.base, place);
      const roots = scene.roots.map((root) => join(place, root));
      const run = await disturbed(scene.argumentsIn(place), join(scene.folder, "timed"), { roots }, { killAfter: random() * whole });
      const last = run.calls.at(-1);
      const call = last === undefined ? { number: 0, call: "start", path: "", to: "" } : below(place, last);
      const broken = [...scene.problemsIn(place)];
      if (run.signal !== "SIGKILL" && run.code !== 0) broken.push(`ended with ${String(run.code)}: ${run.stderr.slice(0, 400)}`);
      if (each % 4 === 3 || each === times - 1) {
        const healed = await disturbed(scene.argumentsIn(place), join(scene.folder, "timed"), { roots });
        if (healed.code !== 0) broken.push(`the next run ended with ${String(healed.code)}: ${healed.stderr.slice(0, 400)}`);
        broken.push(...[...scene.problemsIn(place), ...differences(scene.expected, scene.stateOf(place))].map((problem) => `after the next run: ${problem}`));
      }
      cycles.push({ kills: run.signal === "SIGKILL" ? [{ ...call, act: "KILL-BEFORE", phase: last === undefined ? "start" : scene.phaseOf(call) }] : [], broken });
    }
    return cycles;
  } finally {
    scene.remove();
  }
}
