import { factReader, finding, inWords, of, tableRows, type FindingInput, type Named } from "../fact-reader.ts";
import type { FindingPart } from "../finding.ts";
import { shortSkills } from "./skill-rows.ts";

type Parts = readonly FindingPart[];
type Facts = FindingInput["facts"];

function needsFinding(facts: Facts): Named {
  const all = tableRows(facts, "people.skills.needs").length;
  if (all === 0) return [];
  const short = shortSkills(facts);
  const [first] = short;
  if (first === undefined) return [["people.skills", finding(all === 1 ? "Enough people have the needed skill" : `Enough people have each of the ${inWords(all)} needed skills`)]];
  if (short.length === 1) return [["people.skills", finding(`Too few people have one of ${inWords(all)} needed skills: `, first.cell("skill"))]];
  return [["people.skills", finding(`Too few people have ${inWords(short.length)} of ${inWords(all)} needed skills, the rarest is `, first.cell("skill"))]];
}

function certificateFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [now, soon, next] = [read.number("people.certificates.needs-unmet"), read.number("people.certificates.needs-unmet-60"), read.text("people.certificates.next-expiry")];
  if (now === undefined) return [];
  const today: Parts = now === 0 ? ["Enough people hold every needed certificate today"] : [of("people.certificates.needs-unmet"), now === 1 ? " needed certificate is held by too few people" : " needed certificates are held by too few people"];
  const later: Parts = soon === undefined || soon <= now ? [] : ["; within 60 days ", of("people.certificates.needs-unmet-60"), soon === 1 ? " will be held by too few, if nobody renews" : " will be held by too few, if nobody renews"];
  const expiry: Parts = next === undefined ? [] : [later.length === 0 ? "; the next one expires on " : ". The next one expires on ", of("people.certificates.next-expiry")];
  return [["people.certificates", finding(...today, ...later, ...expiry)]];
}

function learningFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [done, overdue] = [read.number("people.learning.done"), read.number("people.learning.overdue")];
  if (done === undefined) return [];
  const finished: Parts = done === 0 ? ["No planned course is finished"] : [of("people.learning.done"), done === 1 ? " planned course is finished" : " planned courses are finished"];
  return [["people.learning", finding(...finished, ...(overdue === undefined || overdue === 0 ? [] : ["; ", of("people.learning.overdue"), overdue === 1 ? " is past its day" : " are past their day"]))]];
}

/** Skills, certificates and courses. */
export const skillFindings = ({ facts }: FindingInput): Named => [...needsFinding(facts), ...certificateFinding(facts), ...learningFinding(facts)];

