import type { IsoInstant } from "@almanac/core";
import { inTimeOrder } from "../cells/instant.ts";

/**
 * `then`: what could be known at the as-of time, from exports made at or before it. `now`: what is known since; later exports are
 * read, too, and only events at or before the as-of time count.
 */
export type Known = "then" | "now";

/** Something that was exported at an instant. */
export interface Exported {
  readonly at: IsoInstant;
}

/** The exports that a statement may use, oldest first. Without an as-of time there is no later one. */
export function chooseExports<E extends Exported>(exports: readonly E[], { asOf, known }: { readonly asOf: IsoInstant | undefined; readonly known: Known }): readonly E[] {
  const ordered = exports.toSorted((a, b) => inTimeOrder(a.at, b.at));
  switch (known) {
    case "then":
      return asOf === undefined ? ordered : ordered.filter(({ at }) => inTimeOrder(at, asOf) <= 0);
    case "now":
      return ordered;
    default:
      return known satisfies never;
  }
}
