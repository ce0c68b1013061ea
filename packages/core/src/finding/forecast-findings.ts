import type { Fact } from "../fact/fact.ts";
import { factId } from "../fact/fact-id.ts";
import { groundOf } from "../fact/forecast-engines.ts";
import type { Workstream } from "../model/program.ts";
import type { IsoDate } from "../model/time.ts";
import { capitalised, enumerated, factReader, finding, inWords, of, type FactReader } from "./fact-reader.ts";
import type { Finding, FindingPart } from "./finding.ts";

type Facts = Readonly<Record<string, Fact>>;
type Named = readonly (readonly [string, Finding])[];
type Parts = readonly FindingPart[];
const LIKELY = 0.85;
const COIN_TOSS = 0.5;

/** The two dates with the confidence of each, or the one date that has both. Never "between them": that range holds a third of the outcomes. */
function datesOf(read: FactReader, at: Readonly<Record<string, string>>): Parts {
  const p85 = of("forecast.when.p85", at);
  if (read.text("forecast.when.p50", at) === read.text("forecast.when.p85", at)) return ["by ", p85, " with 85\u00a0% confidence"];
  return ["by ", of("forecast.when.p50", at), " with 50\u00a0% confidence and by ", p85, " with 85\u00a0%"];
}

/** Why the 85 % date is missing, as a clause after "No date can be forecast"; undefined where nothing is open or nothing was computed. */
function noDateBecause(facts: Facts): string | undefined {
  const fact = facts["forecast.when.p85"];
  if (fact?.type !== "scalar" || fact.notAvailable === undefined || fact.notAvailable.reason === "not-applicable") return undefined;
  const { reason, because } = fact.notAvailable;
  return reason === "beyond-horizon" ? "at this pace it would be later than any date within ten years" : groundOf(because);
}

/** `forecast.<workstream>`: one workstream's dates against its target; without a target, its dates alone. */
function workstreamFinding(workstream: Workstream, facts: Facts): Named {
  const read = factReader(facts);
  const at = { program: workstream.id };
  if (read.text("forecast.when.p85", at) === undefined) return [];
  const [alone, joint] = [read.number("forecast.target.chance", at), read.number("outlook.confidence.on-time", at)];
  const differs = alone !== undefined && joint !== undefined && Math.round(100 * alone) !== Math.round(100 * joint);
  const dates: Parts = [workstream.title, " will finish its open scope ", ...datesOf(read, at), ...(differs ? [", at its own pace"] : [])];
  const counted: Parts = differs ? [", and ", of("outlook.confidence.on-time", at), " once holidays, lent people and waits are counted"] : [];
  if (alone === undefined) return [[`forecast.${workstream.id}`, finding(...dates)]];
  return [[`forecast.${workstream.id}`, finding(...dates, "; the chance of ", of("program.target.date", at), " is ", of("forecast.target.chance", at), ...counted)]];
}

/** `forecast.when.<workstream>`: what its chart shows, in few words; the dates stand on its marks. */
function chartFinding(workstream: Workstream, facts: Facts): Named {
  const read = factReader(facts);
  const at = { program: workstream.id };
  const key = `forecast.when.${workstream.id}`;
  if (read.text("forecast.when.p85", at) === undefined) return [];
  if (read.number("forecast.target.chance", at) !== undefined) return [[key, finding(`${workstream.title}: `, of("forecast.target.chance", at), " chance of its target")]];
  return [[key, finding(`${workstream.title}: done by `, of("forecast.when.p85", at), " with 85\u00a0% confidence")]];
}

interface Odds {
  readonly workstream: Workstream;
  readonly chance: number;
  readonly daysLate: number;
  readonly targetPassed: boolean;
}

/** Workstreams whose chance is known, the likeliest first; where chances are equal, the one that is less late. */
function oddsOf(workstreams: readonly Workstream[], facts: Facts, asOfDate: IsoDate): readonly Odds[] {
  const read = factReader(facts);
  const odds = workstreams.flatMap((workstream) => {
    const at = { program: workstream.id };
    const chance = read.number("forecast.target.chance", at);
    if (chance === undefined) return [];
    return [{ workstream, chance, daysLate: read.number("forecast.target.days-late", at) ?? Infinity, targetPassed: (read.text("program.target.date", at) ?? "") < asOfDate }];
  });
  return odds.toSorted((a, b) => b.chance - a.chance || (a.daysLate < b.daysLate ? -1 : a.daysLate > b.daysLate ? 1 : 0));
}

const passed = ({ workstream }: Odds): Parts => {
  const at = { program: workstream.id };
  return [workstream.title, " has passed its target of ", of("program.target.date", at), " with ", of("forecast.scope.open", at), " open"];
};

/** `Demand forecasting is close to a coin toss for 18 Dec 2026` and the like, for one that is not likely. */
function doubtful(odds: Odds): Parts {
  const { workstream, chance, targetPassed } = odds;
  const at = { program: workstream.id };
  if (targetPassed) return passed(odds);
  if (chance >= 0.4 && chance <= 0.6) return [workstream.title, " is close to a coin toss for ", of("program.target.date", at), " (", of("forecast.target.chance", at), ")"];
  return [workstream.title, " meets ", of("program.target.date", at), " with a chance of ", of("forecast.target.chance", at)];
}

