import { addDays, isoDate, randomSource, type IsoDate } from "@almanac/core";
import { SEED } from "../../plan.ts";
import { WORLD } from "../../world.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "../governance/csv-table.ts";

const HEADER = ["Date", "Resource", "Resource type", "Provider", "Region", "Unit", "Granted", "Used", "Requested", "Requested on", "Workstream"];
const FIRST = isoDate("2026-03-01");
/** The request for more GPUs of 10 November is not answered. */
const REQUEST = { on: isoDate("2026-11-10"), gpus: 64 } as const;
const GPUS = [[FIRST, 24], [isoDate("2026-05-03"), 32], [isoDate("2026-07-05"), 48]] as const;
const PEAK_WEEKS = [isoDate("2026-09-27"), isoDate("2026-10-04"), isoDate("2026-10-25"), isoDate("2026-11-08"), isoDate("2026-11-15")] as const;

const grantedOn = (day: IsoDate): number => GPUS.findLast(([from]) => from <= day)?.[1] ?? 0;

function rowsOn(day: IsoDate): readonly (readonly Cell[])[] {
  const random = randomSource(SEED, `money/quota/${day}`);
  const granted = grantedOn(day);
  const used = PEAK_WEEKS.some((peak) => peak === day) ? granted : Math.floor(granted * (0.72 + 0.25 * random.float()));
  const asked = day >= REQUEST.on ? [REQUEST.gpus, REQUEST.on] : [undefined, undefined];
  const inference = Math.round((9_000 + 60 * ((Date.parse(day) - Date.parse(FIRST)) / 604_800_000)) * (0.9 + 0.1 * random.float()));
  return [
    [day, "GPUs at once", "gpu", "Northgrid Cloud", "eu-central", "GPU", granted, used, ...asked, undefined],
    [day, "GPUs at once", "gpu", "Northgrid Cloud", "eu-north", "GPU", 8, Math.floor(9 * random.float()), undefined, undefined, undefined],
    [day, "Inference requests", "service", "Lakeshore Inference", "eu-central", "requests per minute", 12_000, inference, undefined, undefined, undefined],
    [day, "Scoring calls", "service", "Lakeshore Inference", "eu-central", "requests per minute", 3_000, day < "2026-06-07" ? undefined : Math.round(900 + 500 * random.float()), undefined, undefined, "fraud"],
  ];
}

export function quotaFile(): ExportFile {
  const days: IsoDate[] = [];
  for (let day = FIRST; day <= WORLD.asOf; day = addDays(day, 7)) days.push(day);
  return { path: "money/quota.csv", text: csvTable(HEADER, days.flatMap(rowsOn)) };
}

export const quotaTruths = (): readonly string[] => [
  `\`money/quota.csv\`: all 48 GPUs of eu-central are in use at the peak of ${String(PEAK_WEEKS.length)} of 39 Sundays (${PEAK_WEEKS.join(", ")}), while about a third of the reserved hours of November stay unused; ${String(REQUEST.gpus)} are asked for since ${REQUEST.on}.`,
];
