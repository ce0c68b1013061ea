/** Stands for an answer that did not come. */
export const LATE: unique symbol = Symbol("late");

interface Longest {
  readonly worked: number;
  readonly passed: number;
}

/**
 * Seconds that one diagram may take: `worked` by a processor, and `passed` on the clock, whatever else the machine does meanwhile. A large
 * diagram takes half a second; one that takes ten times as long does not end.
 */
export const LONGEST: Longest = { worked: 5, passed: 30 };

/** Milliseconds between two looks at the work. */
const LOOK = 250;

const after = async (milliseconds: number): Promise<void> => {
  await new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
};

/**
 * Settles as the work does, or with `LATE` when it takes longer than anything may.
 *
 * @param worked seconds that processors have worked so far; undefined where nobody can tell, and the clock has to do
 */
export async function inTime<T>(worked: () => Promise<number | undefined>, work: Promise<T>, longest: Longest = LONGEST): Promise<T | typeof LATE> {
  const began = performance.now();
  const before = await worked();
  let ended = false;
  const watched = async (): Promise<typeof LATE> => {
    while (!ended) {
      await after(LOOK);
      const passed = (performance.now() - began) / 1000;
      // Nothing can have worked longer than has passed on every processor, and the page works on one.
      const now = passed < longest.worked || ended ? undefined : await worked();
      if (passed > longest.passed || (now !== undefined && before !== undefined && now - before > longest.worked)) break;
    }
    return LATE;
  };
  return await Promise.race([work, watched()]).finally(() => {
    ended = true;
  });
}
