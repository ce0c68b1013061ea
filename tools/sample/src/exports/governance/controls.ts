import { daysBetween, isoDate } from "@almanac/core";
import { WORLD } from "../../world.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable } from "./csv-table.ts";
import { CATALOG_TITLE } from "./own-catalog.ts";

type Status = "implemented" | "partial" | "planned" | "none" | "not applicable";
/** Control, status, day of the evidence, owner; for what does not apply its justification. */
type Line = readonly [control: string, status: Status, evidenceOn: string, owner: string, justification?: string];

const NIST = "NIST AI RMF";
const ISO = "ISO/IEC 42001";
const ACT = "EU AI Act";

const STATUSES: Readonly<Record<string, readonly Line[]>> = {
  [NIST]: [
    ["GOVERN 1.1", "implemented", "2026-06-10", "Risk executive"],
    ["GOVERN 1.2", "implemented", "2026-05-21", "Program manager"],
    ["GOVERN 1.6", "partial", "2026-09-14", "Model risk officer"],
    ["GOVERN 2.1", "implemented", "2025-10-06", "Program manager"],
    ["GOVERN 4.3", "planned", "", "Operations lead"],
    ["GOVERN 6.1", "partial", "2025-08-29", "Finance partner"],
    ["MAP 1.1", "implemented", "2026-08-24", "Product sponsor"],
    ["MAP 2.3", "implemented", "2026-07-30", "Model risk officer"],
    ["MAP 4.1", "partial", "", "Data steward"],
    ["MAP 5.1", "partial", "2026-10-02", "Risk executive"],
    ["MEASURE 2.3", "implemented", "2026-10-22", "Model risk officer"],
    ["MEASURE 2.7", "partial", "2026-04-17", "Operations lead"],
    ["MEASURE 2.11", "partial", "2026-10-18", "Model risk officer"],
    ["MEASURE 3.1", "planned", "", "Platform lead"],
    ["MANAGE 1.3", "implemented", "2026-09-06", "Program manager"],
    ["MANAGE 2.4", "implemented", "2025-09-12", "Operations lead"],
    ["MANAGE 4.1", "none", "", "Operations lead"],
  ],
  [ACT]: [
    ["Article 9", "partial", "2026-09-18", "Risk executive"],
    ["Article 10", "partial", "2026-10-26", "Data steward"],
    ["Article 11", "partial", "2026-07-02", "Model risk officer"],
    ["Article 12", "implemented", "2026-06-25", "Platform lead"],
    ["Article 13", "planned", "", "Search product lead"],
    ["Article 14", "implemented", "2026-05-28", "Head of payments"],
    ["Article 15", "partial", "2026-04-17", "Operations lead"],
    ["Article 26", "not applicable", "", "Risk executive", "The card score detects financial fraud, which Annex III point 5 (b) leaves out; assessed on 18 September 2026"],
    ["Article 27", "not applicable", "", "Risk executive"],
    ["Article 50", "planned", "", "Search product lead"],
    ["Article 72", "none", "", "Operations lead"],
  ],
  [ISO]: [
    ["A.2.2", "implemented", "2026-03-12", "Program manager"],
    ["A.3.2", "implemented", "2026-08-24", "Program manager"],
    ["A.4.3", "partial", "2026-10-08", "Data steward"],
    ["A.4.5", "implemented", "2026-09-30", "Platform lead"],
    ["A.5.2", "partial", "2025-11-03", "Risk executive"],
    ["A.6.1.2", "implemented", "2026-01-29", "Model risk officer"],
    ["A.6.2.4", "partial", "2026-10-22", "Model risk officer"],
    ["A.6.2.6", "partial", "2026-09-30", "Operations lead"],
    ["A.6.2.8", "implemented", "2025-10-20", "Platform lead"],
    ["A.7.4", "partial", "2026-10-26", "Data steward"],
    ["A.8.2", "none", "", "Search product lead"],
    ["A.10.3", "planned", "", "Finance partner"],
  ],
  [CATALOG_TITLE]: [
    ["data-1", "partial", "2026-10-29", "Data steward"],
    ["data-2", "implemented", "2026-09-17", "Data steward"],
    ["model-1", "implemented", "2026-10-22", "Model risk officer"],
    ["model-2", "partial", "2026-10-18", "Model risk officer"],
    ["operate-1", "implemented", "2026-08-12", "Operations lead"],
    ["operate-2", "planned", "", "Operations lead"],
  ],
};

const groupOf = (framework: string, control: string): string | undefined => {
  if (framework === NIST) return control.split(" ")[0];
  if (framework === ISO) return control.split(".").slice(0, 2).join(".");
  return framework === ACT ? undefined : control.split("-")[0];
};

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");

/** What counts nothing after a year (METHOD.md 9), worked out here and not by the product. */
const isStale = ([, status, on]: Line): boolean => (status === "implemented" || status === "partial") && (on === "" || daysBetween(isoDate(on), WORLD.asOf) > 365);

const all = (): readonly (readonly [framework: string, line: Line])[] => Object.entries(STATUSES).flatMap(([framework, lines]) => lines.map((line) => [framework, line] as const));

export function controlFiles(): readonly ExportFile[] {
  const rows = all().map(([framework, [control, status, on, owner, justification]]) => [
    framework,
    control,
    groupOf(framework, control),
    status,
    status === "implemented" || status === "partial" ? `https://evidence.meridian.example/${slug(framework)}/${slug(control)}` : undefined,
    on,
    // The load test and the vendor review are good for a fixed time only.
    control === "MEASURE 2.7" || control === "Article 15" ? "2026-12-15" : undefined,
    owner,
    justification,
  ]);
  return [{ path: "compliance/controls.csv", text: csvTable(["Framework", "Control", "Group", "Status", "Evidence", "Evidence date", "Evidence expires", "Owner", "Justification"], rows) }];
}

export function controlTruths(): readonly string[] {
  const counts = Object.entries(STATUSES).map(([framework, lines]) => `${framework} ${String(lines.length)}`);
  const stale = all().flatMap(([, line]) => (isStale(line) ? [line[0]] : []));
  return [
    `\`compliance/controls.csv\`: ${String(all().length)} controls (${counts.join(", ")}).`,
    `\`compliance/controls.csv\`: on ${WORLD.asOf} the evidence of ${String(stale.length)} controls is stale: ${stale.join(", ")} (MAP 4.1 has no day, the others are older than 365 days).`,
    "`compliance/controls.csv`: Article 26 and Article 27 do not apply; only Article 26 says why.",
    "`compliance/controls.csv`: the evidence of MEASURE 2.7 and Article 15 expires on 2026-12-15.",
  ];
}
