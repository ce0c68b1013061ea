import { compareText, type Diagnostic } from "@almanac/core";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Config, MatchRules } from "../config/schema.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { TrackerItem } from "../sources/tracker-item.ts";
import { workstreamFinder } from "./workstream-of.ts";

const VALUES: Readonly<Record<"project" | "component" | "label" | "type", (item: TrackerItem) => readonly string[]>> = {
  project: ({ project }) => [project],
  component: ({ components }) => components,
  label: ({ labels }) => labels,
  type: ({ type }) => [type],
};
const SHOWN = 8;

/** The first value of a rule that no item has, with what they do have. */
function unknownValue(match: MatchRules, items: readonly TrackerItem[]): string {
  for (const rule of ["project", "component", "label", "type"] as const) {
    const said = match[rule];
    if (said === undefined) continue;
    const values = [...new Set(items.flatMap(VALUES[rule]))].sort(compareText);
    const missing = (typeof said === "string" ? [said] : said).find((value) => !values.includes(value));
    const more = values.length > SHOWN ? ", …" : "";
    if (missing !== undefined)
      return `no item has the ${rule} \`${missing}\`: ${didYouMean(missing, values)}${values.length === 0 ? `none has a ${rule}` : `there are ${values.slice(0, SHOWN).join(", ")}${more}`}`;
  }
  return "correct the rule, or remove the workstream until it has items";
}

/** A workstream without a single item: a slip in its rule, or an earlier workstream that takes everything. */
export function emptyWorkstreams(workstreams: NonNullable<Config["workstreams"]>, items: readonly TrackerItem[], place: LoadedConfig["place"]): readonly Diagnostic[] {
  if (items.length === 0) return [];
  const workstreamOf = workstreamFinder(workstreams, items);
  const taken = new Set(items.map(workstreamOf));
  return workstreams.flatMap((workstream, index): readonly Diagnostic[] => {
    if (taken.has(workstream.id)) return [];
    const alone = workstreamFinder([workstream], items);
    const meant = items.filter((item) => alone(item) !== null);
    return [
      diagnostic("WORKSTREAM-EMPTY", place(["workstreams", index, "match"]), {
        message: `the workstream \`${workstream.id}\` has no items: its rule takes none of ${String(items.length)}`,
        found: "no items",
        expected: "at least one item",
        hint:
          meant.length === 0
            ? unknownValue(workstream.match, items)
            : `earlier workstreams take the ${String(meant.length)} items that it would: the first that matches wins, so move this one up`,
      }),
    ];
  });
}
