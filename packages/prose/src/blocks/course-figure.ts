import { formatDate, formatText, type ScalarFact } from "@almanac/core";
import type { Element } from "hast";
import type { ProseContext, ProsePoint } from "../markdown/rendered-prose.ts";
import type { BlockUse, BlockWork } from "./block.ts";
import { courseData } from "./chart-data.ts";
import { chartPlace } from "./chart-place.ts";
import { figureFrame, nothingToShow } from "./figure-frame.ts";
import { sourceLine } from "./source-line.ts";

const KIND = "prose-chart";

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const countWord = (count: number): string => NUMBERS[count] ?? String(count);

const titleOf = (fact: ScalarFact, { attributes }: BlockUse, { factScope }: ProseContext): string => {
  const scope = factScope?.(fact.id);
  return attributes["title"] ?? (scope === undefined ? fact.label : `${fact.label}: ${scope}`);
};

/** The course of a value through the editions; the value of this one where there is no course to draw. */
export function courseFigure(fact: ScalarFact, use: BlockUse, work: BlockWork): Element {
  const { context, report } = work;
  const title = titleOf(fact, use, context);
  const points = context.history?.(fact.id) ?? [];
  const known = points.filter(({ value }) => value !== null);
  const [first] = known;
  const last = known.at(-1);
  if (points.length === 0) {
    report.add(use.at, {
      severity: "warning",
      code: "CHART-COURSE",
      message: `no past is kept of ${fact.id}, so that there is no course to draw`,
      found: fact.id,
      expected: "a headline figure, such as delivery.cycle-time.p85",
      hint: `quote its value with :fact[${fact.id}], or draw a table with x and y`,
    });
  }
  const now = fact.value === null ? `It is not available in this edition: ${fact.notAvailable?.because ?? "there is no data"}.` : `It is ${formatText(fact.value, fact.unit, context.locale, fact.currency)} in this edition`;
  if (first === undefined || last === undefined || first === last) {
    return figureFrame({
      kind: KIND,
      title,
      content: [nothingToShow(fact.value === null ? now : points.length === 0 ? `${now}. Its past is not kept from edition to edition.` : `${now}; a line needs two editions.`), sourceLine(fact, context)],
    });
  }
  const said = ({ value, date }: ProsePoint): string => `${formatText(value ?? "", fact.unit, context.locale, fact.currency)} on ${formatDate(date)}`;
  const subtitle = `From ${said(first)} to ${said(last)}: ${countWord(points.length)} editions`;
  const note = fact.value === null ? now : undefined;
  return figureFrame({ kind: KIND, title, subtitle, content: [chartPlace({ kind: "course", fact: fact.id, title }, work), sourceLine(fact, context, note), courseData(fact, points, context)] });
}
