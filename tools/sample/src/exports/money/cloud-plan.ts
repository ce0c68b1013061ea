import type { WorkstreamId } from "../../world.ts";

/** Prices in millionths of a dollar. On-demand GPU hours cost three times the reserved ones. */
export const PRICES = { reservedGpuHour: 4_200_000, gpuHour: 12_600_000, thousandInferences: 180_000, gigabyteDay: 768, cpuHour: 48_000, egressGigabyte: 85_000, support: 950_000_000 } as const;

/** A levy on electricity that is not given back, in thousandths of the bill. */
export const LEVY_PER_MILLE = 25;

export const RESERVATION = { id: "ng-res-gpu-2026", name: "Reserved GPU hours 2026" } as const;

/** From December 2025 on, one value a month. */
export const RESERVED_HOURS = [1500, 1500, 1500, 1500, 2400, 2400, 2400, 3600, 3600, 3600, 3600, 3600] as const;
/** Hundredths of the reserved hours that nobody used: falling until September, then two fraud engineers leave and labels stop. */
export const UNUSED_PERCENT = [24, 23, 24, 22, 25, 22, 20, 18, 16, 15, 27, 31] as const;
export const ON_DEMAND_HOURS = [60, 80, 90, 110, 120, 140, 150, 220, 260, 310, 380, 240] as const;

type Shares = Readonly<Partial<Record<WorkstreamId, number>>>;
const TWO: Shares = { search: 62, demand: 38 };
const THREE: Shares = { search: 52, demand: 30, fraud: 18 };
const SPRING: Shares = { search: 46, demand: 26, fraud: 20, platform: 8 };
const SUMMER: Shares = { search: 42, demand: 24, fraud: 26, platform: 8 };
/** Who uses the reserved hours, in hundredths. */
export const GPU_SHARES: readonly Shares[] = [TWO, TWO, THREE, THREE, SPRING, SPRING, SPRING, SUMMER, SUMMER, SUMMER, { search: 46, demand: 27, fraud: 17, platform: 10 }, { search: 58, demand: 30, platform: 12 }];
/** Who pays for hours on demand, in hundredths. In October fraud detection repeats its training in haste. */
export const ON_DEMAND_SHARES: readonly Shares[] = [TWO, TWO, TWO, TWO, THREE, THREE, THREE, THREE, THREE, THREE, { search: 38, demand: 20, fraud: 42 }, { search: 74, demand: 26 }];

/** Models that train, by workstream: the first half of a month and the second. */
const TRAINED: Readonly<Record<WorkstreamId, readonly [string, string]>> = {
  search: ["search-two-tower", "search-cross-encoder"],
  demand: ["demand-hierarchical", "demand-new-items"],
  fraud: ["fraud-card-champion", "fraud-invoice-shadow"],
  platform: ["platform-queue-planner", "platform-queue-planner"],
};

/** While the click logs are cut, the two-tower model does not train; it catches up when they are repaired. */
const CLICKS_CUT = { from: "2026-09-11", to: "2026-10-11", caughtUp: "2026-10-31" } as const;
/** The last day on which fraud detection trains: labels stop, and nobody trains without. */
export const FRAUD_TRAINS_UNTIL = "2026-10-29";

/** The model that a workstream trains on a day, in the first (0) or second half of a month. */
export function trainedOn(workstream: WorkstreamId, day: string, half: 0 | 1): string {
  const [first, second] = TRAINED[workstream];
  if (workstream === "search" && day >= CLICKS_CUT.from && day <= CLICKS_CUT.caughtUp) return day <= CLICKS_CUT.to ? second : first;
  return half === 0 ? first : second;
}

/** Thousands of inferences in a month of 30 days, and the first month. */
export const SERVED: readonly { readonly model: string; readonly workstream: WorkstreamId; readonly thousands: number; readonly from: string }[] = [
  { model: "search-reranker", workstream: "search", thousands: 9000, from: "2025-12" },
  { model: "search-query-rewriter", workstream: "search", thousands: 6000, from: "2025-12" },
  { model: "search-two-tower", workstream: "search", thousands: 4000, from: "2026-09" },
  { model: "demand-northern", workstream: "demand", thousands: 600, from: "2025-12" },
  { model: "demand-hierarchical", workstream: "demand", thousands: 500, from: "2026-06" },
  { model: "demand-intervals", workstream: "demand", thousands: 400, from: "2026-07" },
  { model: "fraud-invoice-shadow", workstream: "fraud", thousands: 1200, from: "2026-06" },
];

/** Terabytes kept and processor hours of a full month, by workstream, from its first month; both grow by so many per cent a month. */
export const BASE_LOAD: readonly { readonly workstream: WorkstreamId; readonly from: string; readonly terabytes: number; readonly growth: number; readonly cpuHours: number }[] = [
  { workstream: "search", from: "2025-12", terabytes: 30, growth: 2, cpuHours: 14_000 },
  { workstream: "demand", from: "2025-12", terabytes: 18, growth: 2, cpuHours: 11_000 },
  { workstream: "fraud", from: "2026-02", terabytes: 12, growth: 3, cpuHours: 9_000 },
  // The feature store keeps what nobody reads: it costs more to run than planned.
  { workstream: "platform", from: "2026-04", terabytes: 8, growth: 24, cpuHours: 6_000 },
];
