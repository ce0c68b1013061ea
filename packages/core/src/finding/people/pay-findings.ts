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

function gapFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [median, mean, adjusted] = ["median", "mean", "adjusted"].map((name) => read.number(`pay.gap.${name}`));
  const known: readonly (readonly FindingPart[])[] = [
    ...(median === undefined ? [] : [[of("pay.gap.median"), " by medians"]]),
    ...(mean === undefined ? [] : [[of("pay.gap.mean"), " by means"]]),
  ];
  if (known.length === 0) return [];
  const parts = known.flatMap((each, index): readonly FindingPart[] => [index === 0 ? "" : " and ", ...each]);
  const equal: readonly FindingPart[] = adjusted === undefined ? [] : ["; between people of one role, level and region it is ", of("pay.gap.adjusted")];
  return [["pay.gap", finding("The pay gap of the two groups is ", ...parts, ...equal)]];
}

/** Pay, as far as the disclosure rules let it be told. */
export const payFindings = ({ facts }: FindingInput): Named => [...cellFinding(facts), ...gapFinding(facts)];
