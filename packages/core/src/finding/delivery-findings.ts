import type { Fact } from "../fact/fact.ts";
import { factReader, finding, of, runIsUnbroken } from "./fact-reader.ts";
import type { Finding, FindingPart } from "./finding.ts";

const SHIFT = 6;
type Facts = Readonly<Record<string, Fact>>;
type Named = readonly (readonly [string, Finding])[];

function throughputFinding(facts: Facts): Named {
  const read = factReader(facts);
  const run = read.number("delivery.throughput.run");
  const side = read.text("delivery.throughput.run-side");
  const last = read.number("delivery.throughput.last-week");
  if (run === undefined || side === undefined) return last === undefined ? [] : [["delivery.throughput", finding("The last complete week finished ", of("delivery.throughput.last-week"))]];
  if (run >= SHIFT && runIsUnbroken(facts)) return [["delivery.throughput", finding("Throughput has stayed ", side, " its median for ", of("delivery.throughput.run"))]];
  if (run >= SHIFT) return [["delivery.throughput", finding("Throughput has shifted: lately ", of("delivery.throughput.run"), " ", side, " its median, and none ", side === "below" ? "above" : "below", " it")]];
  if (read.number("delivery.throughput.median") === 0) return [["delivery.throughput", finding("Most weeks finish nothing; the last complete week finished ", of("delivery.throughput.last-week"))]];
  return [["delivery.throughput", finding("Throughput varies around its median of ", of("delivery.throughput.median"), " a week, without a shift")]];
}

function cycleTimeFinding(facts: Facts): Named {
  const read = factReader(facts);
  if (read.number("delivery.cycle-time.p85") === undefined) return [];
  const longer = read.number("delivery.cycle-time.longer-than-p95");
  const tail: readonly FindingPart[] =
    longer === undefined || longer === 0 ? [] : ["; ", { ...of("delivery.cycle-time.longer-than-p95"), as: "number" }, " of ", { ...of("delivery.cycle-time.items-counted"), as: "number" }, " took longer than ", { ...of("delivery.cycle-time.p95"), as: "number" }];
  return [["delivery.cycle-time", finding("85\u00a0% of items finished within ", of("delivery.cycle-time.p85"), ...tail)]];
}

function ageFinding(facts: Facts): Named {
  const read = factReader(facts);
  const older = read.number("delivery.age.older-than-p85");
  const wip = read.number("delivery.wip.now");
  if (older === undefined || wip === undefined || wip === 0) return [];
  if (older === 0 && facts["delivery.age.older-than-p85"]?.type === "scalar" && facts["delivery.age.older-than-p85"].n !== wip) return [];
  if (older === 0) return [["delivery.age", finding("Nothing in progress is older than 85\u00a0% of finished work")]];
  return [["delivery.age", finding({ ...of("delivery.age.older-than-p85"), as: "number" }, " of ", of("delivery.wip.now"), " in progress ", older === 1 ? "is" : "are", " past the 85\u00a0% line")]];
}

function flowFinding(facts: Facts): Named {
  const read = factReader(facts);
  const now = read.number("delivery.wip.now");
  const then = read.number("delivery.wip.thirteen-weeks-ago");
  if (now === undefined || then === undefined) return [];
  if (now === then) return [["delivery.cumulative-flow", finding("Work in progress is where it was thirteen weeks ago: ", of("delivery.wip.now"))]];
  return [["delivery.cumulative-flow", finding("Work in progress ", now > then ? "grew" : "fell", " from ", { ...of("delivery.wip.thirteen-weeks-ago"), as: "number" }, " to ", of("delivery.wip.now"), " in thirteen weeks")]];
}

/** The shift in words that are also true when a week exactly at the median stands between the others. */
function shiftOpening(below: boolean, unbroken: boolean): readonly FindingPart[] {
  const [run, median, last] = [of("delivery.throughput.run"), of("delivery.throughput.median"), { ...of("delivery.throughput.last-week"), as: "number" }] as const;
  const head = ["Throughput has shifted ", below ? "down" : "up", ": "];
  if (unbroken) return [...head, run, " in a row finished ", below ? "fewer" : "more", " than the usual ", median, ", and the last of them finished ", last, "."];
  return [...head, "lately ", run, " finished ", below ? "fewer" : "more", " than the usual ", median, " and none ", below ? "more" : "fewer", ", and the last complete week finished ", last, "."];
}

/** The page's own sentence: what throughput did, and what that does to the work in progress. */
function pageFinding(facts: Facts): Named {
  const read = factReader(facts);
  const last = read.number("delivery.throughput.last-week");
  if (last === undefined) return [];
  const run = read.number("delivery.throughput.run");
  const side = read.text("delivery.throughput.run-side");
  const median = read.number("delivery.throughput.median");
  const opening: readonly FindingPart[] =
    run !== undefined && run >= SHIFT && median !== undefined
      ? shiftOpening(side === "below", runIsUnbroken(facts))
      : median === undefined
        ? ["The last complete week finished ", of("delivery.throughput.last-week"), "; the exports are too short to call that usual."]
        : median === 0
          ? ["Most weeks finish nothing; the last one finished ", of("delivery.throughput.last-week"), "."]
          : ["Throughput shows no shift: the last complete week finished ", of("delivery.throughput.last-week"), " where ", { ...of("delivery.throughput.median"), as: "number" }, " is usual."];
  const older = read.number("delivery.age.older-than-p85");
  const wip = read.number("delivery.wip.now");
  const closing: readonly FindingPart[] =
    older === undefined || wip === undefined || older === 0 ? [] : [" ", { ...of("delivery.age.older-than-p85"), as: "number" }, " of ", of("delivery.wip.now"), " in progress ", older === 1 ? "is" : "are", " now older than 85\u00a0% of finished work."];
  return [["delivery", finding(...opening, ...closing)]];
}

export const deliveryFindings = (facts: Facts): Named => [...pageFinding(facts), ...throughputFinding(facts), ...cycleTimeFinding(facts), ...ageFinding(facts), ...flowFinding(facts)];
