import type { Diagnostic, WorkItem, Workflow } from "@almanac/core";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import type { TrackerItem } from "../sources/tracker-item.ts";

/** Done items of which nothing says since when. One warning an item, or one a file when no record of the file has such a date. */
export function doneWithoutDate(items: readonly WorkItem[], records: readonly TrackerItem[], workflow: Workflow): readonly Diagnostic[] {
  const done = new Set(workflow.columns.filter(({ category }) => category === "done").flatMap(({ statuses }) => statuses));
  const undated = items.filter((item) => done.has(item.status) && item.resolvedAt === undefined && item.transitions.length === 0);
  const dated = new Set(items.filter((item) => item.resolvedAt !== undefined || item.transitions.length > 0).map(({ source }) => source.file));
  const recordByKey = new Map(records.map((record) => [record.key, record]));
  const hint = "export the issues with their resolution date or with their changelog";
  const single = undated.flatMap((item): readonly Diagnostic[] => {
    const record = recordByKey.get(item.key);
    if (record === undefined || !dated.has(item.source.file)) return [];
    return [
      diagnostic("JIRA-NO-DATE", record.place(), {
        message: `${item.key} is ${item.status}, but nothing says since when: it is left out of throughput and durations`,
        found: "no resolution date and no history",
        expected: "the date on which it was done",
        hint,
      }),
    ];
  });
  const files = [...new Set(undated.map(({ source }) => source.file))].filter((file) => !dated.has(file));
  const whole = files.map((file) => {
    const count = undated.filter(({ source }) => source.file === file).length;
    return diagnostic("JIRA-NO-DATE", wholeFile(file), {
      message: `no record says when it was done: ${String(count)} done items are left out of throughput and durations`,
      found: "no resolution date and no history",
      expected: "the dates on which they were done",
      hint,
    });
  });
  return [...single, ...whole];
}
