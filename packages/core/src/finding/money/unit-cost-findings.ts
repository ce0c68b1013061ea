import { factReader, finding, of, tableRows, type FindingInput, type Named } from "../fact-reader.ts";
import { modelNames } from "../model-names.ts";
import { greatestBy, leastBy, short, type Facts, type Parts } from "./money-words.ts";

const REQUESTS = "cloud.unit.inferences";

/** What one unit costs. Where no export says which experiments were accepted, that is said first: it is what readers ask. */
function unitCostFinding(facts: Facts): Named {
  const read = factReader(facts);
  const fact = facts["cloud.unit.accepted-experiment"];
  const run: Parts = read.number("cloud.unit.training-run") === undefined ? [] : ["a training run costs ", of("cloud.unit.training-run"), " on average, failed ones included"];
  if (read.number("cloud.unit.accepted-experiment") !== undefined) return [["budget.unit-cost", finding("An accepted experiment costs ", of("cloud.unit.accepted-experiment"), ...(run.length === 0 ? [] : ["; ", ...run]))]];
  const because = fact?.type === "scalar" ? fact.notAvailable?.because : undefined;
  if (because === undefined) return run.length === 0 ? [] : [["budget.unit-cost", finding("A training run costs ", of("cloud.unit.training-run"), " on average, failed ones included")]];
  return [["budget.unit-cost", finding("What an accepted experiment costs in GPU hours is not known", ...(run.length === 0 ? [] : ["; ", ...run]))]];
}

/** The models whose training cost most and least a run. */
function trainingFinding(facts: Facts): Named {
  const rows = tableRows(facts, "cloud.unit.training-runs").filter((row) => row.number("per-run") !== undefined);
  const nameOf = modelNames(facts, "untagged models");
  const [dear, cheap] = [greatestBy(rows, "per-run"), leastBy(rows, "per-run")];
  if (dear === undefined || cheap === undefined || dear.index === cheap.index) return [];
  return [["budget.training", finding(`A run of ${nameOf(dear.text("model"))} costs `, dear.cell("per-run"), `, one of ${nameOf(cheap.text("model"))} `, cheap.cell("per-run"), ".")]];
}

function requestsFinding(facts: Facts): Named {
  const rows = tableRows(facts, REQUESTS).filter((row) => row.number("per-thousand") !== undefined);
  const [dear, cheap] = [greatestBy(rows, "per-thousand"), leastBy(rows, "per-thousand")];
  const [high, low] = [dear?.number("per-thousand"), cheap?.number("per-thousand")];
  if (dear === undefined || cheap === undefined || high === undefined || low === undefined) return [];
  if (high - low <= 1e-9 * high) return [["budget.requests", finding(rows.length === 1 ? "1,000 requests cost " : "1,000 requests cost the same for every model: ", dear.cell("per-thousand"), ".")]];
  return [["budget.requests", finding("1,000 requests cost ", cheap.cell("per-thousand"), " to ", dear.cell("per-thousand"), `, most for ${modelNames(facts, "untagged models")(dear.text("model"))}.`)]];
}

/** What the cloud cost in the last complete month, and what it would have cost at list prices. */
function cloudFinding(facts: Facts): Named {
  const read = factReader(facts);
  if (read.number("cloud.cost.effective") === undefined) return [];
  const rate = read.number("cloud.savings.rate");
  const saved: Parts = rate === undefined || rate === 0 ? [] : ["; its use was ", { ...of("cloud.savings.rate"), as: "magnitude" }, rate > 0 ? " cheaper than at list prices" : " dearer than at list prices"];
  const gpu: Parts = read.number("cloud.gpu.cost") === undefined ? [] : [", of which GPUs ", short("cloud.gpu.cost")];
  return [["infrastructure.cost", finding("The cloud cost ", short("cloud.cost.effective"), " in the last complete month", ...gpu, ...saved)]];
}

export const unitCostFindings = ({ facts }: FindingInput): Named => [...unitCostFinding(facts), ...trainingFinding(facts), ...requestsFinding(facts), ...cloudFinding(facts)];
