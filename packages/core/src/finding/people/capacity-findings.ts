import { factReader, finding, of, type FindingInput, type Named } from "../fact-reader.ts";
import type { FindingPart } from "../finding.ts";

type Parts = readonly FindingPart[];
type Facts = FindingInput["facts"];

function aheadFinding(facts: Facts): Named {
  const read = factReader(facts);
  if (read.number("people.capacity.hours") === undefined) return [];
  const taken: readonly Parts[] = [
    ...((read.number("people.capacity.holiday-hours") ?? 0) > 0 ? [[{ ...of("people.capacity.holiday-hours"), as: "number" as const }, " of public holidays"]] : []),
    ...((read.number("people.capacity.leave-hours") ?? 0) > 0 ? [[{ ...of("people.capacity.leave-hours"), as: "number" as const }, " of approved leave"]] : []),
  ];
  const less = taken.flatMap((parts, index): Parts => [index === 0 ? " after " : " and ", ...parts]);
  return [["people.capacity", finding("The coming thirteen weeks have ", of("people.capacity.hours"), " to work", ...less)]];
}

/** Booked against available hours: within a fiftieth they match. */
const MATCH = 0.02;

function utilisationFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [ratio, over] = [read.number("people.utilisation.ratio"), read.number("people.utilisation.overbooked")];
  if (ratio === undefined) return [];
  const opening = Math.abs(ratio - 1) <= MATCH ? "As many hours are booked as there are" : ratio < 1 ? "Fewer hours are booked than there are" : "More hours are booked than there are";
  if (over === undefined || over === 0 || read.number("people.utilisation.excess") === undefined) return [["people.utilisation", finding(opening)]];
  return [["people.utilisation", finding(opening, ratio > 1 + MATCH ? ": in " : ", but unevenly: in ", of("people.utilisation.overbooked"), over === 1 ? " person-week somebody booked " : " person-weeks people booked ", of("people.utilisation.excess"), " too many")]];
}

/** The hours that there are, and those that are booked. */
export const capacityFindings = ({ facts }: FindingInput): Named => [...aheadFinding(facts), ...utilisationFinding(facts)];
