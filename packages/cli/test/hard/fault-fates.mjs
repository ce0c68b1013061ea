// What becomes of each call that changes something below given folders: see `faults.mjs`.
/* oxlint-disable typescript/no-unsafe-argument, typescript/no-unsafe-assignment, typescript/no-unsafe-call, typescript/no-unsafe-member-access, typescript/no-unsafe-return, typescript/strict-boolean-expressions --
   what stands in the place of the system's functions takes whatever they take */
import fs from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

export const settings = JSON.parse(process.env.ALMANAC_FAULTS ?? "{}");
const roots = (settings.roots ?? []).map((root) => resolve(root));
export const real = { ...fs };
const log = settings.log === undefined ? undefined : real.openSync(settings.log, "a");

const ERRORS = {
  ENOSPC: [-28, "no space left on device"],
  EIO: [-5, "i/o error"],
  EACCES: [-13, "permission denied"],
};

export const pathOf = (path) => resolve(path instanceof URL ? fileURLToPath(path) : String(path));
export const isWatched = (path) => roots.some((root) => path === root || path.startsWith(`${root}/`));

/** Descriptors open below the roots. */
export const paths = new Map();
let count = 0;
let struck = false;
let full = false;

const errorOf = (code, syscall, path, dest) => {
  const [errno, text] = ERRORS[code];
  const where = path === undefined ? "" : ` '${path}'${dest === undefined ? "" : ` -> '${dest}'`}`;
  // As the system gives it: a call on a descriptor does not know the path.
  return Object.assign(new Error(`${code}: ${text}, ${syscall}${where}`), { errno, code, syscall, ...(path === undefined ? {} : { path }), ...(dest === undefined ? {} : { dest }) });
};

const die = () => {
  process.kill(process.pid, "SIGKILL");
  // The signal is on its way: nothing more may happen meanwhile.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
};

const FREES = new Set(["unlink", "rmdir"]);
const FILLS = new Set(["write", "copy", "mkdir", "mkdtemp", "symlink"]);

/** What becomes of a call: undefined (it is done), an error, or how the process ends. Counts it, and writes it down. */
export function fateOf(call, path, { dest, byDescriptor = false } = {}) {
  if (!isWatched(path) && (dest === undefined || !isWatched(dest))) return undefined;
  count += 1;
  if (log !== undefined) real.writeSync(log, `${String(count)}\t${call}\t${path}\t${dest ?? ""}\n`);
  const named = byDescriptor ? [] : [path, dest];
  if (settings.act === "SHORT") {
    // A full disk still renames, removes and opens.
    if (full && FILLS.has(call)) return errorOf("ENOSPC", call, ...named);
    // Only a write can be cut short: the first one at or after the n-th call.
    if (settings.at === undefined || struck || count < settings.at || call !== "write") return undefined;
    struck = true;
    full = true;
    return "short";
  }
  if (settings.at === undefined || count < settings.at) return undefined;
  if (count > settings.at) return settings.sticky === true && !FREES.has(call) ? errorOf(settings.act, call, ...named) : undefined;
  if (settings.act === "KILL-BEFORE") die();
  if (settings.act === "KILL-HALF" || settings.act === "KILL-AFTER") return settings.act;
  return errorOf(settings.act, call, ...named);
}

/** Does a call as its fate says. `half`: its first half, for a process that ends in the middle. */
export function done(fate, whole, half = () => {}) {
  if (fate instanceof Error) throw fate;
  if (fate === "KILL-HALF") {
    half();
    die();
  }
  const result = whole();
  if (fate === "KILL-AFTER") die();
  return result;
}
