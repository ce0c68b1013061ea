import { randomSource } from "@almanac/core";
import { SEED } from "../../plan.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "../governance/csv-table.ts";

interface Release {
  readonly id: string;
  readonly model: string;
  readonly version: string;
  readonly environment: "production" | "shadow" | "staging";
  /** Local time of Berlin. */
  readonly at: string;
  readonly changes: number;
  readonly approvals: string;
  readonly evidence?: string;
  readonly failed?: { readonly restoredAt: string };
  readonly rollbackOf?: string;
  readonly unplanned?: boolean;
}

const SEARCH = "Search lead";
const DEMAND = "Demand forecasting lead";
const FRAUD = "Fraud detection lead";
const PLATFORM = "Platform lead";

const RELEASES: readonly Release[] = [
  { id: "REL-2026-021", model: "search-reranker", version: "3.1", environment: "production", at: "2026-06-09T10:05", changes: 5, approvals: `${SEARCH}; Operations lead`, evidence: "Gate 6 record of 8 June 2026" },
  { id: "REL-2026-022", model: "fraud-card-rules", version: "2026.6", environment: "production", at: "2026-06-23T09:40", changes: 2, approvals: "Head of payments" },
  { id: "REL-2026-023", model: "search-query-rewriter", version: "2.1", environment: "production", at: "2026-07-14T10:20", changes: 6, approvals: `${SEARCH}; Operations lead`, evidence: "Gate 6 record of 13 July 2026" },
  { id: "REL-2026-024", model: "demand-northern", version: "2.3.1", environment: "production", at: "2026-07-21T08:55", changes: 3, approvals: DEMAND },
  { id: "REL-2026-025", model: "demand-intervals", version: "0.8", environment: "shadow", at: "2026-08-25T11:30", changes: 4, approvals: `${DEMAND}; ${PLATFORM}`, evidence: "Gate 3 record of 24 August 2026" },
  { id: "REL-2026-026", model: "fraud-invoice-shadow", version: "0.3", environment: "shadow", at: "2026-08-27T14:10", changes: 3, approvals: `${FRAUD}; ${PLATFORM}` },
  { id: "REL-2026-027", model: "fraud-card-rules", version: "2026.9", environment: "production", at: "2026-09-08T09:30", changes: 2, approvals: "Head of payments" },
  { id: "REL-2026-028", model: "search-two-tower", version: "0.3", environment: "staging", at: "2026-09-15T10:45", changes: 7, approvals: SEARCH },
  { id: "REL-2026-029", model: "platform-queue-planner", version: "0.2", environment: "shadow", at: "2026-09-22T13:00", changes: 4, approvals: PLATFORM },
  { id: "REL-2026-030", model: "search-reranker", version: "3.2", environment: "production", at: "2026-09-29T10:15", changes: 4, approvals: `${SEARCH}; Operations lead`, evidence: "Gate 6 record of 28 September 2026" },
  { id: "REL-2026-031", model: "demand-northern", version: "2.4.0", environment: "production", at: "2026-10-06T10:15", changes: 3, approvals: DEMAND, failed: { restoredAt: "2026-10-06T13:40" } },
  { id: "REL-2026-032", model: "demand-northern", version: "2.3.1", environment: "production", at: "2026-10-06T13:40", changes: 0, approvals: `${DEMAND}; Operations lead`, rollbackOf: "REL-2026-031", unplanned: true },
  { id: "REL-2026-033", model: "demand-hierarchical", version: "1.3", environment: "shadow", at: "2026-10-08T11:00", changes: 6, approvals: `${DEMAND}; Model risk officer; ${PLATFORM}`, evidence: "Gate 3 record of 6 October 2026" },
  { id: "REL-2026-034", model: "fraud-invoice-shadow", version: "0.4", environment: "shadow", at: "2026-10-13T14:35", changes: 3, approvals: `${FRAUD}; ${PLATFORM}` },
  { id: "REL-2026-035", model: "fraud-card-rules", version: "2026.10", environment: "production", at: "2026-10-20T09:25", changes: 2, approvals: "Head of payments" },
  { id: "REL-2026-036", model: "search-query-rewriter", version: "2.2", environment: "production", at: "2026-11-05T10:30", changes: 5, approvals: `${SEARCH}; Operations lead`, failed: { restoredAt: "2026-11-10T15:20" } },
  { id: "REL-2026-037", model: "search-query-rewriter", version: "2.1", environment: "production", at: "2026-11-10T15:20", changes: 0, approvals: `${SEARCH}; Operations lead`, rollbackOf: "REL-2026-036", unplanned: true },
  { id: "REL-2026-038", model: "demand-hierarchical", version: "1.4", environment: "shadow", at: "2026-11-12T11:10", changes: 5, approvals: `${DEMAND}; Model risk officer; ${PLATFORM}` },
  { id: "REL-2026-039", model: "search-two-tower", version: "0.6", environment: "shadow", at: "2026-11-18T10:40", changes: 8, approvals: `${SEARCH}; Model risk officer; ${PLATFORM}`, evidence: "D-032; gate 3 record of 17 November 2026" },
];

/** Summer time ends on 25 October 2026. */
const withOffset = (local: string): string => `${local}:00${local < "2026-10-25" ? "+02:00" : "+01:00"}`;

const DAY_MS = 86_400_000;
/** Whole minutes before a release, at working hours, oldest first. */
function commitsBefore({ id, at, changes }: Release): readonly string[] {
  const random = randomSource(SEED, `ml/commits/${id}`);
  const released = Date.parse(`${at.slice(0, 10)}T00:00:00Z`);
  return Array.from({ length: changes }, () => {
    const day = new Date(released - (2 + random.index(19)) * DAY_MS).toISOString().slice(0, 10);
    return withOffset(`${day}T${String(9 + random.index(8)).padStart(2, "0")}:${String(random.index(60)).padStart(2, "0")}`);
  }).toSorted();
}

const rowOf = (release: Release): readonly Cell[] => [
  release.id,
  release.model,
  release.version,
  release.environment,
  withOffset(release.at),
  commitsBefore(release).join("; "),
  release.failed === undefined ? "no" : "yes",
  release.rollbackOf,
  release.failed === undefined ? undefined : withOffset(release.failed.restoredAt),
  release.unplanned === true ? "yes" : "no",
  release.approvals,
  release.evidence,
];

export const releaseFiles = (): readonly ExportFile[] => [
  {
    path: "releases/model-releases.csv",
    text: csvTable(["Release", "Model", "Version", "Environment", "Released at", "Changes committed at", "Failed", "Rollback of", "Restored at", "Unplanned", "Approvals", "Evidence"], RELEASES.map(rowOf)),
  },
];

export const releaseTruths = (): readonly string[] => {
  const live = RELEASES.filter(({ environment }) => environment === "production");
  const recent = live.filter(({ at }) => at >= "2026-08-25");
  return [
    `\`releases/model-releases.csv\`: ${String(RELEASES.length)} releases, ${String(live.length)} of them to production; between 25 August and 22 November 2026 ${String(recent.length)} to production, 2 of which failed and 2 of which are rollbacks (change failure rate 2/${String(recent.length)}).`,
    "`releases/model-releases.csv`: REL-2026-031 (demand-northern 2.4.0, 6 October) was taken back by REL-2026-032 after 3 h 25 min; REL-2026-036 (search-query-rewriter 2.2, 5 November) by REL-2026-037 after 124 h 50 min: a median recovery of 64.125 h. The goal of gate 6 is 15 minutes.",
    "`releases/model-releases.csv`: rollbacks carry no changes, so they have no lead time.",
  ];
};
