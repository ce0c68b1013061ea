import { compareText, type Diagnostic, type QualityFinding, type WorkItem } from "@almanac/core";
import { diagnostic, relatedTo, type Place } from "../diagnostics/diagnostic.ts";
import { projectOfKey } from "../sources/item-key.ts";
import type { CrossCheckSource } from "../sources/read-sources.ts";
import type { TrackerItem } from "../sources/tracker-item.ts";
import type { ResolvedWorkflow } from "../workflow/resolve-workflow.ts";

interface CrossCheck {
  readonly quality: readonly QualityFinding[];
  readonly diagnostics: readonly Diagnostic[];
}

const EXAMPLES = 20;
const minute = (instant: string): string => instant.slice(0, 16);

interface Disagreement {
  readonly key: string;
  readonly what: string;
  readonly here: string;
  readonly there: string;
  readonly place: Place;
  readonly other: Place;
  readonly source: WorkItem["source"];
}

/**
 * Holds a second export against the items: the same keys, with the same status, resolution and minute of creation. An export may be of
 * some projects only; it is held against the items of those, and says which they are.
 */
export function crossCheck(
  items: readonly WorkItem[],
  records: readonly TrackerItem[],
  source: CrossCheckSource,
  canonical: ResolvedWorkflow["canonical"],
): CrossCheck {
  const recordByKey = new Map(records.map((record) => [record.key, record]));
  const itemByKey = new Map(items.map((item) => [item.key, item]));
  const checkedKeys = new Set(source.items.map(({ key }) => key));
  const projects = new Set(source.items.map(({ key }) => projectOfKey(key)));
  // An empty export cannot say what it is of.
  const isCompared = (key: string): boolean => projects.size === 0 || projects.has(projectOfKey(key));
  const compared = items.filter(({ key }) => isCompared(key));
  const differing = source.items.flatMap((checked): readonly Disagreement[] => {
    const item = itemByKey.get(checked.key);
    const record = recordByKey.get(checked.key);
    if (item === undefined || record === undefined)
      return [
        {
          key: checked.key,
          what: "existence",
          here: "here",
          there: "not in the primary export",
          place: checked.place("key"),
          other: checked.place("key"),
          source: checked.source,
        },
      ];
    const pairs: readonly (readonly [string, string, string, Place, Place])[] = [
      ["status", canonical(checked.status) ?? checked.status.name, item.status, checked.status.place(), record.status.place()],
      ["resolution", checked.resolution ?? "none", item.resolution ?? "none", checked.place(), record.place()],
      ["creation", minute(checked.created), minute(item.created), checked.place("created"), record.place("created")],
    ];
    return pairs
      .filter(([, here, there]) => here !== there)
      .map(([what, here, there, place, other]) => ({ key: checked.key, what, here, there, place, other, source: checked.source }));
  });
  const absent = records
    .filter(({ key }) => !checkedKeys.has(key) && itemByKey.has(key) && isCompared(key))
    .map((record): Disagreement => ({
      key: record.key,
      what: "existence",
      here: `not in ${source.file}`,
      there: "in the primary export",
      place: record.place("key"),
      other: { file: source.file, line: 1, column: 1 },
      source: record.source,
    }));
  const found = [...differing, ...absent];
  const diagnostics = found.map(({ key, what, here, there, place, other }) =>
    diagnostic("CROSS-CHECK", place, {
      message:
        what === "existence"
          ? `${key} is in one of two exports only: ${here === "here" ? there : here}`
          : `two exports disagree about the ${what} of ${key}: ${here} here, ${there} in the primary export`,
      found: here,
      expected: there,
      hint: "make both exports at the same time from the same search",
      related: [relatedTo(other, "the other export")],
    }),
  );
  const keys = [...new Set(found.map(({ key }) => key))].sort(compareText);
  const total = new Set([...checkedKeys, ...compared.map(({ key }) => key)]).size;
  const part = compared.length === items.length ? "" : ` It holds ${[...projects].sort(compareText).join(", ")}; other projects are not compared.`;
  const examples = keys.slice(0, EXAMPLES).flatMap((key) =>
    found
      .filter((one) => one.key === key)
      .slice(0, 1)
      .map((one) => ({ key, source: one.source })),
  );
  return {
    diagnostics,
    quality: [
      {
        id: `cross-check-${source.id}`,
        label: `Items on which ${source.id} and the primary export disagree`,
        count: keys.length,
        of: total,
        effect:
          keys.length === 0
            ? `${String(total)} of ${String(total)} agree in key, status, resolution and minute of creation.${part}`
            : `${String(total - keys.length)} of ${String(total)} agree; the numbers follow the primary export.${part}`,
        examples,
      },
    ],
  };
}
