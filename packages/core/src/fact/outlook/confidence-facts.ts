import { cumulativeWithin } from "../../forecast/calibrated-cumulative.ts";
import { available, isAvailable, notAvailable, valueOrNull, type Measure } from "../../model/measure.ts";
import { daysBetween } from "../../model/time.ts";
import { jointConfidence, scatterSample, type JointConfidence } from "../../outlook/joint-confidence.ts";
import { trialCosts } from "../../outlook/trial-costs.ts";
import { weeksLate } from "../../outlook/weeks-late.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import type { FactInterval } from "../fact.ts";
import { audienceByFile } from "../release.ts";
import { costRow, lineRow, moneyInput, withRates } from "../money/money-input.ts";
import { stateRow } from "../risk/risk-state.ts";
import { costView, type CostOf, type CostView } from "./cost-view.ts";
import { uncertain } from "../forecast-engines.ts";
import { chanceWithin, jointRows } from "./joint-facts.ts";
import { finishOf, latenessOffset, WORST_LATE, type JointRun } from "./joint-run.ts";
import type { OutlookTeam, OutlookView } from "./outlook-view.ts";

/** Points of the scatter plot. */
const POINTS = 100;

/** The whole program, or one workstream. */
interface Question {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly title: string;
  readonly teams: readonly OutlookTeam[];
  /** Workstreams whose cost and budget count; undefined: all. */
  readonly workstream: string | undefined;
}

interface Answer {
  readonly onTime: Measure<number>;
  readonly confidence: Measure<JointConfidence>;
  readonly cost: Float64Array | undefined;
  readonly late: Float64Array;
  readonly budget: number;
  /** The same if no threat came before the last day of the budget: the upper bound, because no register says when one comes. */
  readonly lossless?: JointConfidence;
}

/** Probability of keeping every target that there is, at its calibrated level. */
function onTimeOf({ teams, workstream }: Question, view: OutlookView, run: JointRun): Measure<number> {
  if (!teams.some(({ target }) => target !== undefined)) return notAvailable("no-data", "no target date is set");
  if (teams.some(({ targetWeeks = 0 }) => targetWeeks < 0)) return available(0);
  const [team] = teams;
  if (workstream !== undefined && team !== undefined) return available(chanceWithin(run.forecast.calibrated[finishOf(team.id)] ?? new Float64Array(1), team.targetWeeks ?? 0));
  return available(uncertain(cumulativeWithin(run.forecast.calibrated[WORST_LATE] ?? new Float64Array(1), latenessOffset(view))));
}

function answer(question: Question, view: OutlookView, run: JointRun, money: Measure<CostView>): Answer {
  const { teams, workstream } = question;
  const { trials } = run.forecast;
  const late = weeksLate(trials, new Map(teams.flatMap(({ id, targetWeeks }) => (targetWeeks === undefined ? [] : [[id, targetWeeks] as const]))));
  const onTime = onTimeOf(question, view, run);
  if (!isAvailable(money)) return { onTime, confidence: money, cost: undefined, late, budget: 0 };
  const { parts, budgetTo, closed } = money.value;
  const { asOfDate } = view.input.context;
  const own = workstream === undefined ? parts : parts.filter((part) => part.workstream === workstream);
  const budget = own.reduce((sum, part) => sum + part.budget, 0);
  if (budget <= 0) return { onTime, confidence: notAvailable("no-data", "no budget is set for it"), cost: undefined, late, budget };
  const finish = (part: CostOf): Float64Array => (part.workstream === undefined ? trials.milestone : (trials.finish.get(part.workstream) ?? new Float64Array(run.trials)));
  const streams = own.map((part) => ({ finish: finish(part), actual: part.actual, burn: part.burn, unposted: daysBetween(closed, asOfDate) / 7, countedWeeks: Math.max(0, daysBetween(asOfDate, budgetTo) / 7) }));
  const losses = run.risks.filter(({ risk }) => workstream === undefined || risk.stream === workstream).flatMap(({ risk }) => trials.loss.get(risk.id) ?? []);
  const cost = trialCosts(streams, losses, run.trials);
  const confidenceAt = (costs: Float64Array): Measure<JointConfidence> => (isAvailable(onTime) ? jointConfidence({ late, cost: costs, budget, onTime: onTime.value }) : onTime);
  const lossless = losses.length === 0 ? undefined : confidenceAt(trialCosts(streams, [], run.trials));
  return { onTime, cost, late, budget, confidence: confidenceAt(cost), ...(lossless !== undefined && isAvailable(lossless) ? { lossless: lossless.value } : {}) };
}

