import type { Code, RootContent } from "mdast";
import { checkSpec, type SpecProblem } from "../charts/spec-check.ts";
import type { BlockWork } from "./block.ts";
import { courseData, tableData } from "./chart-data.ts";
import { chartPlace } from "./chart-place.ts";
import { figureAhead, figureFrame, nothingToShow } from "./figure-frame.ts";
import { sourceLine } from "./source-line.ts";
import { specDataProblems } from "./spec-data.ts";

/** The language of a fence whose code is a chart. */
export const SPEC_LANGUAGE = "vega-lite";

/** Reports problems at their lines inside the fence. A fence may be indented, so the column is that of the code. */
function reportProblems(node: Code, problems: readonly SpecProblem[], { report }: BlockWork): void {
  for (const { from, to: _to, ...words } of problems) {
    const before = node.value.slice(0, from).split("\n");
    report.addAt((node.position?.start.line ?? 1) + before.length, [...(before.at(-1) ?? "")].length + 1, words);
  }
}

/** A Vega-Lite spec in a fence, as a figure: its data are facts of the edition and nothing else. */
export function specFence(node: Code, work: BlockWork): RootContent[] {
  const { context, report, slots, factIds } = work;
  const checked = checkSpec(node.value);
  const problems = checked.problems.length > 0 ? checked.problems : specDataProblems(checked, context);
  reportProblems(node, problems, work);
  if (problems.length > 0) return [];
  const { title, description } = checked;
  const names = [...new Set(checked.facts.map(({ name }) => name))];
  for (const name of names) factIds.add(name);
  const { facts } = context;
  if (facts === undefined) return [slots.asBlock(() => [figureAhead("prose-chart", title)])];
  const shown = names.flatMap((name) => facts[name] ?? []);
  const points = new Map(shown.flatMap((fact) => (fact.type === "scalar" ? [[fact.id, context.history?.(fact.id) ?? []] as const] : [])));
  const sources = shown.map((fact) => sourceLine(fact, context));
  const isEmpty = shown.every((fact) => (fact.type === "table" ? fact.rows.length : (points.get(fact.id)?.length ?? 0)) === 0);
  if (isEmpty) return [slots.asBlock(() => [figureFrame({ kind: "prose-chart", title, content: [nothingToShow("The data of this chart has no rows in this edition."), ...sources] })])];
  const place = chartPlace({ kind: "spec", spec: node.value, facts: names, title, description, file: report.file, line: report.place(node.position?.start.offset ?? 0).line }, work);
  const tables = shown.map((fact) => (fact.type === "table" ? tableData(fact, fact.columns.map(({ name }) => name), context) : courseData(fact, points.get(fact.id) ?? [], context)));
  return [slots.asBlock(() => [figureFrame({ kind: "prose-chart", title, content: [place, ...sources, ...tables] })])];
}
