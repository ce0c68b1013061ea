import type { FileDeclarations } from "../config/source-schema.ts";
import type { TableFile } from "../sources/source-kind.ts";
import { positionsNamed } from "../table/table-columns.ts";
import type { Draft } from "./draft.ts";

const TELLING = ["Date", "ChargeType", "SubscriptionId", "MeterCategory"];
const COSTS = ["CostInBillingCurrency", "Cost"];

/**
 * How Azure's cost export (actual or amortised) is read as cloud-cost. It names no provider, and its cost column has one name in
 * both exports: which of the two it is, only the name of the file or an unused commitment can tell.
 */
export function azureDraft(file: string, { header, records }: TableFile, form: Draft): Draft | undefined {
  const actual = (name: string): string | undefined => header[positionsNamed(header, name)[0] ?? -1]?.trim();
  const cost = COSTS.map(actual).find((name) => name !== undefined);
  if (cost === undefined || TELLING.some((name) => actual(name) === undefined)) return undefined;
  const cells = (name: string): readonly string[] => {
    const position = positionsNamed(header, name)[0] ?? -1;
    return records.map((record) => record[position] ?? "");
  };
  const amortised = /amorti[sz]ed/i.test(file) || cells("ChargeType").some((type) => /^Unused/i.test(type));
  const commitment = ["benefitId", "ReservationId"].map(actual).find((name) => name !== undefined);
  const columns: FileDeclarations["columns"] = {
    provider: { value: "Microsoft" },
    [amortised ? "effectiveCost" : "billedCost"]: cost,
    ...(commitment === undefined ? {} : { commitment }),
  };
  const slashes = cells("Date").every((text) => /^\d{2}\/\d{2}\/\d{4}$/.test(text.trim()));
  return {
    declaration: { ...form.declaration, ...(slashes ? { dates: { format: "MM/dd/yyyy", timeZone: "UTC" } } : {}), columns },
    doubts: [
      ...form.doubts,
      `Azure calls the cost \`${cost}\` in both of its exports: this one is taken to be the ${amortised ? "amortised" : "actual"} cost; for the ${amortised ? "actual cost write billedCost in place of effectiveCost" : "amortised cost write effectiveCost in place of billedCost"}.`,
    ],
  };
}
