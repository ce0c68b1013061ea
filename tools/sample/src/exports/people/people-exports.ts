import type { ExportFile } from "../export-file.ts";
import { allocationsCsv } from "./allocations.ts";
import { certificatesCsv } from "./certificates.ts";
import { leaveCsv } from "./leave.ts";
import { learningCsv } from "./learning.ts";
import { benchmarksCsv, salarySurveyCsv } from "./market.ts";
import { payCsv } from "./pay.ts";
import { positionsCsv } from "./positions.ts";
import { holidaysCsv } from "./public-holidays.ts";
import { hiringExports } from "./requisitions.ts";
import { skillsCsv } from "./skills.ts";
import { timeSheetsCsv } from "./time-sheets.ts";

/** Every export about people. Pay lies in the restricted folder, apart from all others. */
export const peopleExports = (): readonly ExportFile[] => [
  { path: "people/positions.csv", text: positionsCsv() },
  { path: "people/allocations.csv", text: allocationsCsv() },
  { path: "people/time-sheets.csv", text: timeSheetsCsv() },
  { path: "people/leave.csv", text: leaveCsv() },
  { path: "people/holidays.csv", text: holidaysCsv() },
  { path: "people/skills.csv", text: skillsCsv() },
  { path: "people/certificates.csv", text: certificatesCsv() },
  { path: "people/learning.csv", text: learningCsv() },
  { path: "people/benchmarks.csv", text: benchmarksCsv() },
  { path: "people/salary-survey.csv", text: salarySurveyCsv() },
  ...hiringExports(),
  { path: "restricted/sources/pay/pay.csv", text: payCsv() },
];
