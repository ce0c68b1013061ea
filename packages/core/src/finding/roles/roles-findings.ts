import { factReader, finding, of, tableRows, type FactReader, type FindingInput, type Named, type TableRow } from "../fact-reader.ts";
import { areStated, inARow, sentences, some, type Parts } from "./clauses.ts";

type Facts = FindingInput["facts"];
type Stated = Pick<FindingInput, "facts">;

/** By when everything is finished, in the forecast that knows most, with two levels of confidence. */
function finishedBy(read: FactReader): Parts | undefined {
  const dates = (base: string): Parts => [{ ...of(`${base}.p50`) }, " with 50\u00a0% confidence and by ", of(`${base}.p85`), " with 85\u00a0%"];
  const joint = ["p50", "p85"].every((level) => read.text(`outlook.joint.${level}`) !== undefined);
  // Where nothing waits and no holiday falls, both forecasts are one, and are called what they are.
  if (joint && ["p50", "p85"].some((level) => read.text(`outlook.joint.${level}`) !== read.text(`forecast.when.${level}`))) return ["With dependencies and holidays, all open scope will be finished by ", ...dates("outlook.joint")];
  if (read.text("forecast.when.p85") !== undefined && read.text("forecast.when.p50") !== undefined) return ["All open scope will be finished by ", ...dates("forecast.when")];
  return undefined;
}

const kept = (read: FactReader): Parts => (read.number("outlook.confidence.on-time") === undefined ? [] : ["; the chance that every workstream keeps its target is ", of("outlook.confidence.on-time")]);

/** Cost against the budget of the complete months. */
function spent(read: FactReader): Parts | undefined {
  const variance = read.number("budget.variance.to-date");
  if (variance === undefined) return undefined;
  if (variance === 0) return ["Complete months cost what was budgeted"];
  const share: Parts = read.number("budget.variance.share") === undefined ? [] : [" (", { ...of("budget.variance.share"), as: "magnitude" }, ")"];
  return ["Complete months cost ", { ...of("budget.variance.to-date"), as: "short" }, ...share, variance > 0 ? " less than budgeted" : " more than budgeted"];
}

function sponsor({ facts }: Stated): Parts {
  const read = factReader(facts);
  const by = finishedBy(read);
  const waiting = some(read, "decisions.open.count", " decision waits for an answer", " decisions wait for an answer");
  return sentences(by === undefined ? undefined : [...by, ...kept(read)], spent(read), waiting);
}

function programManager({ facts }: Stated): Parts {
  const read = factReader(facts);
  const older = read.number("delivery.age.older-than-p85");
  const wip = read.number("delivery.wip.now");
  const ageing: Parts | undefined = older === undefined || older === 0 || wip === undefined ? undefined : [{ ...of("delivery.age.older-than-p85"), as: "number" }, " of ", of("delivery.wip.now"), older === 1 ? " in progress is older than 85\u00a0% of finished work" : " in progress are older than 85\u00a0% of finished work"];
  const blocked = some(read, "impediments.items.blocked", " item is blocked", " items are blocked");
  const late = [
    some(read, "risk.mitigation.overdue", " mitigation of a risk", " mitigations of risks"),
    some(read, "retro.actions.overdue", " action from retrospectives", " actions from retrospectives"),
    some(read, "decisions.open.overdue", " decision", " decisions"),
    some(read, "people.hiring.overdue", " requisition", " requisitions"),
  ].filter((clause) => clause !== undefined);
  const one = late.length === 1 && ["risk.mitigation.overdue", "retro.actions.overdue", "decisions.open.overdue", "people.hiring.overdue"].some((base) => read.number(base) === 1);
  const overdue: Parts | undefined = late.length === 0 ? undefined : [...inARow(late), one ? " is overdue" : " are overdue"];
  const disagreeing = some(read, "status.overall.disagreeing", " status differs from the computed one", " statuses differ from the computed ones");
  return sentences(inARow([ageing, blocked]), overdue, disagreeing);
}

