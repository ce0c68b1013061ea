import { sum } from "simple-statistics";
import { available, isAvailable, notAvailable, valueOrNull, type Measure } from "../../model/measure.ts";
import { compareText } from "../../model/time.ts";
import { emv } from "../../risk/emv.ts";
import { lossExceedance, type LossExceedance } from "../../risk/loss-exceedance.ts";
import { lossTotals, type LossScenario } from "../../risk/simulate-losses.ts";
import { mean } from "../../stats/mean.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import { isOpen, isThreat, stateRow, type RegisterHistory, type RiskState } from "./risk-state.ts";
import { ratesArgument, type RiskValue } from "./risk-value.ts";

const TRIALS = 10_000;
const STREAM = "risk";
const PERCENTILES = [50, 80, 90, 95] as const;
const TAIL = 95;
const CURVE_POINTS = 12;

interface ValuedThreat {
  readonly state: RiskState;
  readonly value: RiskValue;
}

interface Simulated extends LossExceedance {
  readonly mean: Measure<number>;
}

/** Amounts at which the curve is read: 0 and round steps, to the first that no trial exceeds. */
function thresholds(greatest: number): readonly number[] {
  if (!(greatest > 0)) return [0];
  const least = greatest / CURVE_POINTS;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
  return Array.from({ length: Math.ceil(greatest / step) + 1 }, (_, index) => index * step);
}

const scenarioOf = ({ state, value }: ValuedThreat): LossScenario => ({ id: state.key, frequency: { kind: "bernoulli", p: value.p }, ...value.severity, ...(state.risk.driver === undefined ? {} : { driver: state.risk.driver }) });
const withoutDriver = ({ driver: _, ...scenario }: LossScenario): LossScenario => scenario;

/** What the open threats may cost together, after mitigation so far. */
export interface QuantifiedExposure {
  readonly threats: readonly ValuedThreat[];
  /** Open threats of which the register gives no probability or amount. */
  readonly left: number;
  /** Threats of one driver come together. */
  readonly joint: Simulated;
  /** As if every threat came by itself. */
  readonly independent: Simulated;
  readonly thresholds: readonly number[];
}

/** Undefined without an open threat; a reason where one has no rate or none has a value. */
export function quantifiedExposure({ current }: RegisterHistory, { program }: FactContext): Measure<QuantifiedExposure> | undefined {
  const open = current.filter((state) => isOpen(state) && isThreat(state)).toSorted((a, b) => compareText(a.key, b.key));
  if (open.length === 0) return undefined;
  const unpriced = open.map(({ residual }) => residual).find((residual) => !isAvailable(residual) && residual.notAvailable === "missing-rate");
  if (unpriced !== undefined && !isAvailable(unpriced)) return unpriced;
  const threats = open.flatMap((state) => (isAvailable(state.residual) ? [{ state, value: state.residual.value }] : []));
  if (threats.length === 0) return notAvailable("no-data", "no open threat has both a probability and an amount");
  const scenarios = threats.map(scenarioOf);
  const totals = (some: readonly LossScenario[]): readonly number[] => lossTotals({ scenarios: some, trials: TRIALS, seed: program.seed, stream: STREAM });
  const joint = totals(scenarios);
  const independent = scenarios.some(({ driver }) => driver !== undefined) ? totals(scenarios.map(withoutDriver)) : joint;
  const points = thresholds(joint.reduce((most, loss) => Math.max(most, loss), 0));
  const simulated = (losses: readonly number[]): Simulated => ({ mean: mean(losses), ...lossExceedance({ losses, thresholds: points, percentiles: PERCENTILES, tail: TAIL }) });
  return available({ threats, left: open.length - threats.length, joint: simulated(joint), independent: simulated(independent), thresholds: points });
}

export const percentileOf = ({ percentiles }: Simulated, p: number): Measure<number> => percentiles[String(p)] ?? notAvailable("no-data", "this percentile was not asked for");

type Head = Omit<FactHead, "base" | "label">;

