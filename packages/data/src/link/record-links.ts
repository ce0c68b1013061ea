import type { Diagnostic, Program, Records, SourceRecord } from "@almanac/core";
import type { ReadSourceSet } from "../sources/read-sources.ts";
import { checkGovernance } from "./governance-links.ts";
import { checkMl } from "./ml-links.ts";
import { checkMoney } from "./money-links.ts";
import { checkPeople } from "./people-links.ts";
import { checkWork } from "./work-links.ts";

/** Every record of the exports that hold now, whatever its date: what a file refers to must exist, not yet or no longer counts. */
function everyRecord({ results }: Pick<ReadSourceSet, "results">): Partial<Records> {
  const lists = new Map<string, SourceRecord[]>();
  for (const { read, forHistory } of results) {
    if (forHistory === true) continue;
    for (const { records } of read)
      for (const [name, some] of Object.entries(records) as [string, readonly SourceRecord[]][]) {
        const list = lists.get(name) ?? [];
        for (const record of some) list.push(record);
        lists.set(name, list);
      }
  }
  return Object.fromEntries(lists) as Partial<Records>;
}

/** What only several records show, of one source or of many. Records of a refused source are incomplete: call it when nothing was refused. */
export function checkRecords(sources: Pick<ReadSourceSet, "results" | "primary">, { currency, workstreams }: Pick<Program, "currency" | "workstreams">): readonly Diagnostic[] {
  const records = everyRecord(sources);
  const ids = workstreams.map(({ id }) => id);
  const money = { reportingCurrency: currency };
  return [
    ...checkWork(records, { items: sources.primary, workstreams: ids }),
    ...checkMoney(records, money),
    ...checkPeople(records, { ...money, workstreams: ids }),
    ...checkMl(records, money),
    ...checkGovernance(records, money),
  ];
}
