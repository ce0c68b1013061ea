import { compareText, type Diagnostic } from "@almanac/core";
import { inTimeOrder } from "../cells/instant.ts";
import { diagnostic, relatedTo } from "../diagnostics/diagnostic.ts";
import type { TrackerItem } from "../sources/tracker-item.ts";

interface Merged {
  readonly items: readonly TrackerItem[];
  readonly diagnostics: readonly Diagnostic[];
  /** Items that stood in more than one file. */
  readonly copies: readonly TrackerItem[];
}

/** What two records of one item must agree on to be one record given twice. */
const said = (item: TrackerItem): string =>
  JSON.stringify([
    item.title,
    item.type,
    item.status.name,
    item.created,
    item.updated ?? null,
    item.resolvedAt ?? null,
    item.resolution ?? null,
    item.transitions.length,
  ]);

/**
 * One item for each key, sorted by key. A key twice in one file with different values is an error; in two exports of different
 * update times the later one is used, with a warning; a true copy is used once.
 */
export function mergeItems(items: readonly TrackerItem[]): Merged {
  const diagnostics: Diagnostic[] = [];
  const copies: TrackerItem[] = [];
  const byKey = new Map<string, TrackerItem>();
  for (const item of items) {
    const first = byKey.get(item.key);
    if (first === undefined) {
      byKey.set(item.key, item);
      continue;
    }
    copies.push(item);
    const dated = first.updated !== undefined && item.updated !== undefined ? inTimeOrder(item.updated, first.updated) : 0;
    if (dated !== 0 && first.source.file !== item.source.file) {
      const later = dated > 0 ? item : first;
      const other = dated > 0 ? first : item;
      diagnostics.push(
        diagnostic("JIRA-COPIES", later.place("updated"), {
          message: `${item.key} stands in two exports; the one updated ${later.updated ?? ""} is used`,
          found: "two records with different update times",
          expected: "each item in one export",
          hint: "take the older export out of the source",
          related: [relatedTo(other.place("updated"), `updated ${other.updated ?? ""}, not used`)],
        }),
      );
      byKey.set(item.key, later);
    } else if (said(first) !== said(item)) {
      const where = first.source.file === item.source.file ? `first on line ${String(first.source.line)}` : `first in ${first.source.file}`;
      diagnostics.push(
        diagnostic("KEY-TWICE", item.place("key"), {
          message: `${item.key} is given twice with different values, ${where}`,
          found: item.key,
          expected: "each key once",
          hint:
            first.source.file === item.source.file
              ? "remove one of the two records, or export again"
              : "if the two files tell of the same items, declare the source of one of them with `role: cross-check` in data/almanac.yaml, or take the file out of the folder",
          related: [relatedTo(first.place("key"), "first given here")],
        }),
      );
    }
  }
  return { items: [...byKey.values()].toSorted((a, b) => compareText(a.key, b.key)), diagnostics, copies };
}
