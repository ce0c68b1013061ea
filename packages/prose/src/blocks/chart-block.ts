import { TABLE_CHARTS } from "../charts/prose-chart.ts";
import type { BlockDefinition } from "./block.ts";
import { courseFigure } from "./course-figure.ts";
import { figureAhead } from "./figure-frame.ts";
import { FACT_ATTRIBUTES, namedFact } from "./named-fact.ts";
import { tableChartFigure } from "./table-chart-figure.ts";

const OF_TABLES = ["x", "y", "by", "as"];

/** A chart of a fact. */
export const chartBlock: BlockDefinition = {
  directive: "chart",
  component: "Chart",
  places: ["leaf"],
  purpose: "A chart of a fact: a value through the editions, or two columns of a table.",
  attributes: [
    ...FACT_ATTRIBUTES,
    { name: "x", type: "id", means: "of a table: the column across" },
    { name: "y", type: "id", means: "of a table: the column upwards, which holds numbers" },
    { name: "by", type: "id", means: "of a table: the column that tells lines or dots apart, with six values at most" },
    { name: "as", type: "word", words: TABLE_CHARTS, means: "of a table: how it is drawn; a line over dates, dots over numbers and bars over words where it is left out" },
    { name: "title", type: "text", means: "what the chart shows; the name of the fact where it is left out" },
  ],
  example: { md: '::chart{of="delivery.throughput.weeks" x=week y=items as=bar title="Items finished a week"}', mdx: '<Chart of="delivery.throughput.weeks" x="week" y="items" as="bar" title="Items finished a week" />' },
  make: (use, work) => {
    const named = namedFact(use, work);
    if (named === undefined) return [];
    const { id, fact } = named;
    if (fact === undefined) return [work.slots.asBlock(() => [figureAhead("prose-chart", id)])];
    const unused = OF_TABLES.filter((name) => use.attributes[name] !== undefined);
    if (fact.type === "scalar" && (unused.length > 0 || fact.unit === "text")) {
      work.report.add(use.at, {
        code: "CHART-USE",
        message: unused.length > 0 ? `${id} is a single value: ${unused.join(" and ")} ${unused.length === 1 ? "is" : "are"} for tables` : `${id} is a word, and words have no line`,
        found: id,
        expected: unused.length > 0 ? "a table, or no column" : "a fact with a number or a date",
        hint: unused.length > 0 ? `leave ${unused.join(" and ")} out` : "quote it with :fact[…]",
      });
      return [];
    }
    const figure = fact.type === "scalar" ? courseFigure(fact, use, work) : tableChartFigure(fact, use, work);
    return figure === undefined ? [] : [work.slots.asBlock(() => [figure])];
  },
};
