import { addDays, allocate, isAvailable, isoDate, randomSource, type IsoDate, type RandomSource } from "@almanac/core";
import { SEED } from "../../plan.ts";
import { WORLD, type WorkstreamId } from "../../world.ts";
import { BASE_LOAD, FRAUD_TRAINS_UNTIL, GPU_SHARES, LEVY_PER_MILLE, ON_DEMAND_HOURS, ON_DEMAND_SHARES, PRICES, RESERVED_HOURS, SERVED, trainedOn, UNUSED_PERCENT } from "./cloud-plan.ts";
import { MICROS_A_CENT } from "./decimals.ts";
import { BILLED_MONTHS, nth, type Month } from "./months.ts";

/** A row of the bill before it is written. Costs are millionths of a dollar. */
export interface CloudRow {
  readonly month: Month;
  readonly provider: "Northgrid Cloud" | "Lakeshore Inference";
  readonly category: "Usage" | "Purchase" | "Tax" | "Credit" | "Adjustment";
  readonly correction?: true;
  readonly service: keyof typeof SERVICES;
  readonly description: string;
  readonly from: IsoDate;
  /** First day after the charge. */
  readonly to: IsoDate;
  readonly frequency: "Usage-Based" | "Recurring" | "One-Time";
  readonly billed: number;
  readonly effective: number;
  readonly list: number;
  readonly contracted: number;
  /** Hundredths of the unit. */
  readonly quantity?: number;
  readonly unit?: string;
  readonly commitment?: "Used" | "Unused" | "bought";
  readonly tags?: Readonly<Record<string, string>>;
}

export const SERVICES = {
  "GPU compute": "AI and Machine Learning",
  "Model inference": "AI and Machine Learning",
  "Object storage": "Storage",
  "Data preparation": "Compute",
  Network: "Networking",
  Support: "Management and Governance",
  Levy: "Other",
} as const;

const A_WEEK = 7;

function split(total: number, weights: readonly number[]): readonly number[] {
  const parts = allocate(total, weights);
  if (!isAvailable(parts)) throw new RangeError("weights that add up to nothing");
  return parts.value;
}

/** The weeks of a bill: days 1 to 7, 8 to 14, … and the rest. */
const weeksOf = ({ first, days }: Month): readonly { readonly from: IsoDate; readonly to: IsoDate; readonly days: number }[] =>
  [0, 1, 2, 3, 4].flatMap((week) => {
    const length = Math.min(A_WEEK, days - week * A_WEEK);
    return length <= 0 ? [] : [{ from: addDays(first, week * A_WEEK), to: addDays(first, week * A_WEEK + length), days: length }];
  });

const isWeekend = (day: IsoDate): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const ids = WORLD.workstreams.map(({ id }) => id);

/** Training is tagged with the run: two a month for each workstream. */
const trainingTags = (workstream: WorkstreamId, { id, first }: Month, day: IsoDate): CloudRow["tags"] => {
  const half = day < addDays(first, 14) ? 0 : 1;
  const model = trainedOn(workstream, day, half);
  return { workstream, model, stage: "training", run: `${model}-${id}-r${String(half + 1)}` };
};

