import type { Fact } from "../fact/fact.ts";
import { factReader, finding, of } from "./fact-reader.ts";
import type { Finding, FindingPart } from "./finding.ts";

type Named = readonly (readonly [string, Finding])[];
type Facts = Readonly<Record<string, Fact>>;

/** Below so many forecasts an interval that holds the promise says next to nothing. */
const FEW = 20;
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

/** `8 published four-week counts that overlap no other have fallen due: 88 % kept their 85 % line (interval 53 % to 98 %), …`, for each kind that can be judged. */
function keptParts(facts: Facts): readonly FindingPart[] {
  const read = factReader(facts);
  const judged = KINDS.filter(([kind]) => read.number(`ledger.coverage.${kind}-p85`) !== undefined && read.number(`ledger.coverage.${kind}-low`) !== undefined);
  return judged.flatMap(([kind, words], index): readonly FindingPart[] => {
    const fact = (statistic: string) => of(`ledger.coverage.${kind}-${statistic}`);
    const all: readonly FindingPart[] = read.number(`ledger.coverage.${kind}-due`) === read.number(`ledger.coverage.${kind}-counted`) ? [] : ["; of all ", fact("due"), " it is ", fact("all")];
    return [index === 0 ? "Of " : ". Of ", fact("counted"), ` published ${words} that overlap no other, `, fact("p85"), ` kept their 85\u00a0% line`, CLAUSE[verdictOf(facts, kind) ?? ""] ?? "", " (interval ", fact("low"), " to ", fact("high"), ...all, ")"];
  });
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
  return [["ledger", finding("Too few published forecasts have fallen due to judge them: ", of("ledger.forecasts.judged"), ", most of which overlap", ...next)]];
}
