import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { REPOSITORY } from "../gates.ts";

/** `almanac preview` in a process of its own. `origin` has no trailing slash. */
export interface RunningPreview {
  readonly origin: string;
  readonly said: () => string;
  /** Settles when the command has said this. */
  readonly says: (words: RegExp) => Promise<void>;
  /** Milliseconds of processor time so far, of all its threads; undefined where the machine does not tell. */
  readonly processorTime: () => number | undefined;
  /** Interrupts it, as Ctrl-C does; the exit code. */
  readonly interrupt: () => Promise<number | null>;
}

/** Ticks of a hundredth of a second, as Linux counts them. */
const TICK_MS = 10;

function processorTimeOf(pid: number): number | undefined {
  const file = `/proc/${String(pid)}/stat`;
  if (!existsSync(file)) return undefined;
  const fields = readFileSync(file, "utf8").replace(/^.*\) /, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Starts the command on any free port, and waits until it serves. @throws when it ends before. */
export async function startPreview(root: string): Promise<RunningPreview> {
  const child = spawn(process.execPath, [join(REPOSITORY, "packages/cli/src/main.mjs"), "preview", "--root", root, "--port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
  let text = "";
  const waiting: { readonly words: RegExp; readonly met: () => void }[] = [];
  const met = (): void => {
    for (const [place, one] of [...waiting.entries()].toReversed())
      if (one.words.test(text)) {
        waiting.splice(place, 1);
        one.met();
      }
  };
  child.stderr.on("data", (chunk: Buffer) => {
    text += chunk.toString();
    met();
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const says = (words: RegExp): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.push({ words, met: resolve });
    met();
    void ended.then((code) => reject(new Error(`the preview ended with ${String(code)}:\n${text}`)));
    return promise;
  };
  const address = /preview: (http:\/\/127\.0\.0\.1:\d+)\//;
  await says(address);
  return {
    origin: address.exec(text)?.[1] ?? "",
    said: () => text,
    says,
    processorTime: () => (child.pid === undefined ? undefined : processorTimeOf(child.pid)),
    interrupt: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}
