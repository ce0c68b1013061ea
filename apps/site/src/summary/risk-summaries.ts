import type { Edition } from "@almanac/core";
import { table } from "../publication/facts.ts";
import { namedRows, numberIn, textIn } from "../publication/table-rows.ts";
import type { RiskSummary } from "../publication-level/edition-summary.ts";

/** Every risk of the published register as it stands in this edition, in the order of the register. */
export function riskSummaries({ facts }: Pick<Edition, "facts">): readonly RiskSummary[] {
  const register = table(facts, "risk.register.risks");
  const currency = register?.columns.find(({ name }) => name === "impact")?.currency;
  return namedRows(register).map((row): RiskSummary => {
    const [probability, impact, exposure] = [numberIn(row, "p"), numberIn(row, "impact"), numberIn(row, "residual")];
    const [program, owner, review] = [textIn(row, "program"), textIn(row, "owner"), textIn(row, "review")];
    return {
      id: textIn(row, "id"),
      title: textIn(row, "title"),
      state: textIn(row, "state"),
      ...(program !== "" && { program }),
      ...(probability !== null && { probability }),
      ...(impact !== null && { impact }),
      ...(exposure !== null && { exposure }),
      ...(currency !== undefined && { currency }),
      ...(owner !== "" && { owner }),
      ...(review !== "" && { review }),
    };
  });
}
