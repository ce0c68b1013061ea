import type { Fact } from "../fact/fact.ts";
import type { Workstream } from "../model/program.ts";
import { capitalised, enumerated, factReader, finding, inWords, of, type FactReader } from "./fact-reader.ts";
import type { Finding, FindingPart } from "./finding.ts";

type Facts = Readonly<Record<string, Fact>>;
type Named = readonly (readonly [string, Finding])[];
const LIKELY = 0.85;
const COIN_TOSS = 0.5;

/** `between P50 and P85`, or `by` the one week that holds both. */
function bandOf(read: FactReader, at: Readonly<Record<string, string>>): readonly FindingPart[] {
  if (read.text("forecast.when.p50", at) === read.text("forecast.when.p85", at)) return ["by ", of("forecast.when.p85", at)];
  return ["between ", of("forecast.when.p50", at), " and ", of("forecast.when.p85", at)];
}

/** `forecast.<workstream>`: one workstream's dates against its target; without a target, its dates alone. */
function workstreamFinding(workstream: Workstream, facts: Facts): Named {
  const read = factReader(facts);
  const at = { program: workstream.id };
  if (read.text("forecast.when.p85", at) === undefined) return [];
  const band: readonly FindingPart[] = [workstream.title, " will most likely finish its open scope ", ...bandOf(read, at)];
  if (read.number("forecast.target.chance", at) === undefined) return [[`forecast.${workstream.id}`, finding(...band)]];
  return [[`forecast.${workstream.id}`, finding(...band, "; the chance of ", of("program.target.date", at), " is ", of("forecast.target.chance", at))]];
}

interface Odds {
  readonly workstream: Workstream;
  readonly chance: number;
}

function oddsOf(workstreams: readonly Workstream[], facts: Facts): readonly Odds[] {
  const read = factReader(facts);
  return workstreams.flatMap((workstream) => {
    const chance = read.number("forecast.target.chance", { program: workstream.id });
    return chance === undefined ? [] : [{ workstream, chance }];
  });
}

/** `Demand forecasting is close to a coin toss for 18 Dec 2026` and the like, for one that is not likely. */
function doubtful({ workstream, chance }: Odds): readonly FindingPart[] {
  const at = { program: workstream.id };
  if (chance >= 0.4 && chance <= 0.6) return [workstream.title, " is close to a coin toss for ", of("program.target.date", at), " (", of("forecast.target.chance", at), ")"];
  return [workstream.title, " has a ", of("forecast.target.chance", at), " chance of ", of("program.target.date", at)];
}

/** The sentence of the front page: how many will very probably meet their targets, and what the others' odds are. */
function programFinding(workstreams: readonly Workstream[], facts: Facts): Named {
  const odds = oddsOf(workstreams, facts);
  if (odds.length === 0) return wholeFinding(facts);
  const likely = odds.filter(({ chance }) => chance >= LIKELY);
  const others = odds.filter(({ chance }) => chance < LIKELY).toSorted((a, b) => b.chance - a.chance);
  const count = likely.length === odds.length ? (odds.length === 1 ? `${likely[0]?.workstream.title ?? ""} will` : `All ${inWords(odds.length)} workstreams will`) : `${capitalised(inWords(likely.length))} of ${inWords(odds.length)} workstreams will`;
  const opening: readonly FindingPart[] = [`${count} very probably meet ${likely.length === 1 ? "its target" : "their targets"}`];
  const parts = others.flatMap((other, index): readonly FindingPart[] => [index === 0 ? "; " : index === others.length - 1 ? ", and " : ", ", ...doubtful(other)]);
  return [["front", finding(...opening, ...parts, ".")]];
}

function wholeFinding(facts: Facts): Named {
  const read = factReader(facts);
  if (read.text("forecast.when.p85") !== undefined) return [["front", finding("The open scope of ", of("forecast.scope.open"), " will most likely be finished ", ...bandOf(read, {}), ". No target is declared to hold that against.")]];
  const fact = facts["forecast.when.p85"];
  const open = read.number("forecast.scope.open");
  if (fact?.type === "scalar" && fact.notAvailable !== undefined && open !== undefined) return [["front", finding(of("forecast.scope.open"), open === 1 ? " is" : " are", ` open. When they will be finished cannot be forecast: ${fact.notAvailable.because}.`)]];
  return [];
}

/** Beside the workstream table: which moved furthest, and how many statuses the numbers contradict. */
function tableFinding(workstreams: readonly Workstream[], facts: Facts): Named {
  const read = factReader(facts);
  const contradicted = workstreams.filter((workstream) => read.text("program.status.numbers-say", { program: workstream.id }) !== undefined);
  if (contradicted.length === 0) return oddsOf(workstreams, facts).length === 0 ? [] : [["front.programs", finding("Every status agrees with its numbers.")]];
  const names = enumerated(contradicted.map((workstream) => workstream.title));
  const text = contradicted.length === 1 ? `One status is contradicted by its numbers: ${names}.` : `${capitalised(inWords(contradicted.length))} statuses are contradicted by their numbers: ${names}.`;
  return [["front.programs", finding(text)]];
}

function pageFinding(workstreams: readonly Workstream[], facts: Facts): Named {
  const read = factReader(facts);
  const odds = oddsOf(workstreams, facts).toSorted((a, b) => a.chance - b.chance)[0];
  const next: readonly FindingPart[] = read.number("forecast.how-many.p85") === undefined ? [] : [" The next four weeks will finish at least ", of("forecast.how-many.p85"), " with 85\u00a0% confidence."];
  if (odds !== undefined && odds.chance < COIN_TOSS) {
    const at = { program: odds.workstream.id };
    return [["forecast", finding(odds.workstream.title, " is the furthest from its target: ", of("program.target.date", at), " has a ", of("forecast.target.chance", at), " chance, and 85\u00a0% confidence needs until ", of("forecast.when.p85", at), ".", ...next)]];
  }
  if (read.text("forecast.when.p85") === undefined) {
    const fact = facts["forecast.when.p85"];
    return fact?.type === "scalar" && fact.notAvailable !== undefined ? [["forecast", finding(`No date can be forecast: ${fact.notAvailable.because}.`, ...next)]] : [];
  }
  return [["forecast", finding("All open scope, ", of("forecast.scope.open"), ", will most likely be finished ", ...bandOf(read, {}), ".", ...next)]];
}

export const forecastFindings = (workstreams: readonly Workstream[], facts: Facts): Named => [
  ...programFinding(workstreams, facts),
  ...tableFinding(workstreams, facts),
  ...pageFinding(workstreams, facts),
  ...workstreams.flatMap((workstream) => workstreamFinding(workstream, facts)),
];