function gpuRows(month: Month, index: number, random: RandomSource): readonly CloudRow[] {
  const gpu = { month, provider: "Northgrid Cloud", category: "Usage", service: "GPU compute", frequency: "Usage-Based", unit: "Hours" } as const;
  const reserved = nth(RESERVED_HOURS, index) * 100;
  const unused = Math.round((reserved * nth(UNUSED_PERCENT, index)) / 100);
  const shares = nth(GPU_SHARES, index);
  const byWorkstream = split(reserved - unused, ids.map((id) => shares[id] ?? 0));
  const days = Array.from({ length: month.days }, (_, day) => addDays(month.first, day));
  const used = ids.flatMap((workstream, position) => {
    const hours = nth(byWorkstream, position);
    if (hours === 0) return [];
    return split(hours, days.map((day) => (workstream === "fraud" && day > FRAUD_TRAINS_UNTIL ? 0 : Math.round((isWeekend(day) ? 30 : 100) * (0.4 + random.float()))))).flatMap((quantity, day): readonly CloudRow[] => {
      if (quantity === 0) return [];
      const from = nth(days, day);
      const cost = (quantity * PRICES.reservedGpuHour) / 100;
      const list = (quantity * PRICES.gpuHour) / 100;
      return [{ ...gpu, description: "GPU hour, reserved", from, to: addDays(from, 1), billed: 0, effective: cost, list, contracted: list, quantity, commitment: "Used", tags: trainingTags(workstream, month, from) ?? {} }];
    });
  });
  const weeks = weeksOf(month);
  const wasted = split(unused, weeks.map((week) => week.days)).map((quantity, week): CloudRow => {
    const { from, to } = nth(weeks, week);
    return { ...gpu, description: "GPU hour, reserved and not used", from, to, billed: 0, effective: (quantity * PRICES.reservedGpuHour) / 100, list: 0, contracted: 0, quantity, commitment: "Unused" };
  });
  const haste = nth(ON_DEMAND_SHARES, index);
  const onDemand = split(nth(ON_DEMAND_HOURS, index) * 100, ids.map((id) => haste[id] ?? 0)).flatMap((hours, position) =>
    hours === 0
      ? []
      : split(hours, weeks.map(() => 1 + random.index(4))).map((quantity, week): CloudRow => {
          const { from, to } = nth(weeks, week);
          const cost = (quantity * PRICES.gpuHour) / 100;
          return { ...gpu, description: "GPU hour, on demand", from, to, billed: cost, effective: cost, list: cost, contracted: cost, quantity, tags: trainingTags(nth(ids, position), month, from) ?? {} };
        }),
  );
  const price = (reserved * PRICES.reservedGpuHour) / 100;
  const bought: CloudRow = { ...gpu, category: "Purchase", frequency: "Recurring", description: `Reservation of ${String(reserved / 100)} GPU hours`, from: month.first, to: addDays(month.last, 1), billed: price, effective: 0, list: price, contracted: price, quantity: reserved, commitment: "bought" };
  return [bought, ...used, ...wasted, ...onDemand];
}

const growth = (percent: number, months: number): number => (1 + percent / 100) ** months;

function loadRows(month: Month, index: number): readonly CloudRow[] {
  const usage = { month, category: "Usage", frequency: "Usage-Based" } as const;
  const same = (cost: number) => ({ billed: cost, effective: cost, list: cost, contracted: cost });
  return weeksOf(month).flatMap(({ from, to, days }): readonly CloudRow[] => {
    const inference = SERVED.filter((served) => served.from <= month.id).map(({ model, workstream, thousands }): CloudRow => {
      const quantity = Math.round((thousands * growth(1.5, index) * days) / 30);
      return { ...usage, provider: "Lakeshore Inference", service: "Model inference", description: "Thousand inferences", from, to, ...same(quantity * PRICES.thousandInferences), quantity: quantity * 100, unit: "Thousand requests", tags: { workstream, model, stage: "inference" } };
    });
    const base = BASE_LOAD.filter((load) => load.from <= month.id).flatMap(({ workstream, from: begins, terabytes, growth: percent, cpuHours }): readonly CloudRow[] => {
      const age = index - BILLED_MONTHS.findIndex(({ id }) => id === begins);
      const gigabyteDays = Math.round(terabytes * 1000 * growth(percent, age)) * days;
      const hours = Math.round((cpuHours * growth(1, age) * days) / 30);
      return [
        { ...usage, provider: "Northgrid Cloud", service: "Object storage", description: "Gigabyte kept for a day", from, to, ...same(gigabyteDays * PRICES.gigabyteDay), quantity: gigabyteDays * 100, unit: "GB-Days", tags: { workstream, stage: "data" } },
        { ...usage, provider: "Northgrid Cloud", service: "Data preparation", description: "Processor hour", from, to, ...same(hours * PRICES.cpuHour), quantity: hours * 100, unit: "Hours", tags: { workstream, stage: "data" } },
      ];
    });
    const gigabytes = 120 * days + 7 * index;
    const network: CloudRow = { ...usage, provider: "Northgrid Cloud", service: "Network", description: "Gigabyte to the internet", from, to, ...same(gigabytes * PRICES.egressGigabyte), quantity: gigabytes * 100, unit: "GB" };
    return [...inference, ...base, network];
  });
}

