import { tableRows, type FindingInput, type TableRow } from "../fact-reader.ts";

/** One person who has a skill is a single point, however few are needed. */
const SINGLE = 2;

/** Needed skills that too few people have, the rarest first. */
export const shortSkills = (facts: FindingInput["facts"]): readonly TableRow[] =>
  tableRows(facts, "people.skills.needs")
    .filter((row) => {
      const [have, needed] = [row.number("have"), row.number("needed")];
      return have !== undefined && needed !== undefined && (have < needed || have < SINGLE);
    })
    .toSorted((a, b) => (a.number("have") ?? 0) - (b.number("have") ?? 0) || a.index - b.index);
