import { WORLD, type WorkstreamId } from "../../world.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "../governance/csv-table.ts";
import { BASELINE, EARNED_PERCENT, eurosIn, OUTLOOKS, REVISED, type PlanLine } from "./budget-plan.ts";
import { cents, grouped } from "./decimals.ts";
import { CLOSED, nth, YEAR } from "./months.ts";

const HEADER = ["Line", "Line type", "Plan kind", "Version", "Set on", "Title", "Workstream", "Category", "Period", "Amount", "Currency", "Earned value", "Earned value rule", "Owner"];
const OWNER = "Finance partner";

const BASE = { kind: "baseline", version: "2026", setOn: "2025-12-15" } as const;
const PLAN = { kind: "plan", version: "2026 v2", setOn: "2026-07-01" } as const;

/** Euros that a line earned in a closed month. */
const earnedIn = (line: PlanLine, month: number): number => Math.round((eurosIn(line, month) * nth(EARNED_PERCENT[line.workstream], month)) / 100);
const ruleOf = ({ category }: PlanLine): string => (category === "people" || category === "data acquisition" ? "milestones" : "percent complete");

function lineRows(lines: readonly PlanLine[], { kind, version, setOn }: typeof BASE | typeof PLAN): readonly (readonly Cell[])[] {
  return lines.flatMap((line) =>
    YEAR.flatMap(({ id }, month): readonly (readonly Cell[])[] => {
      const euros = eurosIn(line, month);
      if (euros === 0) return [];
      const earned = kind === "baseline" && month < CLOSED.length ? cents(earnedIn(line, month) * 100) : undefined;
      return [[line.id, "line", kind, version, setOn, line.title, line.workstream, line.category, id, cents(euros * 100), "EUR", earned, earned === undefined ? undefined : ruleOf(line), OWNER]];
    }),
  );
}

const sumOf = (lines: readonly PlanLine[], months: number = YEAR.length): number => lines.reduce((sum, line) => sum + line.euros.slice(0, months).reduce((a, b) => a + b, 0), 0);
const ofWorkstream = (lines: readonly PlanLine[], workstream: WorkstreamId): readonly PlanLine[] => lines.filter((line) => line.workstream === workstream);

/** Totals that the budget states about itself: each workstream, then all. */
function totalRows(lines: readonly PlanLine[], { kind, version, setOn }: typeof BASE | typeof PLAN): readonly (readonly Cell[])[] {
  const total = (id: string, workstream: string | undefined, euros: number): readonly Cell[] => [id, "total", kind, version, setOn, undefined, workstream, undefined, undefined, cents(euros * 100), "EUR", undefined, undefined, OWNER];
  return [...WORLD.workstreams.map(({ id }) => total(`${id}-budget`, id, sumOf(ofWorkstream(lines, id)))), total("program-budget", undefined, sumOf(lines))];
}

const outlookRows = (): readonly (readonly Cell[])[] =>
  OUTLOOKS.flatMap(({ version, setOn, fromMonth, percent }) =>
    REVISED.flatMap((line) =>
      YEAR.flatMap(({ id }, month): readonly (readonly Cell[])[] =>
        month + 1 < fromMonth || eurosIn(line, month) === 0
          ? []
          : [[line.id, "line", "forecast", version, setOn, line.title, line.workstream, line.category, id, cents(Math.round(eurosIn(line, month) * percent[line.category])), "EUR", undefined, undefined, OWNER]],
      ),
    ),
  );

export const budgetFile = (): ExportFile => ({
  path: "money/budget-2026.csv",
  text: csvTable(HEADER, [...lineRows(BASELINE, BASE), ...totalRows(BASELINE, BASE), ...lineRows(REVISED, PLAN), ...totalRows(REVISED, PLAN), ...outlookRows()]),
});

const euros = (amount: number): string => `€${grouped(String(amount))}`;
const earnedOf = (lines: readonly PlanLine[]): number => lines.reduce((sum, line) => sum + CLOSED.reduce((earned, _, month) => earned + earnedIn(line, month), 0), 0);

export function budgetTruths(): readonly string[] {
  const closed = CLOSED.length;
  const index = (lines: readonly PlanLine[]): string => (earnedOf(lines) / sumOf(lines, closed)).toFixed(4);
  const each = WORLD.workstreams.map(({ id }) => {
    const lines = ofWorkstream(BASELINE, id);
    return `${id} PV ${euros(sumOf(lines, closed))}, EV ${euros(earnedOf(lines))}, SPI ${index(lines)}`;
  });
  return [
    `\`money/budget-2026.csv\`: budget at completion ${euros(sumOf(BASELINE))} (baseline of December 2025), ${euros(sumOf(REVISED))} (plan of July 2026); its ten declared totals equal the sums of their lines.`,
    `\`money/budget-2026.csv\` to 31 October 2026: PV ${euros(sumOf(BASELINE, closed))}, EV ${euros(earnedOf(BASELINE))}, SPI ${index(BASELINE)}; ${each.join("; ")}.`,
    `\`money/budget-2026.csv\`: in October fraud detection earns 54 % of what was planned for the month, because two engineers are lent from the 12th; demand forecasting 82 %, because histories were reopened.`,
    `\`money/budget-2026.csv\`: data acquisition of 2026 is planned at ${euros(sumOf(BASELINE.filter(({ category }) => category === "data acquisition")))} in the baseline.`,
  ];
}
