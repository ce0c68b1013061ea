import type { Diagnostic, Initiative } from "@almanac/core";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { placeOf } from "../../link/record-place.ts";

/** Initiatives that wait for themselves, for nothing that exists, or for each other in a circle. */
export function initiativeOrderProblems(initiatives: readonly Initiative[]): readonly Diagnostic[] {
  const ids = initiatives.map(({ id }) => id);
  const known = new Set(ids);
  const references = initiatives.flatMap((initiative) =>
    initiative.after.flatMap((before): readonly Diagnostic[] => {
      if (before === initiative.id)
        return [
          diagnostic("LINK-SELF", placeOf(initiative, "after"), {
            message: `\`${initiative.id}\` waits for itself`,
            found: before,
            expected: "another initiative",
            hint: "remove it from the cell",
          }),
        ];
      if (known.has(before)) return [];
      return [
        diagnostic("LINK-UNKNOWN", placeOf(initiative, "after"), {
          message: `\`${initiative.id}\` waits for \`${before}\`, which is no initiative`,
          found: before,
          expected: "the id of an initiative",
          hint: `${didYouMean(before, ids)}correct the id, or add the initiative`,
        }),
      ];
    }),
  );
  return [...references, ...circles(initiatives)];
}

/** Each circle once, at its first initiative, written out. Without recursion: a chain may be as long as the file. */
function circles(initiatives: readonly Initiative[]): readonly Diagnostic[] {
  const byId = new Map(initiatives.map((initiative) => [initiative.id, initiative]));
  const settled = new Set<string>();
  const found: Diagnostic[] = [];
  for (const start of initiatives) {
    const path: string[] = [];
    const pending: { readonly id: string; readonly depth: number }[] = [{ id: start.id, depth: 0 }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      for (const id of path.splice(next.depth)) settled.add(id);
      const at = path.indexOf(next.id);
      if (at >= 0) found.push(circle([...path.slice(at), next.id], byId));
      if (at >= 0 || settled.has(next.id)) continue;
      path.push(next.id);
      const after = byId.get(next.id)?.after ?? [];
      for (const id of after.toReversed()) if (id !== next.id && byId.has(id)) pending.push({ id, depth: path.length });
    }
    for (const id of path) settled.add(id);
  }
  return found;
}

function circle(ids: readonly string[], byId: ReadonlyMap<string, Initiative>): Diagnostic {
  const written = ids.join(" → ");
  const first = byId.get(ids[0] ?? "");
  return diagnostic("LINK-CYCLE", first === undefined ? { file: "", line: 1, column: 1 } : placeOf(first, "after"), {
    message: `each waits for the next in a circle: ${written}`,
    found: written,
    expected: "an order in which one can begin",
    hint: "remove one of the references",
  });
}
