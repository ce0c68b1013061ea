import { setImmediate } from "node:timers/promises";

interface LaterWrites {
  /** Writes when there is time. @param bytes how much memory waits with it */
  readonly add: (bytes: number, write: () => void) => void;
  /** Writes what waits until something comes, and gives that. */
  readonly until: <Value>(coming: Promise<Value>) => Promise<Value>;
  readonly all: () => void;
}

/** What waits holds its page in memory. */
const MOST_BYTES = 32_000_000;

/**
 * Pages that are rendered and not written yet. Others wait for what a page says, and nobody for its file: search makes its index of the
 * pages, on one processor, while the threads write them.
 */
export function laterWrites(most = MOST_BYTES): LaterWrites {
  const waiting: ({ readonly bytes: number; readonly write: () => void } | undefined)[] = [];
  let [done, held] = [0, 0];
  const isEmpty = (): boolean => done === waiting.length;
  const next = (): void => {
    const { bytes = 0, write } = waiting[done] ?? {};
    // Its page need not stay in memory.
    waiting[done] = undefined;
    done += 1;
    held -= bytes;
    write?.();
  };
  return {
    add: (bytes, write) => {
      waiting.push({ bytes, write });
      held += bytes;
      while (held > most) next();
    },
    until: async (coming) => {
      let hasCome = false;
      const settled = coming.finally(() => {
        hasCome = true;
      });
      // What goes wrong is told by the same promise below.
      settled.catch(() => undefined);
      while (!hasCome && !isEmpty()) {
        next();
        await setImmediate();
      }
      return await settled;
    },
    all: () => {
      while (!isEmpty()) next();
    },
  };
}
