import { readdirSync } from "node:fs";

/** A run that makes no file for so long makes none any more. */
const PATIENCE_MS = 300_000;
const LOOKS = 10;

function filesIn(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true }).length;
  } catch {
    return 0;
  }
}

/**
 * What is waited for while the engine writes into a folder. It tries for ever to make a file that it may not make, and says nothing.
 *
 * @throws when no file has come for a while
 */
export async function unlessStalled<Value>(waited: Promise<Value>, folder: string, patience = PATIENCE_MS): Promise<Value> {
  const stalled = Promise.withResolvers<never>();
  let [found, idle] = [filesIn(folder), 0];
  const timer = setInterval(() => {
    const now = filesIn(folder);
    idle = now === found ? idle + 1 : 0;
    found = now;
    if (idle >= LOOKS) stalled.reject(new Error(`search index: its engine makes no file in ${folder}: is it allowed to write there, and is there room?`));
  }, patience / LOOKS);
  try {
    return await Promise.race([waited, stalled.promise]);
  } finally {
    clearInterval(timer);
  }
}
