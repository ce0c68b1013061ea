import { compareText, type Diagnostic, type FxRate, type Records } from "@almanac/core";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { amountNeeds, type AmountNeed } from "./money-needs.ts";
import { rateIndex, type FoundRate, type RateIndex } from "./rate-index.ts";
import { placeOf } from "./record-place.ts";

/** A rate may be this many days old without a word (METHOD.md 6.3). */
const FRESH_DAYS = 7;

const amounts = (count: number): string => (count === 1 ? "1 amount" : `${String(count)} amounts`);
const place = ({ record, role }: AmountNeed) => placeOf(record, role);

/** The rate that serves an amount. A plan may look ahead of every quote: a budget rate, or the newest quote of its day, serves it. */
function rateFor({ money, of, on }: AmountNeed, reporting: string, rates: RateIndex): FoundRate | undefined {
  const { currency } = money;
  const found = rates.find(currency, reporting, on);
  if (of === "flow" || (found !== undefined && found.ageDays <= FRESH_DAYS)) return found;
  const newest = rates.newest(currency, reporting);
  const serves = rates.hasBudgetRate(currency, reporting) || (newest !== undefined && (newest < on || found === undefined));
  return serves ? { quotedOn: newest ?? on, ageDays: 0 } : found;
}

/** P07: several currencies in one column of one file, and no quote of any day that makes one of them. */
function mixedProblem(needs: readonly AmountNeed[], unconnected: ReadonlySet<string>, reporting: string): Diagnostic | undefined {
  const currencies = [...new Set(needs.map(({ money }) => money.currency))].sort(compareText);
  const foreign = needs.filter(({ money }) => unconnected.has(money.currency));
  const [first] = foreign;
  if (currencies.length < 2 || first === undefined) return undefined;
  const without = currencies.filter((currency) => unconnected.has(currency)).join(", ");
  return diagnostic("MONEY-MIXED", place(first), {
    message: `amounts in ${currencies.join(" and ")} stand in one column, and no rate converts ${without} to the reporting currency ${reporting} (first needed on ${first.on})`,
    found: first.money.currency,
    expected: `amounts in ${reporting}, or rates to it`,
    hint: `add a source of kind \`fx-rates\` with rates from ${without} to ${reporting}; or set the reporting currency as \`program.currency\` in data/almanac.yaml`,
  });
}

interface Wanting {
  readonly need: AmountNeed;
  readonly found: FoundRate | undefined;
}

function rateProblems(needs: readonly AmountNeed[], reporting: string, rates: RateIndex): readonly Diagnostic[] {
  const wanting: readonly Wanting[] = needs.map((one) => ({ need: one, found: rateFor(one, reporting, rates) }));
  const missing = wanting.filter(({ found }) => found === undefined);
  const stale = wanting.filter(({ found }) => found !== undefined && found.ageDays > FRESH_DAYS);
  const [none] = missing;
  const oldest = stale.toSorted((a, b) => (b.found?.ageDays ?? 0) - (a.found?.ageDays ?? 0))[0];
  return [
    ...(none === undefined
      ? []
      : [
          diagnostic("FX-MISSING", place(none.need), {
            message: `no rate from ${none.need.money.currency} to the reporting currency ${reporting} on or before ${none.need.on}; ${amounts(missing.length)} of this column cannot be converted`,
            found: `no rate for ${none.need.money.currency} on ${none.need.on}`,
            expected: `a rate from ${none.need.money.currency} to ${reporting} of that day, or of the ${String(FRESH_DAYS)} days before`,
            hint: `add the rate to a source of kind \`fx-rates\` (a missing rate is never taken as 1), or report in that currency: \`program: { currency: ${none.need.money.currency} }\` in data/almanac.yaml`,
          }),
        ]),
    ...(oldest?.found === undefined
      ? []
      : [
          diagnostic("FX-STALE", place(oldest.need), {
            message: `the newest rate from ${oldest.need.money.currency} to ${reporting} on ${oldest.need.on} is of ${oldest.found.quotedOn}, ${String(oldest.found.ageDays)} days before; ${amounts(stale.length)} of this column use a rate older than ${String(FRESH_DAYS)} days`,
            found: oldest.found.quotedOn,
            expected: `a rate at most ${String(FRESH_DAYS)} days old`,
            hint: "add newer rates to the source of kind `fx-rates`",
          }),
        ]),
  ];
}

/** P06 and P07 of the contract for bad input: one message for each column of a file and currency, at its first record. */
export function currencyProblems(records: Partial<Records>, fxRates: readonly FxRate[], reporting: string): readonly Diagnostic[] {
  const rates = rateIndex(fxRates);
  const byColumn = Map.groupBy(amountNeeds(records), ({ record, role }) => `${record.source.file}\u0000${role}`);
  return [...byColumn.values()].flatMap((needs): readonly Diagnostic[] => {
    const foreign = Map.groupBy(needs.filter(({ money }) => money.currency !== reporting), ({ money }) => money.currency);
    const unconnected = new Set([...foreign.keys()].filter((currency) => !rates.connects(currency, reporting) && !rates.hasBudgetRate(currency, reporting)));
    const mixed = mixedProblem(needs, unconnected, reporting);
    const rest = [...foreign].filter(([currency]) => mixed === undefined || !unconnected.has(currency));
    return [...(mixed === undefined ? [] : [mixed]), ...rest.flatMap(([, ofOne]) => rateProblems(ofOne, reporting, rates))];
  });
}
