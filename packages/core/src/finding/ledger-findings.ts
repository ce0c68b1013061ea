import type { Fact } from "../fact/fact.ts";
import { horizonLabel, POOLED } from "../fact/ledger/coverage-rows.ts";
import { factReader, finding, of } from "./fact-reader.ts";
import type { Finding, FindingPart } from "./finding.ts";

type Named = readonly (readonly [string, Finding])[];
type Facts = Readonly<Record<string, Fact>>;

/** Below so many forecasts an interval that holds the promise says next to nothing. */
const FEW = 20;
/** The row of all horizons. */
const ALL = horizonLabel("");
const KINDS = [
  ["when", "dates"],
  ["how-many", "four-week counts"],
] as const;

const verdictOf = (facts: Facts, kind: string): string | undefined => {
  const fact = facts["ledger.bias.verdict"];
  const verdict = fact?.type === "scalar" ? fact.receipt.arguments[kind] : undefined;
  return typeof verdict === "string" ? verdict : undefined;
};

const CLAUSE: Readonly<Record<string, string>> = {
  "Less often than promised": ", less often than promised",
  "More often than promised": ", more often than promised",
};

/** Whether the forecasts of several workstreams stand behind a share: those of one workstream do not overlap, but those of two do. */
const areSeveral = (facts: Facts, kind: string): boolean => {
  const fact = facts[`ledger.coverage.${kind}-p85`];
  return fact?.type === "scalar" && fact.receipt.arguments["of"] !== undefined;
};

/** `Of 8 published four-week counts that overlap no other of their workstream, 88 % kept their 85 % line (interval 53 % to 98 % if …), …`, for each kind that can be judged. */
function keptParts(facts: Facts): readonly FindingPart[] {
  const read = factReader(facts);
  const judged = KINDS.filter(([kind]) => read.number(`ledger.coverage.${kind}-p85`) !== undefined && read.number(`ledger.coverage.${kind}-low`) !== undefined);
  return judged.flatMap(([kind, words], index): readonly FindingPart[] => {
    const fact = (statistic: string) => of(`ledger.coverage.${kind}-${statistic}`);
    const all: readonly FindingPart[] = read.number(`ledger.coverage.${kind}-due`) === read.number(`ledger.coverage.${kind}-counted`) ? [] : ["; of all ", fact("due"), " it is ", fact("all")];
    const several = areSeveral(facts, kind);
    return [index === 0 ? "Of " : ". Of ", fact("counted"), ` published ${words} that overlap no other${several ? " of their workstream" : ""}, `, fact("p85"), ` kept their 85\u00a0% line`, CLAUSE[verdictOf(facts, kind) ?? ""] ?? "", " (interval ", fact("low"), " to ", fact("high"), several ? " if workstreams err independently" : "", ...all, ")"];
  });
}

/** Of those that were judged some overlap, where more of a workstream have fallen due than do not. */
function overlapWords(facts: Facts): string {
  const table = facts["ledger.coverage.table"];
  if (table?.type !== "table") return "";
  const at = (name: string): number => table.columns.findIndex((column) => column.name === name);
  const [due, independent] = [at("due"), at("independent")];
  const own = table.rows.filter((row) => row[at("program")] !== POOLED && row[at("horizon")] === ALL && row[at("nominal")] === 0.85);
  const sum = (column: number): number => own.reduce((total, row) => total + Number(row[column]), 0);
  const overlapping = sum(due) - sum(independent);
  return overlapping === 0 ? "" : overlapping * 2 > sum(due) ? ", most of which overlap" : ", some of which overlap";
}

/** `ledger`: how good published forecasts were, or how long until that can be said. */
export function ledgerFindings(facts: Facts): Named {
  const read = factReader(facts);
  const [judged, waiting] = [read.number("ledger.forecasts.judged"), read.number("ledger.forecasts.open")];
  if (judged === undefined || waiting === undefined) return [];
  const kept = keptParts(facts);
  const bias = read.text("ledger.bias.verdict");
  const verdict = facts["ledger.bias.verdict"];
  const few = verdict?.type === "scalar" && (verdict.n ?? 0) < FEW;
  const closing = bias === "optimistic" ? ". So far we are optimistic." : bias === "cautious" ? ". So far we are more cautious than we say." : bias === "mixed" ? "." : few ? ". That is too few to call us optimistic or cautious." : ". No bias is shown.";
  if (kept.length > 0) return [["ledger", finding(...kept, closing)]];
  const next: readonly FindingPart[] = read.text("ledger.forecasts.next-due") === undefined ? ["."] : ["; the next falls due on ", of("ledger.forecasts.next-due"), "."];
  if (judged === 0) return [["ledger", finding("No published forecast has fallen due yet. ", of("ledger.forecasts.open"), waiting === 1 ? " waits for its outcome" : " wait for their outcome", ...next)]];
  return [["ledger", finding("Too few published forecasts have fallen due to judge them: ", of("ledger.forecasts.judged"), overlapWords(facts), ...next)]];
}
