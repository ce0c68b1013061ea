import { constants, copyFileSync, linkSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { CommandError, EXIT, systemErrorCode } from "../exit-code.ts";
import { isRunning, withUndo } from "../half-made.ts";
import { besideName, makeFolderDurably, removeLeftovers, writeAndSync } from "./durable-files.ts";

interface Holder {
  /** Never the same twice, so that a lock can be told from the next one. */
  readonly token: string;
  readonly pid: number;
  /** Boot and start time of the process, where the system tells them: a number is given to another process one day. */
  readonly started?: string;
  /** Machine, and container on it: numbers of processes mean nothing elsewhere. */
  readonly host: string;
  readonly since: string;
}

const POLL_MS = 50;
/** No run takes this long: a lock of another machine that is older was left behind. */
const FOREIGN_LOCK_HOURS = 6;

function optional<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** `<boot> <clock ticks since then>` on Linux, undefined elsewhere and for processes that are gone. */
const startOf = (pid: number): string | undefined =>
  optional(() => {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // Fields 3 and 22 of proc(5); the second is the name of the program in parentheses and may hold spaces.
    const fields = readFileSync(`/proc/${String(pid)}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? undefined : `${boot} ${fields[19] ?? ""}`;
  });

const host = (): string => [hostname(), optional(() => readlinkSync("/proc/self/ns/pid"))].filter((part) => part !== undefined).join(" ");

function thisProcess(): Holder {
  const started = startOf(process.pid);
  return { token: randomUUID(), pid: process.pid, ...(started === undefined ? {} : { started }), host: host(), since: new Date().toISOString() };
}

function isDead(holder: Holder): boolean {
  if (holder.host !== host()) return Date.now() - Date.parse(holder.since) > FOREIGN_LOCK_HOURS * 3_600_000;
  return !isRunning(holder.pid) || (holder.started !== undefined && holder.started !== startOf(holder.pid));
}

/** Who a lock file names; undefined: there is none; `unreadable`: something else stands there. */
function holderIn(path: string): Holder | "unreadable" | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === "ENOENT") return undefined;
    if (code === "EISDIR") return "unreadable";
    throw error;
  }
  try {
    const holder = JSON.parse(text) as Holder;
    const isLock = typeof holder.token === "string" && /^[\w-]+$/.test(holder.token) && typeof holder.pid === "number" && typeof holder.host === "string" && typeof holder.since === "string";
    return isLock ? holder : "unreadable";
  } catch {
    return "unreadable";
  }
}

/**
 * Where a lock ends: the file itself or, behind a holder who is dead, the place of the one who takes over from exactly that holder.
 * Only one can create that place, and its name is never used again, so a dead lock has one heir at most, however many saw it dead.
 */
function endOf(file: string): { readonly place: string; readonly holder?: Holder | "unreadable" } {
  let place = file;
  for (;;) {
    const holder = holderIn(place);
    if (holder === undefined) return { place };
    if (holder === "unreadable" || !isDead(holder)) return { place, holder };
    place = `${file}.after-${holder.token}`;
  }
}

/** Creates `place` with the content of `own` in one step, unless it exists. */
function createWhole(own: string, place: string): boolean {
  try {
    linkSync(own, place);
    return true;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === "EEXIST") return false;
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "EOPNOTSUPP" && code !== "ENOSYS") throw error;
  }
  // No hard links here (FAT, some network shares).
  try {
    copyFileSync(own, place, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === "EEXIST") return false;
    throw error;
  }
}

const isMine = (holder: Holder | "unreadable" | undefined, me: Holder): boolean => holder !== undefined && holder !== "unreadable" && holder.token === me.token;

/** One try. Returns who holds the lock when it is not `me`. */
function tryToTake(file: string, own: string, me: Holder): Holder | "unreadable" | undefined {
  const { place, holder } = endOf(file);
  if (holder !== undefined) return holder;
  const created = createWhole(own, place);
  const now = endOf(file).holder;
  if (created && isMine(now, me)) {
    if (place !== file) renameSync(place, file);
    return undefined;
  }
  // Another was faster; or the lock was taken over, used and released between our look and our step: what we created is the end of nothing.
  if (created) rmSync(place, { force: true });
  return now ?? "unreadable";
}

/** Places of heirs that nobody needs, now that the lock is ours. */
function removeOldPlaces(file: string): void {
  for (const name of readdirSync(dirname(file))) if (name.startsWith(`${basename(file)}.after-`)) rmSync(join(dirname(file), name), { force: true });
  removeLeftovers(dirname(file));
}

const heldText = (file: string, holder: Holder | "unreadable", waitMs: number): string => {
  const who = holder === "unreadable" ? "something that is no lock of Almanac stands there" : `process ${String(holder.pid)} on ${holder.host.replace(/ .*$/, "")} has held it since ${holder.since}`;
  return `${file} is locked: ${who}; waited ${String(Math.round(waitMs / 1000))} s\nhint: let that run end and try again; if it runs no longer, remove ${file}`;
};

/**
 * Runs a piece of work while holding a lock file, which names this process. A lock of a process that is gone (also of one killed
 * outright) is taken over; a live one is waited for. Released also when interrupted.
 * @throws CommandError (machine) naming the holder when the lock is not free after `waitMs`.
 */
export async function withLock<T>(file: string, work: () => Promise<T>, { waitMs = 60_000 }: { readonly waitMs?: number } = {}): Promise<T> {
  makeFolderDurably(dirname(file));
  const me = thisProcess();
  const own = besideName(file);
  const release = (): void => {
    rmSync(own, { force: true });
    if (isMine(holderIn(file), me)) rmSync(file, { force: true });
  };
  return await withUndo(release, async () => {
    writeAndSync(own, `${JSON.stringify(me)}\n`);
    for (let waited = 0, held = tryToTake(file, own, me); held !== undefined; held = tryToTake(file, own, me), waited += POLL_MS) {
      if (waited >= waitMs) throw new CommandError(heldText(file, held, waitMs), EXIT.machine);
      await pause(POLL_MS);
    }
    rmSync(own, { force: true });
    removeOldPlaces(file);
    return await work();
  });
}
