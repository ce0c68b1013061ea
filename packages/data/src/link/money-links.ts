import { nearest, type Diagnostic, type Records, type SourceRef } from "@almanac/core";
import { diagnostic, inOrder } from "../diagnostics/diagnostic.ts";
import { budgetTotalProblems, earnedProblems } from "./budget-sums.ts";
import { currencyProblems } from "./currency-problems.ts";
import { placeOf } from "./record-place.ts";

interface Reference {
  readonly record: { readonly source: SourceRef };
  readonly role: string;
  readonly id: string;
}

/** What the records say under one name; a record that says nothing refers to nothing. */
const references = <R extends Reference["record"]>(records: readonly R[] | undefined, role: string, idOf: (record: R) => string | undefined): readonly Reference[] =>
  (records ?? []).flatMap((record) => {
    const id = idOf(record);
    return id === undefined ? [] : [{ record, role, id }];
  });

/** References to ids that a list does not have. Without the list nothing can be unknown. One message for each id and file. */
function unknownIds(what: string, known: readonly string[] | undefined, wanted: readonly Reference[]): readonly Diagnostic[] {
  if (known === undefined || known.length === 0) return [];
  const ids = new Set(known);
  const byId = Map.groupBy(
    wanted.filter(({ id }) => !ids.has(id)),
    ({ id, record }) => `${record.source.file}\u0000${id}`,
  );
  return [...byId.values()].flatMap((same): readonly Diagnostic[] => {
    const [first] = same;
    if (first === undefined) return [];
    const near = nearest(first.id, ids);
    const more = same.length === 1 ? "" : ` (and in ${String(same.length - 1)} more records of this file)`;
    return [
      diagnostic("LINK-UNKNOWN", placeOf(first.record, first.role), {
        message: `no ${what} has the id \`${first.id}\`${more}`,
        found: first.id,
        expected: `the id of one of ${String(ids.size)} known`,
        hint: `${near === undefined ? "" : `did you mean \`${near}\`? `}correct the id, or add the ${what} to its own export`,
      }),
    ];
  });
}

const idsOf = (records: readonly { readonly id: string }[] | undefined): readonly string[] | undefined => records?.map(({ id }) => id);

/**
 * What holds between the records about money: every amount can be converted to the reporting currency on its day (never at 1),
 * declared totals are the sums of their lines, nothing earns more than it is worth, and ids refer to something.
 */
export function checkMoney(records: Partial<Records>, { reportingCurrency }: { readonly reportingCurrency: string }): readonly Diagnostic[] {
  const { budgetLines, budgetTotals, actuals, vendors, vendorContracts, benefits, initiatives, fxRates } = records;
  return inOrder([
    ...budgetTotalProblems(budgetLines ?? [], budgetTotals ?? []),
    ...earnedProblems(budgetLines ?? []),
    ...currencyProblems(records, fxRates ?? [], reportingCurrency),
    ...unknownIds("vendor", idsOf(vendors), [
      ...references(actuals, "vendor", ({ vendor }) => vendor),
      ...references(budgetLines, "vendor", ({ vendor }) => vendor),
      ...references(vendorContracts, "vendor", ({ vendor }) => vendor),
    ]),
    ...unknownIds("contract", idsOf(vendorContracts), [...references(actuals, "contract", ({ contract }) => contract), ...references(budgetLines, "contract", ({ contract }) => contract)]),
    ...unknownIds("budget line", idsOf(budgetLines), references(actuals, "budgetLine", ({ budgetLine }) => budgetLine)),
    ...unknownIds("initiative", idsOf(initiatives), [
      ...references(actuals, "initiative", ({ initiative }) => initiative),
      ...references(budgetLines, "initiative", ({ initiative }) => initiative),
      ...references(benefits, "initiative", ({ initiative }) => initiative),
    ]),
  ]);
}