/** `Two of four workstreams will very probably meet their targets`; undefined for a single one that will not. */
function opening(likely: readonly Odds[], odds: readonly Odds[], all: number): string | undefined {
  const noun = odds.length === all ? "workstreams" : "workstreams that have a target and a forecast";
  const count = inWords(odds.length);
  if (odds.length === 1) return likely[0] === undefined ? undefined : `${likely[0].workstream.title} will very probably meet its target`;
  if (likely.length === 0) return `${odds.length === 2 ? "Neither" : "None"} of the ${count} ${noun} is very likely to meet its target`;
  if (likely.length === odds.length) return odds.length === 2 ? `Both ${noun} will very probably meet their targets` : `All ${count} ${noun} will very probably meet their targets`;
  return `${capitalised(inWords(likely.length))} of ${count} ${noun} will very probably meet ${likely.length === 1 ? "its target" : "their targets"}`;
}

/** What the odds of each by itself leave out: that all share a calendar and wait for each other. */
function together(odds: readonly Odds[], facts: Facts): Parts {
  // One target that has passed settles it; nothing more is to be said.
  if (odds.length < 2 || odds.some(({ targetPassed }) => targetPassed) || factReader(facts).number("outlook.confidence.on-time") === undefined) return [];
  return [" That is each at its own pace; with holidays and waits for each other, all keep their targets with a chance of ", of("outlook.confidence.on-time"), "."];
}

/** The sentence of the front page: how many will very probably meet their targets, and what the others' odds are. */
function programFinding(workstreams: readonly Workstream[], facts: Facts, asOfDate: IsoDate): Named {
  const odds = oddsOf(workstreams, facts, asOfDate);
  if (odds.length === 0) return wholeFinding(workstreams, facts);
  const likely = odds.filter(({ chance }) => chance >= LIKELY);
  const others = odds.filter(({ chance }) => chance < LIKELY);
  const head = opening(likely, odds, workstreams.length);
  const parts = others.flatMap((other, index): Parts => [index === 0 ? (head === undefined ? "" : "; ") : index === others.length - 1 ? ", and " : ", ", ...doubtful(other)]);
  return [["front", finding(...(head === undefined ? [] : [head]), ...parts, ".", ...together(odds, facts))]];
}

function wholeFinding(workstreams: readonly Workstream[], facts: Facts): Named {
  const read = factReader(facts);
  const targets = workstreams.some((workstream) => facts[factId("program.target.date", { program: workstream.id })] !== undefined);
  const open = read.number("forecast.scope.open");
  if (read.text("forecast.when.p85") !== undefined) return [["front", finding("The open scope of ", of("forecast.scope.open"), " will be finished ", ...datesOf(read, {}), targets ? "." : ". No target is declared to hold that against.")]];
  if (open === undefined) return [];
  if (open === 0) return [["front", finding("Nothing is open: every item is finished or closed.")]];
  const because = noDateBecause(facts);
  return because === undefined ? [] : [["front", finding(of("forecast.scope.open"), open === 1 ? " is" : " are", ` open. When ${open === 1 ? "it" : "they"} will be finished cannot be forecast: ${because}.`)]];
}

/** Beside the workstream table: how many statuses the numbers contradict. A status that is worse than its numbers is caution, and needs no defence. */
function tableFinding(workstreams: readonly Workstream[], facts: Facts): Named {
  const read = factReader(facts);
  const held = workstreams.filter(({ id }) => read.text("program.status.word", { program: id }) !== undefined && read.number("forecast.target.chance", { program: id }) !== undefined);
  const contradicted = held.filter((workstream) => read.text("program.status.numbers-say", { program: workstream.id }) !== undefined);
  if (held.length === 0) return [];
  if (contradicted.length === 0) return [["front.programs", finding("No status claims more than its chance supports.")]];
  const names = enumerated(contradicted.map((workstream) => workstream.title));
  const text = contradicted.length === 1 ? `One status claims more than its chance supports: ${names}.` : `${capitalised(inWords(contradicted.length))} statuses claim more than their chances support: ${names}.`;
  return [["front.programs", finding(text)]];
}

/** The workstream that is least likely to meet its target, if that is less than a coin toss. */
function leastLikely(odds: Odds, read: FactReader): Parts {
  const at = { program: odds.workstream.id };
  const needs: Parts = read.text("forecast.when.p85", at) === undefined ? [", and no date within ten years has 85\u00a0% confidence."] : [", and 85\u00a0% confidence needs until ", of("forecast.when.p85", at), "."];
  if (odds.targetPassed) return [...passed(odds), ...needs];
  return [odds.workstream.title, " is the least likely to meet its target: the chance of ", of("program.target.date", at), " is ", of("forecast.target.chance", at), ...needs];
}

function pageFinding(workstreams: readonly Workstream[], facts: Facts, asOfDate: IsoDate): Named {
  const read = factReader(facts);
  const odds = oddsOf(workstreams, facts, asOfDate).at(-1);
  const next: Parts = read.number("forecast.how-many.p85") === undefined ? [] : [" The next four weeks will finish at least ", of("forecast.how-many.p85"), " with 85\u00a0% confidence."];
  if (odds !== undefined && odds.chance < COIN_TOSS) return [["forecast", finding(...leastLikely(odds, read), ...next)]];
  if (read.text("forecast.when.p85") === undefined) {
    const because = noDateBecause(facts);
    return because === undefined ? [] : [["forecast", finding(`No date can be forecast: ${because}.`, ...next)]];
  }
  return [["forecast", finding("All open scope, ", of("forecast.scope.open"), ", will be finished ", ...datesOf(read, {}), ".", ...next)]];
}

export const forecastFindings = (workstreams: readonly Workstream[], facts: Facts, asOfDate: IsoDate): Named => [
  ...programFinding(workstreams, facts, asOfDate),
  ...tableFinding(workstreams, facts),
  ...pageFinding(workstreams, facts, asOfDate),
  ...workstreams.flatMap((workstream) => workstreamFinding(workstream, facts)),
  ...workstreams.flatMap((workstream) => chartFinding(workstream, facts)),
];
