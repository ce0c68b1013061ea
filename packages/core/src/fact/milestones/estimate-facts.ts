import { sum } from "simple-statistics";
import { ratesText } from "../../currency/rates-text.ts";
import type { UsedRate } from "../../currency/rate-for.ts";
import { betaPert, type BetaPert, type RangeEstimate } from "../../estimate/beta-pert.ts";
import { isOver } from "../../forecast/reference-class-ratios.ts";
import { available, isAvailable, notAvailable, type Measure } from "../../model/measure.ts";
import type { Money } from "../../model/money.ts";
import type { Initiative, ThreePoint } from "../../model/records/governance-planning.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import type { Unit } from "../fact.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { initiativeMoney } from "./initiative-money.ts";

const PERCENTILES = [10, 50, 90] as const;

/** One initiative's estimate; without a range where only the most likely value is stated. */
interface Estimate {
  readonly initiative: Initiative;
  readonly mode: number;
  readonly range: RangeEstimate | undefined;
  readonly spread: BetaPert | undefined;
}

interface Kind {
  readonly measure: "effort" | "value";
  readonly unit: Unit;
  readonly currency?: string;
  readonly estimates: readonly Estimate[];
  readonly arguments: NonNullable<FactHead["arguments"]>;
}

function estimateOf(initiative: Initiative, { low, mode, high }: ThreePoint<number>): Estimate {
  const range = low === undefined || high === undefined ? undefined : { min: low, mode, max: high };
  const spread = range === undefined ? undefined : betaPert({ ...range, percentiles: PERCENTILES });
  return { initiative, mode, range, spread: spread !== undefined && isAvailable(spread) ? spread.value : undefined };
}

const effortKind = (initiatives: readonly Initiative[]): Kind => ({
  measure: "effort",
  unit: "fte-months",
  estimates: initiatives.flatMap((initiative) => (initiative.effort === undefined ? [] : [estimateOf(initiative, initiative.effort)])),
  arguments: {},
});

function valueKind(initiatives: readonly Initiative[], context: FactContext): Kind {
  const used: UsedRate[] = [];
  const number = (money: Money | undefined): number | undefined => {
    if (money === undefined) return undefined;
    const { amount, rates } = initiativeMoney(money, context);
    used.push(...rates);
    return isAvailable(amount) ? amount.value : undefined;
  };
  const estimates = initiatives.flatMap((initiative) => {
    const [low, mode, high] = [number(initiative.value?.low), number(initiative.value?.mode), number(initiative.value?.high)];
    return mode === undefined ? [] : [estimateOf(initiative, { mode, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) })];
  });
  const rates = ratesText(used);
  return { measure: "value", unit: "money", currency: context.program.currency, estimates, arguments: rates === "" ? {} : { rates } };
}

const rowOfEstimate = ({ initiative, range, mode }: Estimate) => recordRow(initiative, initiative.id, { status: initiative.status, low: range?.min ?? null, mode, high: range?.max ?? null });

function listOf({ measure, unit, currency, estimates, arguments: others }: Kind, context: FactContext): ComputedFact {
  const money = currency === undefined ? {} : { currency };
  const number = (name: string, label: string) => ({ name, label, unit, ...money });
  return tableFact(
    { base: `estimate.${measure}.list`, dimensions: {}, label: `Estimated ${measure} of each initiative`, rule: "estimate.betaPert", arguments: { lambda: 4, ...others }, rows: estimates.map(rowOfEstimate) },
    [
      { name: "initiative", label: "Initiative", unit: "text" },
      { name: "title", label: "Title", unit: "text" },
      { name: "status", label: "Status", unit: "text" },
      number("low", "Least"),
      number("mode", "Most likely"),
      number("high", "Greatest"),
      number("mean", "Mean"),
      number("sd", "Standard deviation"),
      ...PERCENTILES.map((p) => number(`p${String(p)}`, `P${String(p)}`)),
    ],
    estimates.map(({ initiative, mode, range, spread }) => [initiative.id, initiative.title, initiative.status, range?.min ?? null, mode, range?.max ?? null, spread?.mean ?? null, spread?.sd ?? null, ...PERCENTILES.map((p) => spread?.percentiles[String(p)] ?? null)]),
    context.sha256,
  );
}

/** Sums over unfinished initiatives; independent, so that variances add. */
function totals({ measure, unit, currency, estimates, arguments: others }: Kind, context: FactContext): readonly ComputedFact[] {
  const ahead = estimates.filter(({ initiative }) => !isOver(initiative));
  if (ahead.length === 0) return [];
  const spreads = ahead.flatMap(({ spread }) => (spread === undefined ? [] : [spread]));
  const without = ahead.length - spreads.length;
  const missing = notAvailable<number>("no-data", `${without === 1 ? "1 unfinished initiative has" : `${String(without)} unfinished initiatives have`} no range for its ${measure}`);
  const ofSpreads = (value: (all: readonly BetaPert[]) => number): Measure<number> => (without > 0 ? missing : available(value(spreads)));
  const head = { dimensions: {}, rule: "estimate.betaPert", arguments: { lambda: 4, initiatives: "proposed, approved and running", assumption: "initiatives are independent", ...others }, rows: ahead.map(rowOfEstimate), ...(currency === undefined ? {} : { currency }) };
  const fact = (statistic: string, label: string, value: Measure<number>) => scalarFact({ ...head, base: `estimate.${measure}.${statistic}`, label }, unit, value, context.sha256, ahead.length);
  return [
    fact("open-mode", `Most likely ${measure} of unfinished initiatives, added up`, available(sum(ahead.map(({ mode }) => mode)))),
    fact("open-mean", `Expected ${measure} of unfinished initiatives`, ofSpreads((all) => sum(all.map(({ mean }) => mean)))),
    fact("open-sd", `Standard deviation of that ${measure}`, ofSpreads((all) => Math.sqrt(sum(all.map(({ sd }) => sd * sd))))),
  ];
}

/** Three-point estimates of initiatives as beta-PERT distributions. */
export function estimateFacts(context: FactContext): readonly ComputedFact[] {
  const initiatives = context.model.records?.initiatives ?? [];
  return [effortKind(initiatives), valueKind(initiatives, context)].flatMap((kind) => (kind.estimates.length === 0 ? [] : [listOf(kind, context), ...totals(kind, context)]));
}
