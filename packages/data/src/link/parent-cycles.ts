import type { Diagnostic } from "@almanac/core";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { TrackerItem } from "../sources/tracker-item.ts";

/** Items that are their own ancestors, each circle reported once, at its first item. */
export function parentCycles(items: readonly TrackerItem[]): readonly Diagnostic[] {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const settled = new Set<string>();
  return items.flatMap((item): readonly Diagnostic[] => {
    const path: string[] = [];
    for (let key: string | undefined = item.key; key !== undefined && !settled.has(key); key = byKey.get(key)?.parent) {
      const start = path.indexOf(key);
      if (start >= 0) {
        const circle = [...path.slice(start), key];
        for (const member of path) settled.add(member);
        const first = byKey.get(key);
        if (first === undefined) return [];
        return [
          diagnostic("LINK-PARENT-CYCLE", first.place(), {
            message: `the parents run in a circle: ${circle.join(" → ")}`,
            found: circle.join(" → "),
            expected: "a parent that is not below its child",
            hint: "correct a parent in the tracker and export again",
          }),
        ];
      }
      path.push(key);
    }
    for (const member of path) settled.add(member);
    return [];
  });
}
