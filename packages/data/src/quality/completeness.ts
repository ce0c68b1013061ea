import type { CompletenessNote, Diagnostic, SourceFile } from "@almanac/core";
import { EXPORT_CAP } from "../sources/export-findings.ts";

type Read = Pick<SourceFile, "kind" | "records" | "rejected" | "history"> & { readonly skipped?: SourceFile["skipped"] };

const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
const counted = (count: number, one: string, many: string): string => `${grouped(count)} ${count === 1 ? one : many}`;
const TRACKERS: ReadonlySet<string> = new Set(["jira-json", "jira-csv", "history-csv", "github-json", "github-csv"]);
const CAPS: ReadonlySet<string> = new Set(["JIRA-THOUSAND", "GITHUB-PAGE"]);

/**
 * What is known about whether a file holds everything that was searched for: rows left out, the caps of exports, pages of a search, cut
 * changelogs, footers.
 * @param footer pattern of rows that are declared to be no records
 */
export function completenessOf(read: Read, diagnostics: readonly Pick<Diagnostic, "code">[], footer?: string): readonly CompletenessNote[] {
  const { kind, records, rejected, history, skipped = [] } = read;
  const cut = skipped.filter(({ code }) => code === "JIRA-CHANGELOG").length;
  const capped = diagnostics.some(({ code }) => CAPS.has(code)) || (kind === "jira-csv" && records === EXPORT_CAP);
  const notes: readonly (CompletenessNote | undefined)[] = [
    rejected === 0 ? undefined : { check: "records", holds: false, says: `${counted(rejected, "record was", "records were")} left out, as the source declares; each is listed.` },
    !TRACKERS.has(kind) ? undefined : capped ? { check: "export-cap", holds: false, says: `Exactly ${grouped(records)} records, where an export usually ends: there may be more.` } : { check: "export-cap", holds: true, says: `${counted(records, "record", "records")}: no cap of an export was met.` },
    kind !== "jira-json" ? undefined : { check: "pages", holds: true, says: "No page of the search is missing, as far as its answer counts its issues." },
    cut > 0
      ? { check: "changelogs", holds: false, says: `${counted(cut, "issue has a history that was", "issues have histories that were")} cut off.` }
      : kind === "jira-json" && history === "complete"
        ? { check: "changelogs", holds: true, says: "No history is cut off." }
        : undefined,
    footer === undefined ? undefined : { check: "footer", holds: true, says: `Rows that begin like “${footer}” are declared to be no records.` },
  ];
  return notes.filter((note) => note !== undefined);
}
