import { rmSync } from "node:fs";
import { join } from "node:path";
import { disturbed, type Act, type Call } from "./disturbed.ts";
import { differences } from "./folder-state.ts";
import { copyOf, type Scene } from "./scene.ts";

export interface Failing {
  readonly at: number;
  readonly act: Act;
  /** Every later call that needs room or permission fails, too. */
  readonly sticky: boolean;
  /** Counts reading, too: a file that cannot be read may also be told as what is wrong with the program (1), and naming it is enough. */
  readonly reads?: boolean;
}

export interface Outcome extends Failing {
  /** The call that was to fail, when the command came so far; its paths are below the copy. */
  readonly call: Call | undefined;
  readonly code: number | null;
  readonly stderr: string;
  /** What does not hold; empty when everything does. */
  readonly broken: readonly string[];
}

/** A call with its paths below a copy. */
export const below = (place: string, { path, to, ...call }: Call): Call => ({ ...call, path: path.slice(place.length + 1), to: to === "" ? "" : to.slice(place.length + 1) });

/** Every changing call of the command when nothing disturbs it. */
export async function callsOf(scene: Scene, { reads = false }: { readonly reads?: boolean } = {}): Promise<readonly Call[]> {
  const place = copyOf(scene.base, join(scene.folder, "counted"));
  const { code, stderr, calls } = await disturbed(scene.argumentsIn(place), join(scene.folder, "calls"), { roots: scene.roots.map((root) => join(place, root)), reads });
  if (code !== 0) throw new Error(`counted with ${String(code)}: ${stderr}`);
  return calls.map((call) => below(place, call));
}

/** What a message lacks: what failed, where, and what to do. */
function messageProblems(stderr: string, act: Act): readonly string[] {
  const cause = act === "SHORT" ? "ENOSPC" : act;
  return [
    ...(stderr.includes(cause) ? [] : [`the message does not say ${cause}: ${stderr.slice(0, 200)}`]),
    ...(/^error: .*\//m.test(stderr) ? [] : ["the message names no file"]),
    ...(/^hint: /m.test(stderr) ? [] : ["the message does not say what to do"]),
    ...(stderr.includes("bug in Almanac") ? ["the message calls it a bug"] : []),
  ];
}

/**
 * Runs the command with its n-th changing call failing, then once more without: the first must end with 3 and a message, and leave what is
 * read whole (or, where the command tries again, with 0 and everything done); the second must end with 0, with what an undisturbed run makes.
 */
export async function withFailingCall(scene: Scene, failing: Failing): Promise<Outcome> {
  const name = `failing-${failing.act}-${String(failing.at)}${failing.sticky ? "-on" : ""}`;
  const place = copyOf(scene.base, join(scene.folder, name));
  const roots = scene.roots.map((root) => join(place, root));
  const first = await disturbed(scene.argumentsIn(place), join(scene.folder, name), { roots, ...failing });
  const call = first.calls.find(({ number }) => number === failing.at);
  // Only a write can be cut short: the first one from there on.
  const reached = failing.act === "SHORT" ? first.calls.some((each) => each.number >= failing.at && each.call === "write") : call !== undefined;
  const madeUp = call !== undefined && first.code === 0 && scene.triesAgain?.includes(scene.phaseOf(below(place, call))) === true && differences(scene.expected, scene.stateOf(place)).length === 0;
  const broken = [
    ...(reached && !madeUp && first.code !== 3 && !(failing.reads === true && first.code === 1) ? [`ended with ${String(first.code ?? first.signal)}`] : []),
    ...(reached && first.code !== 0 ? messageProblems(first.stderr, failing.act) : []),
    ...scene.problemsIn(place),
  ];
  const second = await disturbed(scene.argumentsIn(place), join(scene.folder, name), { roots });
  if (second.code !== 0) broken.push(`the next run ended with ${String(second.code)}: ${second.stderr.slice(0, 300)}`);
  broken.push(...[...scene.problemsIn(place), ...differences(scene.expected, scene.stateOf(place))].map((problem) => `after the next run: ${problem}`));
  rmSync(place, { recursive: true, force: true });
  return { ...failing, call: call === undefined ? undefined : below(place, call), code: first.code, stderr: first.stderr, broken };
}
