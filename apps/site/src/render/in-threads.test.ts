import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const threads = JSON.stringify(new URL("in-threads.ts", import.meta.url).href);
/** A thread that says what it is told, and waits for more. */
const echo = 'data:text/javascript,import { parentPort } from "node:worker_threads"; parentPort.on("message", (told) => parentPort.postMessage(told));';

/** What a program prints that starts such a thread ahead of its work, and then does what is given. It is ended when it does not end by itself. */
function printed(afterwards: string): { readonly status: number | null; readonly stdout: string } {
  const { status, stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", `const { startThread } = await import(${threads}); const thread = startThread({ module: new URL(${JSON.stringify(echo)}), data: undefined, isAhead: true, hear: (said) => { console.log(said); void thread.stop(); } }); ${afterwards}`], { encoding: "utf8", timeout: 60_000 });
  return { status, stdout };
}

test("a thread that was started ahead of its work keeps no command from ending, and is waited for once it has work", () => {
  expect(printed("")).toEqual({ status: 0, stdout: "" });
  expect(printed('thread.tell("heard");')).toEqual({ status: 0, stdout: "heard\n" });
});
