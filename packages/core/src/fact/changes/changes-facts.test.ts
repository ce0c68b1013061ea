import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aProgram } from "../../../test/a-program.ts";
import { previousOf } from "../../../test/previous-of.ts";
import { computeEdition } from "../../edition/compute.ts";
import type { Edition } from "../../edition/edition.ts";
import type { Model } from "../../model/model.ts";
import type { SourceFile } from "../../model/source.ts";
import { addDays, isoDate, isoInstant, type IsoDate } from "../../model/time.ts";
import type { WorkItem } from "../../model/work-item.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const FILE = "data/sources/a.json";
const SUNDAY = isoDate("2026-11-22");
const at = (date: IsoDate) => isoInstant(`${date}T10:00:00Z`);

let line = 0;
function item(workstream: string, finished: IsoDate | null, created: IsoDate = isoDate("2026-05-04")): WorkItem {
  line += 1;
  const transitions = finished === null ? [] : [{ at: at(addDays(finished, -4)), from: "Ready", to: "Doing" }, { at: at(finished), from: "Doing", to: "Done" }];
  return { key: `K-${String(line)}`, title: "", type: "Task", project: "A", workstream, labels: [], created: at(created), status: finished === null ? "Ready" : "Done", initialStatus: "Ready", transitions, history: "complete", source: { file: FILE, line } };
}
/** Five items a week, up to the last Sunday, twenty open ones, and ten that came in the last week. */
const team = (id: string): readonly WorkItem[] => [...Array.from({ length: 100 }, (_, index) => item(id, addDays(SUNDAY, -3 - 7 * Math.floor(index / 5)))), ...Array.from({ length: 20 }, () => item(id, null)), ...Array.from({ length: 10 }, () => item(id, null, isoDate("2026-11-18")))];

const items = [...team("a"), ...team("b")];
const editionOf = (asOf: string, previous?: Edition, changes: Partial<Model> = {}): Edition => {
  const model: Model = { program: aProgram(), asOf: isoInstant(`${asOf}T21:00:00Z`), items, sources: [], documents: [], quality: [], ...changes };
  return computeEdition({ model, sha256, diagrams: {}, version: "0", ...(previous === undefined ? {} : { previous: previousOf(previous, sha256) }) }).edition;
};
const fact = (edition: Edition, id: string) => edition.facts[id];

describe("facts about moves", () => {
  const before = editionOf("2026-11-15");
  const after = editionOf("2026-11-22", before);

  test("say by how many days each date moved, and the causes that add up to it", () => {
    // 25 open at 5 a week before, 30 a week later, of which 10 were added: one week more and one week later.
    expect(fact(after, "changes.forecast.moved{program=a}")).toMatchObject({ value: 14, unit: "days", receipt: { rule: "changes.moves", arguments: { before: "2026-12-20", after: "2027-01-03" }, sources: [FILE] } });
    expect(fact(after, "changes.forecast.causes{program=a}")).toMatchObject({ type: "table", rows: [["scope", 14, "10\u00a0items were added"], ["throughput", 0, "5\u00a0items were finished in the week, about as many as usual"]] });
    for (const id of ["changes.forecast.moved", "changes.outlook.moved", "changes.outlook.moved{program=b}"]) expect(fact(after, id)).toMatchObject({ value: 14 });
  });

  test("of items that are open again say so, and do not count them as finished or as less finished", () => {
    let left = 7;
    const again = items.map((each): WorkItem => {
      if (each.workstream !== "a" || each.status !== "Done" || (each.transitions[1]?.at ?? "") > "2026-10-01" || left === 0) return each;
      left -= 1;
      return { ...each, status: "Doing", transitions: [...each.transitions, { at: at(isoDate("2026-11-20")), from: "Done", to: "Doing" }] };
    });
    const causes = fact(editionOf("2026-11-22", before, { items: again }), "changes.forecast.causes{program=a}");
    // Five were finished and seven are open again, so two fewer count as finished than the week before.
    expect(causes?.type === "table" ? causes.rows.find(([cause]) => cause === "throughput")?.[2] : undefined).toMatch(/^5\u00a0items were finished in the week, about as many as usual; 7\u00a0items finished before no longer count as finished/);
  });

  test("a date that stayed moved by no days; in a first edition nobody can say", () => {
    const still = editionOf("2026-11-22", editionOf("2026-11-22"));
    expect(fact(still, "changes.forecast.moved{program=a}")).toMatchObject({ value: 0 });
    expect(fact(still, "changes.forecast.causes{program=a}")).toBeUndefined();
    expect(fact(before, "changes.forecast.moved{program=a}")).toMatchObject({ value: null, notAvailable: { because: "there is no edition before this one" } });
  });

  test("a date that not everybody may see has no public move, now or when it becomes internal", () => {
    const sources: readonly SourceFile[] = [{ source: "s", file: FILE, kind: "jira-json", role: "primary", audience: "internal", sha256: "", bytes: 1, exportedAt: isoInstant("2026-11-22T20:00:00Z"), exportedAtBasis: "declared", records: 1, itemRecords: 1, otherRecords: 0, rejected: 0, warnings: 0, history: "complete" }];
    const hidden = editionOf("2026-11-22", before, { sources });
    expect(fact(hidden, "forecast.when.p85{program=a}")).toBeUndefined();
    expect(Object.keys(hidden.facts).filter((id) => id.startsWith("changes.forecast."))).toEqual([]);
    expect(hidden.forecastInputs).toBeNull();
    expect(JSON.stringify(hidden.changes)).not.toContain("2027-01-03");
  });
});
