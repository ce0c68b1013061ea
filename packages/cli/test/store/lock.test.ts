import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CommandError, EXIT } from "../../src/exit-code.ts";
import { withLock } from "../../src/store/lock.ts";

/** A program that takes the lock, says so, and holds it until its standard input closes. */
const HOLDER = `import { withLock } from ${JSON.stringify(new URL("../../src/store/lock.ts", import.meta.url))};
await withLock(process.argv[1], async () => {
  process.stdout.write("held");
  for await (const _ of process.stdin);
});`;
let folder: string;
let file: string;
const started: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "almanac-lock-"));
  file = join(folder, "below", "store.lock");
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** Another process that has the lock. */
async function held(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", HOLDER, file], { stdio: ["pipe", "pipe", "inherit"] });
  started.push(child);
  await once(child.stdout, "data");
  return child;
}

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
};

const failure = (waitMs: number): Promise<unknown> => withLock(file, () => Promise.resolve("done"), { waitMs }).catch((error: unknown) => error);

describe("a lock", () => {
  test("of a live process is waited for, and named when it is not released in time", async () => {
    const child = await held();
    const error = await failure(100);
    if (!(error instanceof CommandError)) throw new Error("no CommandError");
    expect(error.exitCode).toBe(EXIT.machine);
    expect(error.message).toContain(`process ${String(child.pid)} on ${hostname()} has held it since 20`);
    expect(error.message).toContain(`remove ${file}`);
    const waiting = withLock(file, () => Promise.resolve("mine"));
    child.stdin?.end();
    expect(await waiting).toBe("mine");
    expect(readdirSync(join(folder, "below"))).toEqual([]);
  });

  test("of a killed process is taken over at once, and nothing of it is left", async () => {
    const child = await held();
    await end(child, "SIGKILL");
    expect(existsSync(file)).toBe(true);
    expect(await failure(0)).toBe("done");
    expect(readdirSync(join(folder, "below"))).toEqual([]);
  });

  test("is taken over by one of many who see it dead: they never work at one time", async () => {
    await end(await held(), "SIGKILL");
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 2));
      inside--;
    };
    await Promise.all(Array.from({ length: 12 }, () => withLock(file, work)));
    expect(most).toBe(1);
    expect(readdirSync(join(folder, "below"))).toEqual([]);
  });

  test("taken over by somebody who was killed before finishing is taken over from them", async () => {
    await end(await held(), "SIGKILL");
    const dead = JSON.parse(readFileSync(file, "utf8")) as { token: string };
    writeFileSync(`${file}.after-${dead.token}`, JSON.stringify({ ...dead, token: "heir" }));
    expect(await failure(0)).toBe("done");
    expect(readdirSync(join(folder, "below"))).toEqual([]);
  });

  test("of a process whose number was given to another one is dead", async () => {
    await end(await held(), "SIGKILL");
    const dead = JSON.parse(readFileSync(file, "utf8")) as { started?: string };
    if (dead.started === undefined) return;
    writeFileSync(file, JSON.stringify({ ...dead, pid: process.pid }));
    expect(await failure(0)).toBe("done");
  });

  test("of another machine is left alone while it is young, and taken over when it is old", async () => {
    const foreign = (hours: number): string => JSON.stringify({ token: "t", pid: 1, host: "elsewhere", since: new Date(Date.now() - hours * 3_600_000).toISOString() });
    mkdirSync(join(folder, "below"));
    writeFileSync(file, foreign(1));
    expect(await failure(0)).toBeInstanceOf(CommandError);
    writeFileSync(file, foreign(7));
    expect(await failure(0)).toBe("done");
  });

  test("is released when the work fails", async () => {
    await expect(withLock(file, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(readdirSync(join(folder, "below"))).toEqual([]);
  });

  test("that is no lock is nobody's to remove", async () => {
    mkdirSync(file, { recursive: true });
    expect(await failure(0)).toMatchObject({ message: expect.stringContaining("no lock of Almanac") as string });
  });
});
