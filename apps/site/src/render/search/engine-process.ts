import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";

interface WatchedEngine<Made> {
  readonly made: Made;
  /** What is waited for, or the end of the engine: it answers nothing any more. @throws when it has ended. */
  readonly orEnded: <Value>(waited: Promise<Value>) => Promise<Value>;
}

/** Starts the engine, which is a process of its own, and notices when it ends: its interface does not, and who asks it would wait for ever. */
export async function watchedEngine<Made>(start: () => Promise<Made>): Promise<WatchedEngine<Made>> {
  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => undefined);
  const watch = (message: unknown): void => {
    (message as { readonly process: ChildProcess }).process.once("exit", (code, signal) => ended.reject(new Error(`search index: its engine ended with ${String(signal ?? code)}`)));
  };
  subscribe("child_process", watch);
  const starting = start();
  unsubscribe("child_process", watch);
  const orEnded = <Value>(waited: Promise<Value>): Promise<Value> => Promise.race([waited, ended.promise]);
  return { made: await orEnded(starting), orEnded };
}
