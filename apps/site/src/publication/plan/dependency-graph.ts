import type { GraphEdge, GraphFigure, GraphNode } from "@almanac/charts";
import { formatText, type Edition } from "@almanac/core";
import { table, textOf } from "../facts.ts";
import { namedRows, numberIn, textIn } from "../table-rows.ts";
import { titlesById } from "./milestone-list.ts";

/** The longest chain of what is still to come, what is waited for first. */
export function longestChain({ facts }: Pick<Edition, "facts">): readonly string[] {
  const text = textOf(facts, "milestones.dependencies.longest-chain");
  return text === undefined ? [] : text.split(" → ").toReversed();
}

/** What waits for what as a graph: arrows run from what is waited for to what waits, the longest chain is drawn heavier. Undefined without dependencies. */
export function dependencyGraph(edition: Pick<Edition, "facts" | "program">): GraphFigure | undefined {
  const { facts, program } = edition;
  const rows = namedRows(table(facts, "milestones.dependencies.list"));
  if (rows.length === 0) return undefined;
  const titles = titlesById(facts);
  const ages = new Map(namedRows(table(facts, "delivery.age.items")).map((row) => [textIn(row, "key"), row]));
  const chain = longestChain(edition);
  const inChain = (from: string, to: string): boolean => chain.includes(to) && chain[chain.indexOf(to) + 1] === from;
  const finished = new Set(rows.filter((row) => textIn(row, "state") === "Finished").map((row) => textIn(row, "to")));
  const notes = new Map(rows.filter((row) => textIn(row, "note") !== "").map((row) => [textIn(row, "to"), textIn(row, "note")]));
  const stateOf = (id: string): string => {
    const age = ages.get(id);
    if (finished.has(id)) return "finished";
    return age === undefined ? "still to come" : `${textIn(age, "column").toLowerCase()}, ${formatText(numberIn(age, "days") ?? 0, "days", program.locale)}`;
  };
  const nodes = new Map<string, GraphNode>();
  const add = (id: string, workstream: string): void => {
    if (nodes.has(id)) return;
    const title = titles.get(id);
    const state = stateOf(id);
    const started = ages.has(id) || finished.has(id);
    nodes.set(id, {
      id,
      title: title ?? id,
      detail: title === undefined ? state : `${id}, ${state}`,
      words: [title === undefined ? id : `${title} (${id})`, state, notes.get(id)].filter((part) => part !== undefined).join("; "),
      ink: started ? "measured" : "forecast",
      strong: chain.includes(id),
      group: workstream === "" ? undefined : workstream,
    });
  };
  for (const row of rows) {
    add(textIn(row, "to"), textIn(row, "toProgram"));
    add(textIn(row, "from"), textIn(row, "fromProgram"));
  }
  const edges = rows.map((row): GraphEdge => ({ from: textIn(row, "to"), to: textIn(row, "from"), strong: inChain(textIn(row, "from"), textIn(row, "to")) }));
  const order = program.workstreams.map(({ id }) => id);
  const place = ({ group = "" }: GraphNode): number => (order.includes(group) ? order.indexOf(group) : order.length);
  return {
    description: `What waits for what. ${rows.map((row) => `${textIn(row, "from")} waits for ${textIn(row, "to")}`).join("; ")}.`,
    nodes: [...nodes.values()].toSorted((a, b) => place(a) - place(b)),
    edges,
    groups: program.workstreams.map(({ id, title }) => ({ id, title })),
  };
}
