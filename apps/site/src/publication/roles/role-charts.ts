interface RoleChart {
  readonly key: string;
  /** What is drawn, and in which unit: the section's page says it at length. */
  readonly caption: string;
}

const drawn = (key: string, caption: string): RoleChart => ({ key, caption });

/** The chart that answers a section's question best, and what serves where it cannot be drawn. */
const BEST: Readonly<Record<string, readonly RoleChart[]>> = {
  roadmap: [drawn("roadmap.timeline", "Milestones ahead: 50, 85 and 95\u00a0% dates against their targets")],
  delivery: [drawn("delivery.throughput", "Items finished a week")],
  forecast: [drawn("changes.causes forecast.when.p85", "What moved the 85\u00a0% date since the edition before, days")],
  lifecycle: [drawn("lifecycle.stages", "Open items by stage and workstream")],
  agile: [drawn("sprint.closed.1", "Points committed and done by sprint"), drawn("sprint.closed.0", "Points committed and done by sprint")],
  objectives: [drawn("objectives.trend", "Progress of each objective, %")],
  budget: [drawn("budget.s-curve", "Planned value, earned value and cost so far, and the range of what the whole will cost")],
  people: [drawn("people.staffing", "FTE-months planned and staffed by month")],
  infrastructure: [drawn("infrastructure.cost", "Cost of compute by month")],
  models: [drawn("ml.drift", "Drift of features: population stability index")],
  releases: [drawn("ml.releases", "Releases by day, those that failed marked")],
  risks: [drawn("risk.loss", "Chance that losses exceed an amount, this edition and the one before")],
  changes: [drawn("changes.causes outlook.joint.p85", "What moved the 85\u00a0% date with dependencies and calendar, days")],
};

/** The chart that stands for a section in a narrow column; undefined where the edition has none. */
export const chartFor = (section: string, charts: Readonly<Record<string, unknown>>): RoleChart | undefined => (BEST[section] ?? []).find(({ key }) => charts[key] !== undefined);
