import { formatDate } from "../../fact/format.ts";
import { factReader, finding, of, tableRows, type FindingInput, type Named } from "../fact-reader.ts";
import type { FindingPart } from "../finding.ts";
import { shortSkills } from "./skill-rows.ts";

type Parts = readonly FindingPart[];
type Facts = FindingInput["facts"];

/** Vacancies and whether anybody recruits for them. */
function vacancies(facts: Facts): Parts {
  const read = factReader(facts);
  const [vacant, idle] = [read.number("people.head-count.vacant"), read.number("people.hiring.vacancies-not-recruited")];
  if (vacant === undefined || vacant === 0) return ["."];
  const count = { ...of("people.head-count.vacant"), as: "number" } as const;
  if (idle === undefined || idle === 0) return ["; ", count, vacant === 1 ? " is vacant." : " are vacant."];
  if (idle === vacant) return ["; ", count, vacant === 1 ? " is vacant, and nobody recruits for it." : " are vacant, and nobody recruits for any of them."];
  return ["; of the ", count, " that are vacant, nobody recruits for ", { ...of("people.hiring.vacancies-not-recruited"), as: "number" }, "."];
}

/** The skill that fewest have of those that too few have. */
function thinnestSkill(facts: Facts): Parts {
  const [skill] = shortSkills(facts);
  if (skill === undefined) return [];
  const have = skill.number("have") ?? 0;
  const held: Parts = have === 0 ? ["nobody"] : ["only ", skill.cell("have")];
  return [" ", skill.cell("skill"), have === 0 ? " is needed, and " : " rests on ", ...held, have === 0 ? " has it." : skill.number("needed") === have ? "." : [" where ", skill.cell("needed", "number"), " are needed."]].flat();
}

function pageFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [filled, planned] = [read.number("people.head-count.filled"), read.number("people.head-count.planned")];
  if (filled === undefined || planned === undefined || planned === 0) return [];
  const opening: Parts =
    filled === planned
      ? planned === 1
        ? ["The one planned position is filled"]
        : ["All ", { ...of("people.head-count.planned"), as: "number" }, " planned positions are filled"]
      : [{ ...of("people.head-count.filled"), as: "number" }, " of ", { ...of("people.head-count.planned"), as: "number" }, planned === 1 ? " planned position is filled" : " planned positions are filled"];
  return [["people", finding(...opening, ...vacancies(facts), ...thinnestSkill(facts))]];
}

/** Less than this many FTE-months is a rounding, not a gap. */
const ROUNDING = 0.05;

function staffingFinding(facts: Facts): Named {
  const last = tableRows(facts, "people.fte-months.months").at(-1);
  const [planned, actual, month] = [last?.number("planned"), last?.number("actual"), last?.text("month")];
  if (last === undefined || planned === undefined || actual === undefined || month === undefined || planned === 0) return [];
  const when = formatDate(`${month}-01`).replace(/^1\u00a0/, "");
  const numbers: Parts = [last.cell("actual", "number"), " of ", last.cell("planned")];
  const word = Math.abs(actual - planned) <= ROUNDING ? "met the plan" : actual < planned ? "fell short of the plan" : "went beyond the plan";
  return [["people.staffing", finding(`Staffing ${word} in ${when}: `, ...numbers)]];
}

function allocationFinding(facts: Facts, asOfDate: string): Named {
  const read = factReader(facts);
  const people = read.number("people.over-allocation.people");
  if (people === undefined) return [];
  const rows = tableRows(facts, "people.over-allocation.intervals");
  const [only] = rows;
  if (people === 0) return [["people.allocation", finding("Nobody is allocated more than there is of them", ...(read.number("people.allocation.now") === undefined ? [] : ["; ", of("people.allocation.now"), " are allocated today"]))]];
  if (people === 1 && rows.length === 1 && only !== undefined && only.text("to") !== undefined) {
    const over = (only.text("to") ?? "") < asOfDate;
    return [["people.allocation", finding("One person ", over ? "was" : "is", " allocated ", only.cell("load"), " where there is ", only.cell("limit", "number"), ", from ", only.cell("from", "day-month"), " to ", only.cell("to"))]];
  }
  const many: Parts = people === 1 ? ["One person"] : [of("people.over-allocation.people")];
  const most: Parts = read.number("people.over-allocation.greatest-load") === undefined ? [] : [", up to ", of("people.over-allocation.greatest-load")];
  return [["people.allocation", finding(...many, people === 1 ? " was" : " were", " allocated more than there is of them in the last twelve months", ...most)]];
}

function attritionFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [left, replaced] = [read.number("people.attrition.leavers"), read.number("people.attrition.replaced")];
  if (left === undefined) return [];
  if (left === 0) return [["people.attrition", finding("Nobody left in the last twelve months")]];
  const back: Parts = replaced === undefined ? [] : replaced === 0 ? [left === 1 ? ", not replaced so far" : ", and none has been replaced"] : replaced === left ? [left === 1 ? " and has been replaced" : ", and all have been replaced"] : ["; ", { ...of("people.attrition.replaced"), as: "number" }, replaced === 1 ? " has been replaced" : " have been replaced"];
  return [["people.attrition", finding(of("people.attrition.leavers"), " left in the last twelve months", ...back)]];
}

/** Head count, staffing, allocation and who left. */
export const staffFindings = ({ facts, asOfDate }: FindingInput): Named => [...pageFinding(facts), ...staffingFinding(facts), ...allocationFinding(facts, asOfDate), ...attritionFinding(facts)];
