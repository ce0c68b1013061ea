import type { Diagnostic, Money, Program, Records, SourceRecord } from "@almanac/core";
import type { ReadSourceSet } from "../sources/read-sources.ts";
import { checkGovernance } from "./governance-links.ts";
import { checkMl } from "./ml-links.ts";
import { checkMoney } from "./money-links.ts";
import { checkPeople } from "./people-links.ts";
import { checkWork } from "./work-links.ts";

/** Every record of the exports that hold now, whatever its date: what a file refers to must exist, not yet or no longer counts. */
export function everyRecord({ results }: Pick<ReadSourceSet, "results">): Partial<Records> {
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

const isMoney = (value: unknown): value is Money => typeof value === "object" && value !== null && "amount" in value && typeof value.amount === "bigint" && "currency" in value;

/** The only currency of all amounts, if there is one. */
function soleCurrency(records: Partial<Records>): string | undefined {
  const found = new Set(
    Object.values(records)
      .flat()
      .flatMap((record) => Object.values(record).flatMap((value: unknown) => (isMoney(value) ? [value.currency] : []))),
  );
  return found.size === 1 ? [...found][0] : undefined;
}

/** What only several records show, of one source or of many. Records of a refused source are incomplete: call it when nothing was refused. `stated`: what exists at the time of the statement, if it has one. */
export function checkRecords(sources: Pick<ReadSourceSet, "results" | "primary">, { currency, workstreams }: Pick<Program, "currency" | "workstreams">, declaredCurrency: string | undefined, stated: Partial<Records> | undefined): readonly Diagnostic[] {
  const records = everyRecord(sources);
  const ids = workstreams.map(({ id }) => id);
  // A program that declares none reports in the one that all its amounts have; only then is there nothing to convert.
  const money = { reportingCurrency: declaredCurrency ?? soleCurrency(records) ?? currency };
  return [
    ...checkWork(records, { items: sources.primary, workstreams: ids }),
    ...checkMoney(records, money),
    // A reference is right or wrong at any time; too much work for one person is so only once it is decided.
    ...checkPeople(stated?.allocations === undefined ? records : { ...records, allocations: stated.allocations }, { ...money, workstreams: ids }),
    ...checkMl(records, money),
    ...checkGovernance(records, money),
  ];
}