/** Rows that were planned by hand: support, credits, and a correction of the month before. */
function singleRows(month: Month): readonly CloudRow[] {
  const northgrid = { month, provider: "Northgrid Cloud", frequency: "One-Time" } as const;
  const same = (cost: number) => ({ billed: cost, effective: cost });
  const support: CloudRow = { ...northgrid, category: "Purchase", service: "Support", frequency: "Recurring", description: "Support plan", from: month.first, to: addDays(month.last, 1), ...same(PRICES.support), list: PRICES.support, contracted: PRICES.support };
  if (month.id === "2026-01")
    return [support, { ...northgrid, category: "Credit", service: "Support", description: "Credit for moving in", from: isoDate("2026-01-15"), to: isoDate("2026-01-16"), ...same(-500_000_000), list: 0, contracted: -500_000_000 }];
  if (month.id !== "2026-10") return [support];
  return [
    support,
    { ...northgrid, category: "Usage", correction: true, service: "Object storage", description: "Storage of 15 September counted twice", from: isoDate("2026-09-15"), to: isoDate("2026-09-16"), ...same(-118_270_000), list: -118_270_000, contracted: -118_270_000, tags: { workstream: "platform", stage: "data" } },
    { ...northgrid, category: "Credit", service: "GPU compute", description: "100 reserved hours handed back", from: isoDate("2026-10-28"), to: isoDate("2026-10-29"), ...same(-420_000_000), list: 0, contracted: -420_000_000, tags: { workstream: "platform", stage: "training" } },
  ];
}

const billedBy = (rows: readonly CloudRow[], provider: CloudRow["provider"]): number => rows.filter((row) => row.provider === provider).reduce((sum, { billed }) => sum + billed, 0);

/** The levy of each provider, and what rounds the invoice to whole cents: both come when the month is closed. */
function closingRows(month: Month, rows: readonly CloudRow[]): readonly CloudRow[] {
  const closing = { month, service: "Levy", frequency: "One-Time", from: month.last, to: addDays(month.last, 1), list: 0 } as const;
  const providers = ["Northgrid Cloud", "Lakeshore Inference"] as const;
  const levies = providers.map((provider): CloudRow => {
    const levy = Math.round((billedBy(rows, provider) * LEVY_PER_MILLE) / 1000);
    return { ...closing, provider, category: "Tax", description: "Electricity levy 2.5 %", billed: levy, effective: levy, contracted: levy };
  });
  const exact = [...rows, ...levies].reduce((sum, { billed }) => sum + billed, 0);
  const rounding = Math.round(exact / MICROS_A_CENT) * MICROS_A_CENT - exact;
  return [...levies, ...(rounding === 0 ? [] : [{ ...closing, provider: "Northgrid Cloud", category: "Adjustment", description: "Rounding of the invoice", billed: rounding, effective: rounding, contracted: rounding } as const])];
}

/** Everything that providers had billed by the as-of date, in order of the charges. */
export const CLOUD_ROWS: readonly CloudRow[] = BILLED_MONTHS.flatMap((month, index) => {
  const rows = [...singleRows(month), ...gpuRows(month, index, randomSource(SEED, `money/gpu/${month.id}`)), ...loadRows(month, index)];
  // Usage is known when its period has ended, a purchase when it is made.
  const known = (row: CloudRow): boolean => (row.category === "Purchase" ? row.from : row.to) <= WORLD.asOf;
  return [...rows, ...closingRows(month, rows)].filter(known).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
});
