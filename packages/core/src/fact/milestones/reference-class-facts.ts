import { ratesText } from "../../currency/rates-text.ts";
import { MINIMUM_CLASS, referenceClass } from "../../estimate/reference-class.ts";
import { effortOutturns, isOver, valueOutturns, type Outturn } from "../../forecast/reference-class-ratios.ts";
import { atLeast } from "../../forecast/at-least.ts";
import { available, notAvailable, valueOrNull, type Measure } from "../../model/measure.ts";
import type { Initiative } from "../../model/records/governance-planning.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import type { TableColumn, Unit } from "../fact.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { initiativeMoney } from "./initiative-money.ts";

const PERCENTILES = [50, 80, 85] as const;

/** A class of finished initiatives in one measure, with what it says of those that are still to come. */
interface Class {
  readonly measure: "effort" | "value";
  readonly noun: string;
  readonly unit: Unit;
  readonly currency?: string;
  readonly outturns: readonly Outturn[];
  /** Ratio that P % of the class kept to: of effort at most so much, of value at least. */
  readonly ratioAt: (p: number) => number | null;
  readonly label: (p: number) => string;
  readonly baseOf: (initiative: Initiative) => number | null;
  readonly rule: string;
  readonly arguments: NonNullable<FactHead["arguments"]>;
}

const ratiosOf = (outturns: readonly Outturn[]): readonly number[] => outturns.map(({ ratio }) => ratio);
const STATUS: Readonly<Record<Initiative["status"], string>> = { proposed: "Proposed", approved: "Approved", running: "Running", finished: "Finished", cancelled: "Cancelled" };

function headOf({ outturns, rule, arguments: others }: Class): Omit<FactHead, "base" | "label"> {
  const rows = outturns.map(({ initiative, estimate, outturn, ratio }) => recordRow(initiative, initiative.id, { status: initiative.status, estimate, outturn, ratio }));
  return { dimensions: {}, rule, arguments: { ...others, estimate: "most likely", percentile: "nearest-rank", minClass: MINIMUM_CLASS, inClass: outturns.length }, rows };
}

function upliftFacts(reference: Class, context: FactContext): readonly ComputedFact[] {
  const n = reference.outturns.length;
  const finished = n === 1 ? "1 initiative is" : `${String(n)} initiatives are`;
  const missing = notAvailable<number>(n === 0 ? "no-data" : "insufficient-sample", `${finished} over with an estimate and an outturn of ${reference.noun}, and a reference class needs ${String(MINIMUM_CLASS)}`);
  return PERCENTILES.map((p) => {
    const ratio = reference.ratioAt(p);
    const measure: Measure<number> = ratio === null ? missing : available(ratio - 1);
    return scalarFact({ ...headOf(reference), base: `reference-class.${reference.measure}.uplift-p${String(p)}`, label: reference.label(p) }, "share", measure, context.sha256, n);
  });
}

function ratiosTable(reference: Class, context: FactContext): readonly ComputedFact[] {
  const { measure, noun, unit, currency, outturns } = reference;
  if (outturns.length === 0) return [];
  const money = currency === undefined ? {} : { currency };
  const columns: readonly TableColumn[] = [
    { name: "initiative", label: "Initiative", unit: "text" },
    { name: "title", label: "Title", unit: "text" },
    { name: "status", label: "Status", unit: "text" },
    { name: "estimate", label: `Estimated ${noun}`, unit, ...money },
    { name: "outturn", label: `Actual ${noun}`, unit, ...money },
    { name: "ratio", label: "Actual of estimated", unit: "ratio" },
  ];
  const rows = outturns.map(({ initiative, estimate, outturn, ratio }) => [initiative.id, initiative.title, STATUS[initiative.status], estimate, outturn, ratio]);
  return [tableFact({ ...headOf(reference), base: `reference-class.${measure}.ratios`, label: `Actual against estimated ${noun} of finished initiatives` }, columns, rows, context.sha256)];
}