function engineer({ facts }: Stated): Parts {
  const read = factReader(facts);
  const flow: Parts | undefined = read.number("delivery.cycle-time.p85") === undefined ? undefined : ["85\u00a0% of items finish within ", of("delivery.cycle-time.p85"), ...(read.number("delivery.flow-efficiency.share") === undefined ? [] : [", and are worked on in ", of("delivery.flow-efficiency.share"), " of that time"])];
  const models = inARow([
    some(read, "models.drift.major", " feature of a model has drifted far", " features of models have drifted far"),
    some(read, "models.age.overdue", " model in production is due to be trained anew", " models in production are due to be trained anew"),
    some(read, "datasets.quality.below-gate", " dataset is below its quality gate", " datasets are below their quality gate"),
  ]);
  const runs: Parts | undefined = read.number("experiments.reproducibility.mean") === undefined ? undefined : ["Training runs recorded ", of("experiments.reproducibility.mean"), " of what is needed to run them again"];
  return sentences(flow, models, runs);
}

const amounts = (facts: Facts): readonly TableRow[] => tableRows(facts, "earned-value.estimate.variants").filter((row) => row.number("eac") !== undefined).toSorted((a, b) => (a.number("eac") ?? 0) - (b.number("eac") ?? 0));

/** Between which amounts the estimates at completion lie, and the baseline that they are held against. */
function estimates(facts: Facts, read: FactReader): Parts | undefined {
  const rows = amounts(facts);
  const [low, high] = [rows[0], rows.at(-1)];
  if (low === undefined || high === undefined) return undefined;
  const baseline: Parts = read.number("earned-value.performance.bac") === undefined ? [] : [", where ", { ...of("earned-value.performance.bac"), as: "short" }, " was planned"];
  return low.number("eac") === high.number("eac") ? ["All the work of the baseline is estimated at ", low.cell("eac", "short"), ...baseline] : ["All the work of the baseline is estimated at ", low.cell("eac", "short"), " to ", high.cell("eac", "short"), ", by what is assumed of the rest", ...baseline];
}

function finance({ facts }: Stated): Parts {
  const read = factReader(facts);
  const cloud: Parts | undefined = read.number("cloud.cost.effective") === undefined ? undefined : ["The cloud cost ", { ...of("cloud.cost.effective"), as: "short" }, " in the last complete month"];
  const notice = some(read, "vendors.notice.due", " contract needs a decision within 90\u00a0days, before its notice is due", " contracts need a decision within 90\u00a0days, before their notice is due");
  return sentences(spent(read), estimates(facts, read), cloud, notice);
}

const OVERSIGHT = ["risk.mitigation.overdue", "risk.review.overdue", "compliance.obligations.overdue", "compliance.evidence.expired", "compliance.evidence.stale"];

function riskAndCompliance({ facts }: Stated): Parts {
  const read = factReader(facts);
  const loss: Parts | undefined =
    read.number("risk.exposure.residual") === undefined || read.number("risk.loss.p95") === undefined ? undefined : ["The expected loss of open threats is ", { ...of("risk.exposure.residual"), as: "short" }, ", and with a chance of one in twenty they cost more than ", { ...of("risk.loss.p95"), as: "short" }];
  const late = inARow([
    some(read, "risk.mitigation.overdue", " mitigation", " mitigations"),
    some(read, "risk.review.overdue", " review of a risk", " reviews of risks"),
    some(read, "compliance.obligations.overdue", " legal duty", " legal duties"),
  ]);
  const total = OVERSIGHT.slice(0, 3).reduce((sum, base) => sum + (read.number(base) ?? 0), 0);
  const evidence = inARow([some(read, "compliance.evidence.expired", " control has expired evidence", " controls have expired evidence"), some(read, "compliance.evidence.stale", " control rests on stale evidence", " controls rest on stale evidence")]);
  const calm: Parts | undefined = areStated(read, OVERSIGHT) && OVERSIGHT.every((base) => read.number(base) === 0) ? ["No mitigation, review or duty is overdue, and no evidence is stale"] : undefined;
  return sentences(loss, late.length === 0 ? undefined : [...late, total === 1 ? " is overdue" : " are overdue"], evidence, calm);
}

/** `for.<role>`: what opens the landing page of each role; withheld where none of its figures are stated. */
export function rolesFindings(input: Stated): Named {
  const roles = { sponsor, "program-manager": programManager, engineer, finance, "risk-and-compliance": riskAndCompliance };
  return Object.entries(roles).flatMap(([role, said]): Named => {
    const parts = said(input);
    return parts.length === 0 ? [] : [[`for.${role}`, finding(...parts)]];
  });
}
