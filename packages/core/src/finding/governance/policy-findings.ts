import { enumerated, factReader, finding, inWords, of, tableRows, type FindingInput, type Named } from "../fact-reader.ts";
import { countOf, listed, type Facts, type Parts } from "./sentence-parts.ts";

/** How many broken policies are named. */
const NAMED = 2;

/** Which policies are broken, in their own words; their page says by how much. */
function brokenNames(facts: Facts): string {
  const broken = tableRows(facts, "policies.state.list").filter((row) => row.text("state") === "broken");
  const labels = broken.flatMap((row) => facts[`policies.state.word{policy=${row.text("policy") ?? ""}}`]?.label ?? []);
  const named = labels.slice(0, NAMED).map((label) => `“${label.replace(/…$/, "")}”`);
  return enumerated([...named, ...(labels.length > NAMED ? [`${inWords(labels.length - NAMED)} more`] : [])]);
}

/** The sentence of `/handbook/policies/`: what is broken, and how the others stand. */
export function policyFindings({ facts }: FindingInput): Named {
  const read = factReader(facts);
  const [broken, bent, unjudged, kept] = ["broken", "bent", "unjudged", "kept"].map((state) => read.number(`policies.state.${state}`));
  if (broken === undefined || bent === undefined || unjudged === undefined || kept === undefined) return [];
  if (broken + bent + unjudged === 0) return [["policies", kept === 1 ? finding("The one policy that the prose asserts is kept.") : finding("All ", of("policies.state.kept"), " policies are kept.")]];
  const names = brokenNames(facts);
  const head: Parts = broken === 0 ? ["No policy is broken"] : [...countOf(facts, "policies.state.broken", "policy is broken", "policies are broken"), ...(names === "" ? [] : [`: ${names}`])];
  const others = [
    ...(bent === 0 ? [] : [countOf(facts, "policies.state.bent", "is waived", "are waived")]),
    ...(unjudged === 0 ? [] : [countOf(facts, "policies.state.unjudged", "cannot be judged", "cannot be judged")]),
    ...(kept === 0 ? [] : [countOf(facts, "policies.state.kept", "is kept", "are kept")]),
  ];
  return [["policies", others.length === 0 ? finding(...head, ".") : finding(...head, broken === 0 ? "; " : ". Of the others ", ...listed(others), ".")]];
}
