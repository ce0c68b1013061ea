import { formatText } from "../../fact/format.ts";
import { finding, of, runIsUnbroken } from "../../finding/fact-reader.ts";
import { compared, difference, signed, was, type Pair, type Ranked } from "./ranked-change.ts";
import { WEIGHTS } from "./weights.ts";

interface Counted {
  readonly id: string;
  readonly label: string;
  /** Smaller differences are the week's noise. */
  readonly least: number;
  readonly weight: number;
  readonly words?: readonly [string, string];
}

const COUNTED: readonly Counted[] = [
  { id: "delivery.wip.now", label: "Work in progress", least: 3, weight: WEIGHTS.workInProgress },
  { id: "delivery.cycle-time.p85", label: "The 85\u00a0% line of cycle time", least: 2, weight: WEIGHTS.cycleDay },
  { id: "delivery.age.older-than-p85", label: "Items older than the 85\u00a0% line", least: 1, weight: WEIGHTS.agedItem },
  { id: "data.sources.stale", label: "Exports older than they may be", least: 1, weight: WEIGHTS.sourceStale, words: ["export", "exports"] },
  { id: "data.sources.rejected", label: "Rejected records", least: 1, weight: WEIGHTS.recordsRejected, words: ["record", "records"] },
];

/** The unit in words, for one or several. */
const wordOf = (by: number, unit: "items" | "days", locale: string): string => formatText(Math.abs(by), unit, locale).split("\u00a0").at(-1) ?? "";

function counted({ id, label, least, weight, words }: Counted, pair: Pair): readonly Ranked[] {
  const value = compared(id, pair);
  const by = value === undefined ? 0 : difference(value);
  if (value === undefined || Math.abs(by) < least) return [];
  const { locale } = pair.after.program;
  // How many records were rejected says little: that some are, or none any more, is the news.
  const size = id === "data.sources.rejected" ? 1 : Math.abs(by);
  return [
    {
      weight: size * weight * (by > 0 ? 1 : 0.5),
      change: {
        subject: id,
        figure: signed(by, value.unit, pair.after.program),
        figureUnit: words === undefined ? wordOf(by, value.unit === "days" ? "days" : "items", locale) : words[Math.abs(by) === 1 ? 0 : 1],
        headline: finding(`${label} ${by > 0 ? "rose from " : "fell from "}`, was(value, "number"), " to ", of(id), "."),
      },
    },
  ];
}

function throughputShifted(pair: Pair): readonly Ranked[] {
  const { facts } = pair.after;
  const run = compared("delivery.throughput.run", pair);
  const side = facts["delivery.throughput.run-side"];
  if (run === undefined || side?.type !== "scalar" || Number(run.after) < 6 || difference(run) <= 0) return [];
  const below = side.value === "below";
  const [median, weeks] = [{ ...of("delivery.throughput.median"), as: "number" }, of("delivery.throughput.run")] as const;
  const headline = runIsUnbroken(facts)
    ? finding(`Throughput stayed ${below ? "below" : "above"} its median of `, median, " for ", weeks, " in a row.")
    : finding(`Throughput was ${below ? "below" : "above"} its median of `, median, " in ", weeks, `, and ${below ? "above" : "below"} it in none.`);
  return [{ weight: WEIGHTS.throughputShift + Number(run.after), change: { subject: "delivery.throughput.run", figure: String(run.after), figureUnit: "weeks", headline, detail: finding("Six weeks on one side of the median count as a shift; chance alone seldom does that.") } }];
}

function objectives(pair: Pair): readonly Ranked[] {
  const progress = compared("objectives.progress.mean", pair);
  const points = progress === undefined ? 0 : Math.round(Number(progress.after) * 100) - Math.round(Number(progress.before) * 100);
  if (progress === undefined || Math.abs(points) < 5) return [];
  const headline = finding(`Mean progress of the objectives ${points > 0 ? "rose" : "fell"} from `, was(progress), " to ", of(progress.id), ".");
  return [{ weight: Math.abs(points) * WEIGHTS.objectivePoint, change: { subject: progress.id, figure: signed(points, "count", pair.after.program), figureUnit: "points", headline } }];
}

/** The flow of work, the objectives, and the state of the exports. */
export const deliveryChanges = (pair: Pair): readonly Ranked[] => [...throughputShifted(pair), ...objectives(pair), ...COUNTED.flatMap((each) => counted(each, pair))];
