import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { undisturbed } from "./disturbed.ts";
import { differences } from "./folder-state.ts";
import { publishedProblems } from "./published-problems.ts";
import { copyOf, type Scene } from "./scene.ts";

type Command = "edition" | "publish";

const COMMANDS: Readonly<Record<Command, (place: string) => readonly string[]>> = {
  edition: (place) => ["edition", "--root", join(place, "program")],
  publish: (place) => ["publish", "--root", join(place, "program"), "--to", join(place, "publication")],
};

/** Which two commands start together, and how many milliseconds the second starts after the first. */
export interface Start {
  readonly commands: readonly [Command, Command];
  readonly delay: number;
}

export interface Pair extends Start {
  readonly codes: readonly [number | null, number | null];
  /** How often somebody looked at the publication meanwhile. */
  readonly looks: number;
  /** What does not hold; empty when everything does. */
  readonly broken: readonly string[];
}

/** A run that came second may say that another holds the lock, or that the chain has grown meanwhile: both name what to do. */
const isLegitimate = ({ code, stderr }: { readonly code: number | null; readonly stderr: string }): boolean => code === 0 || (code === 3 && stderr.includes("is locked")) || (code === 1 && /was frozen while|comes too late/.test(stderr));

/**
 * Two commands on one program and one publication at the same time. Each must end legitimately; whoever reads the publication meanwhile
 * must find it whole; and when both have ended, one more run of each leaves what undisturbed runs leave.
 */
export async function pair(scene: Scene, name: string, { commands, delay }: Start): Promise<Pair> {
  const place = copyOf(scene.base, join(scene.folder, name));
  const [first, second] = commands;
  const broken: string[] = [];
  let running = true;
  let looks = 0;
  const reader = async (): Promise<void> => {
    for (; running && broken.length === 0; looks++) {
      broken.push(...publishedProblems(join(place, "publication")).map((problem) => `meanwhile: ${problem}`));
      await pause(5);
    }
  };
  const watched = reader();
  const runs = await Promise.all([undisturbed(COMMANDS[first](place)), pause(delay).then(() => undisturbed(COMMANDS[second](place)))]);
  running = false;
  await watched;
  broken.push(...runs.filter((run) => !isLegitimate(run)).map(({ code, stderr }) => `ended with ${String(code)}: ${stderr.slice(0, 300)}`), ...scene.problemsIn(place));
  for (const command of ["edition", "publish"] as const) {
    const { code, stderr } = await undisturbed(COMMANDS[command](place));
    if (code !== 0) broken.push(`afterwards ${command} ended with ${String(code)}: ${stderr.slice(0, 300)}`);
  }
  broken.push(...[...scene.problemsIn(place), ...differences(scene.expected, scene.stateOf(place))].map((problem) => `afterwards: ${problem}`));
  rmSync(place, { recursive: true, force: true });
  return { commands, delay, codes: [runs[0].code, runs[1].code], looks, broken };
}

const KINDS: readonly Start["commands"][] = [
  ["publish", "publish"],
  ["edition", "publish"],
  ["edition", "edition"],
  ["publish", "edition"],
];

/** Pairs in turn; half of them start together, of the others the second starts within the first. */
export const startsOf = (pairs: number, random: () => number): readonly Start[] =>
  Array.from({ length: pairs }, (_, index) => ({ commands: KINDS[index % KINDS.length] ?? ["publish", "publish"], delay: random() < 0.5 ? 0 : Math.floor(random() * 900) }));
