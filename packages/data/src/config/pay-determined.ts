import type { Diagnostic } from "@almanac/core";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";

/**
 * Published figures from which pay can be worked out. Figures are named, people and pay never.
 *
 * @param file the source of the pay
 * @param by figures that determine somebody's pay together
 * @param mend figures without which nobody's is determined
 */
export function payDetermined(file: string, { people, by, mend }: { readonly people: number; readonly by: readonly string[]; readonly mend: readonly string[] }): Diagnostic {
  return diagnostic("DISCLOSURE-DETERMINED", wholeFile(file), {
    message: `with these published figures, what ${people === 1 ? "one person is" : `${String(people)} people are`} paid can be worked out: ${by.join("; ")}`,
    found: `${String(by.length)} figures that tell too much together`,
    expected: "figures from which nobody's pay can be worked out",
    hint: `they are told already: withdraw the editions that show the figures below, and when whoever answers for pay has dealt with it, accept them in disclosure.yaml of the restricted folder, so that further editions can be stated:\n\naccepted:\n${mend.map((each) => `  - ${each}`).join("\n")}`,
  });
}
