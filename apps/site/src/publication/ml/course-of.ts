import { table, type Facts } from "../facts.ts";
import { namedRows, numberIn, textIn, type NamedRow } from "../table-rows.ts";

/** The course of one metric of one model on one part of the data. */
export interface Course {
  readonly metric: string;
  readonly part: string;
  readonly rows: readonly NamedRow[];
  /** The goal that it is held against. */
  readonly goal: NamedRow | undefined;
}

/** Courses of a model with more than one value, those with a goal first, then the longest. */
export function coursesOf(facts: Facts, model: string): readonly Course[] {
  const goals = namedRows(table(facts, "models.evaluation.goals")).filter((row) => textIn(row, "model") === model);
  const own = namedRows(table(facts, "models.evaluation.history")).filter((row) => textIn(row, "model") === model && numberIn(row, "value") !== null);
  const byKey = Map.groupBy(own, (row) => `${textIn(row, "metric")}\n${textIn(row, "part")}`);
  const courses = [...byKey.values()].map((rows): Course => {
    const [metric, part] = [rows[0], rows[0]].map((row, index) => (row === undefined ? "" : textIn(row, index === 0 ? "metric" : "part"))) as [string, string];
    return { metric, part, rows, goal: goals.find((goal) => textIn(goal, "metric") === metric && textIn(goal, "part") === part) };
  });
  return courses.toSorted((a, b) => Number(b.goal !== undefined) - Number(a.goal !== undefined) || b.rows.length - a.rows.length);
}

/** Key of the chart of a course: models and metrics have names of any letters, so its place stands for it. */
export const courseChart = (model: string, place: number): string => `ml.course/${model}/${String(place)}`;

/** Slices of a model's newest evaluation, by metric and split: the value of the whole and of each part of it. */
export interface Slices {
  readonly metric: string;
  readonly split: string;
  readonly whole: NamedRow;
  readonly slices: readonly NamedRow[];
}

export function slicesOf(facts: Facts, model: string): readonly Slices[] {
  const own = namedRows(table(facts, "models.evaluation.newest")).filter((row) => textIn(row, "model") === model && numberIn(row, "value") !== null);
  const wholes = own.filter((row) => !textIn(row, "part").includes(","));
  return wholes.flatMap((whole): readonly Slices[] => {
    const [metric, split] = [textIn(whole, "metric"), textIn(whole, "part")];
    const slices = own.filter((row) => textIn(row, "metric") === metric && textIn(row, "part").startsWith(`${split}, `));
    return slices.length === 0 ? [] : [{ metric, split, whole, slices }];
  });
}

export const slicesChart = (model: string, place: number): string => `ml.slices/${model}/${String(place)}`;