export const simulationHead = ({ threats, left }: QuantifiedExposure, context: FactContext): Head => ({
  dimensions: {},
  rule: "risk.simulate",
  arguments: { asOf: context.asOfDate, assessment: "after mitigation so far", trials: TRIALS, seed: context.program.seed, stream: STREAM, percentile: "nearest-rank", withoutValue: left, drivers: "threats of one driver come together", ...ratesArgument(threats.map(({ state }) => state.risk), context) },
  rows: threats.map(({ state, value }) => stateRow(state, { p: value.p, impact: value.impact, driver: state.risk.driver ?? null })),
});

function driverTable({ threats }: QuantifiedExposure, head: Head, context: FactContext): readonly ComputedFact[] {
  const groups = [...Map.groupBy(threats.filter(({ state }) => state.risk.driver !== undefined), ({ state }) => state.risk.driver ?? "")].toSorted(([a], [b]) => compareText(a, b));
  if (groups.length === 0) return [];
  const of = (group: readonly ValuedThreat[]) => group.map(({ value }) => value.p);
  return [
    tableFact(
      { ...head, base: "risk.drivers.groups", label: "Threats that share a driver", rule: "risk.emv", arguments: { asOf: context.asOfDate, model: "one number a trial for each driver; a threat comes where it is below its probability" }, rows: head.rows.filter(({ detail }) => detail["driver"] !== null) },
      [
        { name: "driver", label: "Driver", unit: "text" },
        { name: "threats", label: "Open threats", unit: "count" },
        { name: "ids", label: "Which", unit: "text" },
        { name: "expected", label: "Expected loss", unit: "money", currency: context.program.currency },
        { name: "together", label: "Loss if all come", unit: "money", currency: context.program.currency },
        { name: "any", label: "Chance of at least one", unit: "share" },
        { name: "all", label: "Chance of all", unit: "share" },
      ],
      groups.map(([driver, group]) => [driver, group.length, group.map(({ state }) => state.risk.id).join(" "), sum(group.map(({ value }) => emv(value))), sum(group.map(({ value }) => value.impact)), Math.max(...of(group)), Math.min(...of(group))]),
      context.sha256,
    ),
  ];
}

/** Mean, percentiles, curve and tail of what the open threats may cost together (METHOD.md 5.4). */
export function lossFacts(exposure: Measure<QuantifiedExposure> | undefined, context: FactContext): readonly ComputedFact[] {
  if (exposure === undefined) return [];
  const { sha256, program } = context;
  const head: Head = isAvailable(exposure) ? simulationHead(exposure.value, context) : { dimensions: {}, rule: "risk.simulate", arguments: { asOf: context.asOfDate }, rows: [] };
  const n = isAvailable(exposure) ? exposure.value.threats.length : undefined;
  const money = (statistic: string, label: string, of: (exposure: QuantifiedExposure) => Measure<number>, own = head): ComputedFact =>
    scalarFact({ ...own, base: `risk.loss.${statistic}`, label, currency: program.currency }, "money", isAvailable(exposure) ? of(exposure.value) : exposure, sha256, n);
  const independent = { ...head, arguments: { ...head.arguments, drivers: "every threat by itself" } };
  return [
    money("mean", "Loss from open threats, mean", ({ joint }) => joint.mean),
    ...PERCENTILES.map((p) => money(`p${String(p)}`, `Loss from open threats, ${String(p)} % of trials within`, ({ joint }) => percentileOf(joint, p))),
    money("shortfall", "Mean loss of the worst 5 % of trials", ({ joint }) => joint.expectedShortfall),
    money("p95-independent", "The same 95 % line if no threats shared a driver", (each) => percentileOf(each.independent, 95), independent),
    ...(isAvailable(exposure)
      ? [
          tableFact(
            { ...head, base: "risk.loss.curve", label: "Chance of losing more than an amount", rule: "risk.lec" },
            [
              { name: "loss", label: "More than", unit: "money", currency: program.currency },
              { name: "chance", label: "Chance", unit: "share" },
              { name: "independent", label: "If no threats shared a driver", unit: "share" },
            ],
            exposure.value.thresholds.map((threshold, index) => [threshold, ...[exposure.value.joint, exposure.value.independent].map(({ exceedance }) => valueOrNull(exceedance[index] ?? notAvailable<number>("no-data", "")))]),
            sha256,
          ),
          ...driverTable(exposure.value, simulationHead(exposure.value, context), context),
        ]
      : []),
  ];
}
