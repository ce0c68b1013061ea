import { capitalised, factReader, finding, inWords, of, tableRows, type FindingInput, type Named } from "../fact-reader.ts";
import type { FindingPart } from "../finding.ts";

type Facts = FindingInput["facts"];

function cellFinding(facts: Facts): Named {
  const cells = tableRows(facts, "pay.position.cells");
  if (cells.length === 0) return [];
  const shown = cells.filter((cell) => cell.text("state") !== "suppressed").length;
  if (shown === 0) return [["pay.cells", finding("No group is large enough for its pay to be shown")]];
  if (shown === cells.length) return [["pay.cells", finding(shown === 1 ? "The pay of the one group may be shown" : `The pay of all ${inWords(shown)} groups may be shown`)]];
  const [some, all] = [inWords(shown), inWords(cells.length)];
  return [["pay.cells", finding(`${capitalised(some)} of ${all} groups may be shown; of the others it would tell what one person is paid`)]];
}

/** `8 % less`: a positive gap means that the comparison group, the smaller of the two, is paid less. */
const less = (name: string, gap: number): readonly FindingPart[] => (gap === 0 ? ["the same"] : [{ ...of(`pay.gap.${name}`), as: "magnitude" }, gap > 0 ? " less" : " more"]);

function gapFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [median, mean, adjusted] = ["median", "mean", "adjusted"].map((name) => read.number(`pay.gap.${name}`));
  const known: readonly (readonly FindingPart[])[] = [
    ...(median === undefined ? [] : [[...less("median", median), " by medians"]]),
    ...(mean === undefined ? [] : [[...less("mean", mean), " by means"]]),
  ];
  if (known.length === 0) return [];
  const parts = known.flatMap((each, index): readonly FindingPart[] => [index === 0 ? "" : " and ", ...each]);
  const equal: readonly FindingPart[] = adjusted === undefined ? [] : ["; at one role, level and region it is ", ...less("adjusted", adjusted)];
  return [["pay.gap", finding("The smaller group is paid ", ...parts, ...equal)]];
}

/** Pay, as far as the disclosure rules let it be told. */
export const payFindings = ({ facts }: FindingInput): Named => [...cellFinding(facts), ...gapFinding(facts)];