function moneyArguments(money: Measure<CostView>, { budget, lossless }: Answer): FactHead["arguments"] {
  if (!isAvailable(money)) return {};
  const { plan, budgetTo, burnFrom, closed } = money.value;
  return { budget, budgetKind: plan.kind, ...(plan.version === undefined ? {} : { budgetVersion: plan.version }), costCountedTo: budgetTo, actualsTo: closed, burnOf: `${burnFrom} to ${closed}`, risks: "open threats, residual, in full whenever they come", ...(lossless === undefined ? {} : { withinBudgetWithoutLosses: uncertain(lossless.withinBudget) }) };
}

/** Chance of time and money, each and both, for the program or one workstream. */
function scalars(question: Question, given: Answer, money: Measure<CostView> | undefined, head: Omit<FactHead, "base" | "label">, costHead: Omit<FactHead, "base" | "label">, view: OutlookView): readonly ComputedFact[] {
  const { sha256 } = view.input.context;
  const of = (pick: (confidence: JointConfidence) => number): Measure<number> => (isAvailable(given.confidence) ? available(uncertain(pick(given.confidence.value))) : given.confidence);
  const between = (pick: (confidence: JointConfidence) => number): FactInterval | undefined =>
    isAvailable(given.confidence) && given.lossless !== undefined ? { low: uncertain(pick(given.confidence.value)), high: uncertain(pick(given.lossless)), because: "no register says whether a loss comes before the budget ends" } : undefined;
  const n = view.mondays.length;
  const whole = question.workstream === undefined;
  return [
    scalarFact({ ...head, base: "outlook.confidence.on-time", label: whole ? "Chance that every workstream keeps its target" : "Chance of keeping the target in the joint forecast" }, "share", given.onTime, sha256, n),
    ...(money === undefined
      ? []
      : [
          ...(whole ? [scalarFact({ ...costHead, base: "outlook.confidence.within-budget", label: "Chance of staying within the budget", interval: between(({ withinBudget }) => withinBudget) }, "share", of(({ withinBudget }) => withinBudget), sha256, n)] : []),
          scalarFact({ ...costHead, base: "outlook.confidence.both", label: "Chance of keeping target and budget", interval: between(({ both }) => both) }, "share", of(({ both }) => both), sha256, n),
        ]),
  ];
}

function tables(given: Answer, costHead: Omit<FactHead, "base" | "label">, view: OutlookView, run: JointRun): readonly ComputedFact[] {
  const { context } = view.input;
  const { confidence, cost, late, budget } = given;
  if (!isAvailable(confidence) || cost === undefined) return [];
  const { quadrants } = confidence.value;
  const currency = context.program.currency;
  const finite = (weeks: number): number | null => (Number.isFinite(weeks) ? weeks : null);
  return [
    tableFact(
      { ...costHead, base: "outlook.confidence.quadrants", label: "Time and money together" },
      [{ name: "case", label: "Case", unit: "text" }, { name: "probability", label: "Probability", unit: "share" }],
      [
        ["on time and within budget", quadrants.onTimeWithinBudget],
        ["on time and over budget", quadrants.onTimeOverBudget],
        ["late and within budget", quadrants.lateWithinBudget],
        ["late and over budget", quadrants.lateOverBudget],
      ],
      context.sha256,
    ),
    tableFact(
      { ...costHead, base: "outlook.confidence.scatter", label: "Some of the simulated futures" },
      [
        { name: "weeks", label: "Weeks until all is finished", unit: "weeks" },
        { name: "late", label: "Weeks later than the targets, at the worst", unit: "weeks" },
        { name: "cost", label: "Cost", unit: "money", currency },
        { name: "within", label: "Within budget", unit: "text" },
      ],
      scatterSample(run.trials, POINTS).map((trial) => [finite(run.forecast.trials.milestone[trial] as number), finite(late[trial] as number), Math.round(cost[trial] as number), (cost[trial] as number) <= budget]),
      context.sha256,
    ),
  ];
}