/** What the class makes of the estimates of unfinished initiatives; nothing while it is too small. */
function forecastTable(reference: Class, ahead: readonly Initiative[], context: FactContext): readonly ComputedFact[] {
  const { measure, noun, unit, currency } = reference;
  const money = currency === undefined ? {} : { currency };
  const rows = ahead.flatMap((initiative) => {
    const base = reference.baseOf(initiative);
    const ratios = PERCENTILES.map(reference.ratioAt);
    return base === null || !ratios.every((ratio) => ratio !== null) ? [] : [{ initiative, cells: [initiative.id, initiative.title, base, ...ratios.map((ratio) => base * ratio)] }];
  });
  if (rows.length === 0) return [];
  const head = headOf(reference);
  return [
    tableFact(
      { ...head, rows: [...head.rows, ...rows.map(({ initiative }) => recordRow(initiative, initiative.id, { status: initiative.status }))], base: `reference-class.${measure}.forecast`, label: `Estimated ${noun} of unfinished initiatives with the uplift of the class` },
      [
        { name: "initiative", label: "Initiative", unit: "text" },
        { name: "title", label: "Title", unit: "text" },
        { name: "base", label: "Estimate", unit, ...money },
        ...PERCENTILES.map((p) => ({ name: `p${String(p)}`, label: `${measure === "effort" ? "At most" : "At least"}, ${String(p)} %`, unit, ...money })),
      ],
      rows.map(({ cells }) => cells),
      context.sha256,
    ),
  ];
}

function effortClass(initiatives: readonly Initiative[]): Class {
  const outturns = effortOutturns(initiatives);
  const { uplift } = referenceClass({ ratios: ratiosOf(outturns), base: 1, percentiles: PERCENTILES });
  return {
    measure: "effort",
    noun: "effort",
    unit: "fte-months",
    outturns,
    ratioAt: (p) => {
      const more = uplift[String(p)] ?? null;
      return more === null ? null : 1 + more;
    },
    label: (p) => `Uplift that ${String(p)} % of finished initiatives kept to: effort above its estimate, at most`,
    baseOf: ({ effort }) => effort?.mode ?? null,
    rule: "estimate.referenceClass",
    arguments: {},
  };
}

function valueClass(initiatives: readonly Initiative[], context: FactContext): Class {
  const inProgramCurrency = (money: NonNullable<Initiative["actualValue"]>) => initiativeMoney(money, context);
  const outturns = valueOutturns(initiatives, (money) => inProgramCurrency(money).amount);
  // More value is better, so the cautious end is the low one: a share that P % of the class reached.
  const reached = outturns.length < MINIMUM_CLASS ? {} : atLeast({ totals: ratiosOf(outturns), confidences: PERCENTILES });
  const rates = ratesText(outturns.flatMap(({ initiative: { value, actualValue } }) => [value?.mode, actualValue].flatMap((money) => (money === undefined ? [] : inProgramCurrency(money).rates))));
  return {
    measure: "value",
    noun: "value",
    unit: "money",
    currency: context.program.currency,
    outturns,
    ratioAt: (p) => reached[String(p)] ?? null,
    label: (p) => `Value against its estimate that ${String(p)} % of finished initiatives reached, at least`,
    baseOf: ({ value }) => (value === undefined ? null : valueOrNull(inProgramCurrency(value.mode).amount)),
    rule: "forecast.atLeast",
    arguments: rates === "" ? {} : { rates },
  };
}

/** Outturn against estimate of the initiatives that are over, and what it says of the others once there are enough. */
export function referenceClassFacts(context: FactContext): readonly ComputedFact[] {
  const initiatives = context.model.records?.initiatives ?? [];
  if (initiatives.length === 0) return [];
  const ahead = initiatives.filter((initiative) => !isOver(initiative));
  return [effortClass(initiatives), valueClass(initiatives, context)].flatMap((reference) => [...ratiosTable(reference, context), ...upliftFacts(reference, context), ...forecastTable(reference, ahead, context)]);
}
