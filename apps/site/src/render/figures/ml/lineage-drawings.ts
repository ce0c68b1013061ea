import { drawGraph, type GraphEdge, type GraphFigure, type GraphNode } from "@almanac/charts";
import { compareText, type Edition } from "@almanac/core";
import { table } from "../../../publication/facts.ts";
import { endsOf, lineageAbout, lineageSteps, nodeId, type LineageKind, type LineageStep } from "../../../publication/ml/lineage-of.ts";
import { datasetPages, modelPages, rowAbout } from "../../../publication/ml/subject-pages.ts";
import { namedRows, textIn } from "../../../publication/table-rows.ts";
import { FULL, type Drawing, type Drawn } from "../../drawing.ts";

const KINDS: readonly LineageKind[] = ["dataset", "model", "environment", "benefit"];

/** What stands below the name of a box. */
function detailOf({ facts }: Edition, kind: LineageKind, name: string): string | undefined {
  if (kind === "dataset") {
    const row = rowAbout(facts, "datasets.documentation.datasets", "dataset", name);
    return row === undefined ? "no document" : textIn(row, "licence") === "" ? "no licence" : textIn(row, "personal").startsWith("yes") ? "personal data" : "dataset";
  }
  if (kind === "model") return rowAbout(facts, "models.register.models", "model", name) === undefined ? "model" : `model, ${textIn(rowAbout(facts, "models.register.models", "model", name) ?? (() => null), "stage")}`;
  return kind === "environment" ? "environment" : "benefit";
}

const titleOf = ({ facts }: Edition, kind: LineageKind, name: string): string => {
  if (kind !== "benefit") return name;
  const row = namedRows(table(facts, "benefits.realised.benefits")).find((each) => textIn(each, "benefit") === name);
  return row === undefined ? name : textIn(row, "title");
};

function graphOf(edition: Edition, steps: readonly LineageStep[], strong: string | undefined, description: string): GraphFigure | undefined {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  const still = new Set(steps.filter(({ relation }) => relation === "is to bring").map(({ to }) => nodeId("benefit", to)));
  for (const kind of KINDS) {
    const names = new Set(steps.flatMap((step) => (endsOf(step) ?? []).flatMap((end, index) => (end === kind ? [index === 0 ? step.from : step.to] : []))));
    for (const name of [...names].sort(compareText)) {
      const id = nodeId(kind, name);
      nodes.set(id, { id, title: titleOf(edition, kind, name), detail: detailOf(edition, kind, name), ink: still.has(id) ? "forecast" : "measured", strong: id === strong });
    }
  }
  for (const step of steps) {
    const ends = endsOf(step);
    if (ends === undefined) continue;
    const edge = { from: nodeId(ends[0], step.from), to: nodeId(ends[1], step.to), dashed: step.relation === "evaluates" };
    const key = `${edge.from}\n${edge.to}`;
    // What trains a model and evaluates it, too, is one solid arrow.
    if (edges.get(key)?.dashed !== false) edges.set(key, edge);
  }
  return nodes.size === 0 ? undefined : { description, nodes: [...nodes.values()], edges: [...edges.values()] };
}

function drawing(key: string, title: string, figure: GraphFigure | undefined): readonly Drawing[] {
  if (figure === undefined) return [];
  return [{ key, widths: FULL, draw: (size, svgKey) => drawGraph(figure, size, { title, key: svgKey }) }];
}

/** From data to models to what they bring: of the whole program, and of each model and dataset. */
export function lineageDrawings({ edition }: Drawn): readonly Drawing[] {
  const steps = lineageSteps(edition.facts);
  const own = (kind: LineageKind, name: string): readonly Drawing[] => drawing(`ml.lineage/${kind}/${name}`, `Where ${name} comes from and what comes of it`, graphOf(edition, lineageAbout(steps, kind, name), nodeId(kind, name), `What leads to ${name} and what it leads to.`));
  return [
    ...drawing("ml.lineage", "From data to models to what they bring", graphOf(edition, steps.filter(({ relation }) => relation !== "released to"), undefined, "Datasets, the models that are trained or evaluated on them, and the benefits that they are to bring.")),
    ...modelPages(edition.facts).flatMap(({ id }) => own("model", id)),
    ...datasetPages(edition.facts).flatMap(({ id }) => own("dataset", id)),
  ];
}
