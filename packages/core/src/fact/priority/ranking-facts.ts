import { available, isAvailable, notAvailable } from "../../model/measure.ts";
import { median } from "../../stats/median.ts";
import { cd3 } from "../../priority/cd3.ts";
import { quadrants } from "../../priority/quadrant.ts";
import type { Ranked } from "../../priority/ranking.ts";
import { rice } from "../../priority/rice.ts";
import { weightedScore, type ScoredItem } from "../../priority/weighted-score.ts";
import { wsjf } from "../../priority/wsjf.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import { openOnes, ratesArgument, rowOfInitiative, type PricedInitiative } from "./initiative-set.ts";

const EQUAL_WEIGHTS = { value: 1, feasibility: 1, dataReadiness: 1 };

function riceOf(items: readonly PricedInitiative[]): readonly Ranked[] {
  return rice(
    items.flatMap(({ initiative: { id, reach, impact, confidence, effort } }) =>
      reach === undefined || impact === undefined || confidence === undefined || effort === undefined ? [] : [{ id, reach, impact, confidence, effort: effort.mode }],
    ),
  );
}

function wsjfOf(items: readonly PricedInitiative[]): readonly Ranked[] {
  return wsjf(
    items.flatMap(({ initiative: { id, businessValue: value, timeCriticality, riskReduction: riskOpportunity, jobSize } }) =>
      value === undefined || timeCriticality === undefined || riskOpportunity === undefined || jobSize === undefined ? [] : [{ id, value, timeCriticality, riskOpportunity, jobSize }],
    ),
  );
}

function cd3Of(items: readonly PricedInitiative[]): readonly Ranked[] {
  return cd3(items.flatMap(({ initiative: { id, duration }, costOfDelay }) => (duration === undefined || costOfDelay === null ? [] : [{ id, cod: costOfDelay, duration }])));
}

/** Relative scales of different lengths add up only as parts of their greatest value among the compared. */
function criteriaOf(items: readonly PricedInitiative[]): readonly ScoredItem[] {
  const part = (of: (item: PricedInitiative) => number | undefined): ((item: PricedInitiative) => number | null) => {
    const greatest = Math.max(0, ...items.flatMap((item) => of(item) ?? []));
    return (item) => (greatest > 0 ? (of(item) ?? null) : null) === null ? null : (of(item) ?? 0) / greatest;
  };
  const [value, feasibility] = [part(({ initiative }) => initiative.businessValue), part(({ initiative }) => initiative.feasibility)];
  return items.map((item) => ({ id: item.initiative.id, scores: { value: value(item), feasibility: feasibility(item), dataReadiness: item.initiative.dataReadiness ?? null } }));
}

/** Score and rank by id; whatever has no score has no rank either. */
function places(ranking: readonly Ranked[]): (id: string) => readonly [score: number | null, rank: number | null] {
  const byId = new Map(ranking.map(({ id, score }, index) => [id, [score, score === null ? null : index + 1] as const]));
  return (id) => byId.get(id) ?? [null, null];
}

function rowOfInputs(item: PricedInitiative) {
  const { reach = null, impact = null, confidence = null, effort, businessValue = null, timeCriticality = null, riskReduction = null, jobSize = null, feasibility = null, dataReadiness = null, duration = null } = item.initiative;
  return rowOfInitiative(item, {
    reach, impact, confidence, effort: effort?.mode ?? null,
    "business value": businessValue, "time criticality": timeCriticality, "risk reduction": riskReduction, "job size": jobSize,
    feasibility, "data readiness": dataReadiness, "cost of delay": item.costOfDelay, duration,
  });
}

