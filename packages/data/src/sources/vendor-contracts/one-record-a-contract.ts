import { decimalText, type Diagnostic, type VendorContract } from "@almanac/core";
import { diagnostic, relatedTo } from "../../diagnostics/diagnostic.ts";
import { placeOf, rememberPlace } from "../../link/record-place.ts";

const TERMS = ["vendor", "title", "workstream", "start", "end", "noticeBy", "renewal", "value", "monthlyMinimum", "annualMinimum", "owner"] as const;

/** A term as text, so that two rows can be compared. */
function termText(contract: VendorContract, term: (typeof TERMS)[number]): string {
  const value = contract[term];
  if (value === undefined) return "nothing";
  return typeof value === "string" ? value : `${decimalText(value)} ${value.currency}`;
}

/** Rows of one contract that state different terms. Values are named, because no person stands in them. */
export function termsProblems(rows: readonly VendorContract[]): readonly Diagnostic[] {
  const firstById = new Map<string, VendorContract>();
  return rows.flatMap((row): readonly Diagnostic[] => {
    const first = firstById.get(row.id);
    if (first === undefined) {
      firstById.set(row.id, row);
      return [];
    }
    return TERMS.filter((term) => termText(row, term) !== termText(first, term)).map((term) =>
      diagnostic("CONTRACT-TERMS", placeOf(row, term), {
        message: `two rows of contract ${row.id} state different terms (${term})`,
        found: termText(row, term),
        expected: termText(first, term),
        hint: "repeat the terms unchanged in each row of a contract; rows differ in the service level and its measurement only",
        related: [relatedTo(placeOf(first, term), "the first row of the contract")],
      }),
    );
  });
}

/** One record a contract, in the order of their first rows, with the service levels of all its rows. */
export function oneRecordAContract(rows: readonly VendorContract[]): readonly VendorContract[] {
  const rowsById = Map.groupBy(rows, ({ id }) => id);
  return [...rowsById.values()].flatMap((ofOne) => {
    const [first] = ofOne;
    if (first === undefined) return [];
    const contract: VendorContract = { ...first, serviceLevels: ofOne.flatMap(({ serviceLevels }) => serviceLevels) };
    return [rememberPlace(contract, (role) => placeOf(first, role))];
  });
}
