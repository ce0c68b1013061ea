import { available } from "../../model/measure.ts";
import type { ModelRelease, ReleaseEnvironment } from "../../model/records/ml-operations.ts";
import { compareInstants, compareText } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact, type RowRef } from "../computed.ts";
import type { TableColumn, TableFact } from "../fact.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { dateOf, groupBy, mlRecords, programHead } from "./ml-records.ts";

/** How far a model has come: the first of these that it was ever released to. */
const STAGES: readonly ReleaseEnvironment[] = ["production", "shadow", "staging", "development"];
const text = (name: string, label: string) => ({ name, label, unit: "text" as const });
const days = (name: string, label: string) => ({ name, label, unit: "days" as const });
const date = (name: string, label: string) => ({ name, label, unit: "date" as const });

/** Which model it is and where it runs, what is written about it, and how well it is. */
const COLUMNS: readonly TableColumn[] = [
  ...[text("model", "Model"), text("title", "Name"), text("stage", "Stage"), text("version", "Version"), date("since", "Since")],
  ...[text("owner", "Owner"), text("licence", "Licence"), { name: "card", label: "Card complete", unit: "share" as const }],
  ...[text("goals", "Goals"), date("fairness", "Fairness evaluated on"), text("drift", "Widest drift"), days("age", "Age"), days("overdue", "Days over the limit")],
  { name: "incidents", label: "Open incidents", unit: "count" },
];
const BANDS = ["stable", "moderate", "major"];

/** Tables that the register joins. */
const READ = ["models.card.cards", "models.evaluation.goals", "models.age.production", "models.fairness.attributes", "models.drift.comparisons", "incidents.register.incidents"] as const;

type Cell = TableFact["rows"][number][number];
type Row = (column: string) => Cell;

/** Rows of one of the tables that were computed before, by model. */
function rowsByModel(computed: readonly ComputedFact[], id: string): ReadonlyMap<string, readonly Row[]> {
  const fact = computed.find((each) => each.fact.id === id)?.fact;
  if (fact?.type !== "table") return new Map();
  const places = new Map(fact.columns.map(({ name }, place) => [name, place]));
  const rows = fact.rows.map((row): Row => (column) => row[places.get(column) ?? -1] ?? null);
  return groupBy(rows, (row) => String(row("model")));
}

const distinctRows = (rows: readonly RowRef[]): readonly RowRef[] => [...new Map(rows.map((row) => [row.id, row])).values()];

interface Stage {
  readonly stage: ReleaseEnvironment;
  readonly newest: ModelRelease;
}

function stageOf(releases: readonly ModelRelease[]): Stage | undefined {
  for (const stage of STAGES) {
    const newest = releases.filter(({ environment }) => environment === stage).toSorted((a, b) => compareInstants(b.releasedAt, a.releasedAt))[0];
    if (newest !== undefined) return { stage, newest };
  }
  return undefined;
}

/** The widest band among the newest comparisons of a model's features; rows of one feature stand in the order of their days. */
function driftBand(rows: readonly Row[]): string | null {
  const newest = new Map(rows.map((row) => [row("feature"), String(row("band"))]));
  return [...newest.values()].toSorted((a, b) => BANDS.indexOf(b) - BANDS.indexOf(a))[0] ?? null;
}

const wordOfGoals = (rows: readonly Row[]): string => (rows.length === 0 ? "no goal" : rows.some((row) => row("met") === "no") ? "not met" : rows.some((row) => row("met") !== "yes") ? "not evaluated" : "met");

/**
 * Every model that a card, an evaluation, a release, counts by group or a comparison of samples names, with where it stands: stage, goals, fairness, drift, age, incidents.
 *
 * @param computed the facts about single aspects, which it reads and joins
 */
export function registerFacts(context: FactContext, computed: readonly ComputedFact[]): readonly ComputedFact[] {
  const { modelCards, evaluations, modelReleases, fairnessCounts, driftBins } = mlRecords(context);
  const named = [...evaluations, ...modelReleases, ...fairnessCounts, ...driftBins];
  const ids = [...new Set([...modelCards.map(({ id }) => id), ...named.map(({ model }) => model)])].sort(compareText);
  if (ids.length === 0) return [];
  const of = (id: (typeof READ)[number]): ReadonlyMap<string, readonly Row[]> => rowsByModel(computed, id);
  const [cards, goals, ages] = [of("models.card.cards"), of("models.evaluation.goals"), of("models.age.production")];
  const [fairness, drift, incidents] = [of("models.fairness.attributes"), of("models.drift.comparisons"), of("incidents.register.incidents")];
  const releases = groupBy(modelReleases, ({ model }) => model);
  const models = ids.map((id) => {
    const [card, age] = [cards.get(id)?.[0], ages.get(id)?.[0]];
    const record = modelCards.find((each) => each.id === id);
    const stage = stageOf(releases.get(id) ?? []);
    const counted = (fairness.get(id) ?? []).map((row) => String(row("on"))).sort(compareText).at(-1) ?? null;
    const open = (incidents.get(id) ?? []).filter((row) => row("age") !== null).length;
    const where: readonly Cell[] = [stage?.stage ?? "not released", stage?.newest.version ?? null, stage === undefined ? null : dateOf(context, stage.newest.releasedAt)];
    const health: readonly Cell[] = [wordOfGoals(goals.get(id) ?? []), counted, driftBand(drift.get(id) ?? []), age?.("age") ?? null, age?.("overdue") ?? null, open];
    const cells: readonly Cell[] = [id, record?.title ?? null, ...where, record?.owner ?? null, record?.licence ?? null, card?.("score") ?? null, ...health];
    const source = record ?? releases.get(id)?.[0] ?? named.find(({ model }) => model === id);
    const rows: readonly RowRef[] = source === undefined ? [] : [recordRow(source, id, { stage: stage?.stage ?? "not released", fairness: counted })];
    return { cells, rows, production: stage?.stage === "production", fair: counted !== null };
  });
  // What was read counts as a row behind it, so that a register never shows what stands in a source that its reader may not see.
  const behind = (...tables: readonly string[]): readonly RowRef[] => computed.filter(({ fact }) => tables.includes(fact.id)).flatMap(({ rows }) => rows);
  const releaseRows = modelReleases.map((each) => recordRow(each, each.id, { environment: each.environment }));
  const rowsOf = (chosen: typeof models, more: readonly RowRef[] = []): readonly RowRef[] => distinctRows([...chosen.flatMap(({ rows }) => rows), ...more]);
  const counts = behind("models.fairness.attributes");
  const production = models.filter((each) => each.production);
  const lacking = models.filter(({ fair }) => !fair);
  const count = (statistic: string, label: string, chosen: typeof models, n: number, more: readonly RowRef[] = []) =>
    scalarFact(programHead(`models.register.${statistic}`, label, "declared", rowsOf(chosen, more)), "items", available(chosen.length), context.sha256, n);
  return [
    count("count", "Models", models, models.length),
    count("in-production", "Models in production", production, models.length, releaseRows),
    count("without-fairness", "Models without a fairness evaluation", lacking, models.length, counts),
    count("in-production-without-fairness", "Models in production without a fairness evaluation", production.filter(({ fair }) => !fair), production.length, [...releaseRows, ...counts]),
    tableFact(
      programHead("models.register.models", "Every model and where it stands", "declared", rowsOf(models, [...releaseRows, ...behind(...READ)])),
      COLUMNS,
      models.map(({ cells }) => cells),
      context.sha256,
    ),
  ];
}
