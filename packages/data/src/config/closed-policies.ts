import { formatDate, type Assertion, type Diagnostic, type Fact } from "@almanac/core";
import { diagnostic } from "../diagnostics/diagnostic.ts";

type Facts = Readonly<Record<string, Fact>>;

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

/** What the facts of a statement have against the policies that are declared as gates, each where it stands in the prose. None: the statement may be released. */
export function closedPolicies(assertions: readonly Assertion[], facts: Facts): readonly Diagnostic[] {
  return assertions.flatMap(({ id, path, line, column, fact, gate, waiver }): readonly Diagnostic[] => {
    const verdict = gate ? facts[`policies.state.word{policy=${id}}`] : undefined;
    if (verdict?.type !== "scalar" || verdict.value === "kept" || verdict.value === "bent") return [];
    const at = { file: `content/${path}`, line, column };
    const said = (name: string): string => plain(String(verdict.receipt.arguments[name] ?? ""));
    const [value, bound, because] = [said("value"), said("bound"), said("because")];
    if (verdict.value === "unjudged")
      return [
        diagnostic("POLICY-UNJUDGED", at, {
          message: `policy \`${id}\` cannot be judged by ${fact}: ${because}`,
          found: value === "" ? "no value" : value,
          expected: bound,
          hint: `supply what is missing, or take gate=true out until it is there; \`almanac explain '${facts[fact] === undefined ? `policies.state.word{policy=${id}}` : fact}'\` says more`,
        }),
      ];
    return [
      diagnostic("POLICY-BROKEN", at, {
        message: `policy \`${id}\` is broken: ${fact} is ${value} and must be ${bound} (${because})`,
        found: value,
        expected: bound,
        hint: waiver === undefined ? "mend what is measured, or let who answers for the policy waive it here: waiver=\"why\" until=2027-01-31 by=\"who\"" : `mend what is measured, or let ${waiver.by} set a later day than ${plain(formatDate(waiver.until))} here`,
      }),
    ];
  });
}