function rankingFacts(items: readonly PricedInitiative[], context: FactContext): readonly ComputedFact[] {
  const weights = context.program.rules?.priority?.weights ?? EQUAL_WEIGHTS;
  const weighted = weightedScore({ items: criteriaOf(items), weights });
  const [byRice, byWsjf, byCd3, byWeight] = [places(riceOf(items)), places(wsjfOf(items)), places(cd3Of(items)), places(weighted)];
  const missing = new Map(weighted.map((rank) => [rank.id, rank.missing]));
  const rows = items.map(rowOfInputs);
  const args = {
    compared: "neither finished nor cancelled",
    effort: "most likely",
    ties: "by id",
    weights: Object.entries(weights).map(([name, weight]) => `${name} ${String(weight)}`).join(", "),
    criteria: "value and feasibility as parts of their greatest among the compared; criteria without a score are left out of the weighted mean",
    ...ratesArgument(items),
  };
  const first = weighted.length === 0 ? [] : [riceOf(items), wsjfOf(items), cd3Of(items), weighted].flatMap((ranking) => (ranking[0] === undefined || ranking[0].score === null ? [] : [ranking[0].id]));
  const head = { dimensions: {}, rows, arguments: args };
  return [
    scalarFact({ ...head, base: "priority.ranking.compared", label: "Initiatives to choose from", rule: "priority.rice" }, "count", available(items.length), context.sha256),
    scalarFact(
      { ...head, base: "priority.ranking.leaders", label: "Initiatives that some method puts first", rule: "priority.rice" },
      "count",
      first.length === 0 ? notAvailable("no-data", "no initiative has the inputs of any method") : available(new Set(first).size),
      context.sha256,
      first.length,
    ),
    tableFact(
      { ...head, base: "priority.ranking.methods", label: "Initiatives by RICE, WSJF, cost of delay over duration, and weighted score", rule: "priority.rice, priority.wsjf, priority.cd3, priority.weighted" },
      [
        { name: "initiative", label: "Initiative", unit: "text" },
        { name: "title", label: "Title", unit: "text" },
        { name: "program", label: "Workstream", unit: "text" },
        { name: "status", label: "Status", unit: "text" },
        { name: "rice", label: "RICE", unit: "score" },
        { name: "rice-rank", label: "Rank by RICE", unit: "count" },
        { name: "wsjf", label: "WSJF", unit: "score" },
        { name: "wsjf-rank", label: "Rank by WSJF", unit: "count" },
        { name: "cd3", label: "Cost of delay a week over weeks", unit: "money", currency: context.program.currency },
        { name: "cd3-rank", label: "Rank by cost of delay", unit: "count" },
        { name: "weighted", label: "Weighted score", unit: "score" },
        { name: "weighted-rank", label: "Rank by weighted score", unit: "count" },
        { name: "without", label: "Criteria without a score", unit: "text" },
      ],
      items.map(({ initiative: { id, title, workstream, status } }) => [id, title, workstream ?? null, status, ...byRice(id), ...byWsjf(id), ...byCd3(id), ...byWeight(id), missing.get(id)?.join(", ") || null]),
      context.sha256,
    ),
  ];
}

/** Value and feasibility against the medians of the compared. */
function quadrantFacts(items: readonly PricedInitiative[], context: FactContext): readonly ComputedFact[] {
  const known = items.flatMap((item) => {
    const { id, businessValue, feasibility } = item.initiative;
    return businessValue === undefined || feasibility === undefined ? [] : [{ item, id, value: businessValue, feasibility }];
  });
  const [valueCut, feasibilityCut] = [median(known.map(({ value }) => value)), median(known.map(({ feasibility }) => feasibility))];
  if (!isAvailable(valueCut) || !isAvailable(feasibilityCut)) return [];
  const quadrant = quadrants({ items: known, valueCut: valueCut.value, feasibilityCut: feasibilityCut.value });
  return [
    tableFact(
      {
        base: "priority.quadrants.initiatives",
        dimensions: {},
        label: "Initiatives by value and feasibility",
        rule: "priority.quadrant",
        arguments: { valueCut: valueCut.value, feasibilityCut: feasibilityCut.value, cuts: "medians of the compared; at or above is high" },
        rows: known.map(({ item, value, feasibility }) => rowOfInitiative(item, { "business value": value, feasibility })),
      },
      [
        { name: "initiative", label: "Initiative", unit: "text" },
        { name: "value", label: "Business value", unit: "score" },
        { name: "feasibility", label: "Feasibility", unit: "score" },
        { name: "quadrant", label: "Quadrant", unit: "text" },
      ],
      known.map(({ id, value, feasibility }) => [id, value, feasibility, quadrant[id] ?? null]),
      context.sha256,
    ),
  ];
}

/** The initiatives that are still to be ordered, by each method, and by value and feasibility. */
export function initiativeRankingFacts(all: readonly PricedInitiative[], context: FactContext): readonly ComputedFact[] {
  const items = openOnes(all);
  return items.length === 0 ? [] : [...rankingFacts(items, context), ...quadrantFacts(items, context)];
}