interface Answered {
  readonly question: Question;
  readonly given: Answer;
}

function byWorkstream(answers: readonly Answered[], costHead: Omit<FactHead, "base" | "label">, view: OutlookView): ComputedFact {
  const { program, sha256 } = view.input.context;
  const of = ({ given: { confidence } }: Answered, pick: (value: JointConfidence) => number): number | null => (isAvailable(confidence) ? uncertain(pick(confidence.value)) : null);
  return tableFact(
    { ...costHead, base: "outlook.confidence.workstreams", label: "Time and money of each workstream" },
    [
      { name: "workstream", label: "Workstream", unit: "text" },
      { name: "target", label: "Target", unit: "date" },
      { name: "onTime", label: "On time", unit: "share" },
      { name: "budget", label: "Budget", unit: "money", currency: program.currency },
      { name: "within", label: "Within budget", unit: "share" },
      { name: "both", label: "Both", unit: "share" },
    ],
    answers.map((one) => [one.question.title, one.question.teams[0]?.target ?? null, valueOrNull(one.given.onTime), one.given.budget, of(one, ({ withinBudget }) => withinBudget), of(one, ({ both }) => both)]),
    sha256,
  );
}

/** Joint confidence in time and money (METHOD.md 3.4 and 6.1), for the program and each workstream that has a target. */
export function confidenceFacts(view: OutlookView, run: JointRun): readonly ComputedFact[] {
  const input = moneyInput(view.input.context);
  const money = costView(input);
  const whole: Question = { dimensions: {}, title: "", teams: view.teams, workstream: undefined };
  const parts = view.teams.filter(({ target }) => target !== undefined).map((team): Question => ({ dimensions: team.scope.dimensions, title: team.title, teams: [team], workstream: team.id }));
  const missing = notAvailable<CostView>("no-data", "no budget and no cost is in the exports");
  const answers = [whole, ...parts].map((question): Answered => ({ question, given: answer(question, view, run, money ?? missing) }));
  return answers.flatMap(({ question, given }) => {
    const { workstream } = question;
    const targets = question.teams.flatMap(({ id, target }) => (target === undefined ? [] : [`${id} ${target}`])).join(", ");
    const teams = new Set(question.teams.map(({ id }) => id));
    const engine = { ...run.engine, ...(targets === "" ? {} : { targets }) };
    const rows = jointRows({ ...view, teams: question.teams, needs: view.needs.filter(({ stream }) => teams.has(stream)) });
    const head: Omit<FactHead, "base" | "label"> = { dimensions: question.dimensions, rule: "forecast.milestone", arguments: engine, rows, aggregate: true };
    if (money === undefined || !isAvailable(money)) return scalars(question, given, money, head, head, view);
    const own = <T extends { readonly workstream?: string }>(records: readonly T[]): readonly T[] => (workstream === undefined ? records : records.filter((record) => record.workstream === workstream));
    const risks = run.risks.filter(({ risk }) => workstream === undefined || risk.stream === workstream).map(({ state }) => stateRow(state));
    const moneyRows = [...own(money.value.lines).map(lineRow), ...own(money.value.cost).map(costRow), ...risks];
    // An aggregate tells nothing about one person; of money that only some may see it tells the amount.
    const { aggregate: _, ...told } = head;
    const audiences = audienceByFile(view.input.context.model.sources);
    const everybody = moneyRows.every(({ file }) => (audiences.get(file) ?? "public") === "public");
    const costHead = withRates({ ...(everybody ? head : told), rule: "outlook.confidence", arguments: { ...engine, ...moneyArguments(money, given) }, rows: [...rows, ...moneyRows] }, money.value.rates);
    return [...scalars(question, given, money, head, costHead, view), ...(workstream === undefined ? [...tables(given, costHead, view, run), ...(parts.length === 0 ? [] : [byWorkstream(answers.slice(1), costHead, view)])] : [])];
  });
}
