import { choice, count, date, id, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";
import { PERSON_HEADERS, personNamed } from "../positions/person-id.ts";
import { holderOrNeed } from "./holder-or-need.ts";

/** Who can do what, and what roles and workstreams need: coverage and single points of knowledge. */
export const skillsKind = tableKind({
  kind: "skills",
  title: "Skills",
  area: "people",
  audience: "internal",
  fills: "skills",
  isLong: true,
  columns: {
    person: optional(id(), PERSON_HEADERS, "Opaque id of the person; without it the row states a need"),
    role: optional(text(), ["Role", "Job title"], "Of a need: the role that needs the skill"),
    workstream: optional(id(), ["Workstream"], "Of a need: id of the workstream that needs the skill"),
    skill: required(text(), ["Skill", "Skill name", "Competency"], "The skill"),
    level: required(
      choice({
        none: ["None"],
        basic: ["Basic", "Beginner", "Novice", "Foundational"],
        working: ["Working", "Intermediate", "Competent", "Practitioner"],
        advanced: ["Advanced", "Proficient"],
        expert: ["Expert", "Master"],
      }),
      ["Skill level", "Level", "Proficiency", "Proficiency level", "Rating"],
      "How well: none, with help, alone, teaches it, decides how it is done",
    ),
    needed: optional(count({ min: 1 }), ["People needed", "Needed"], "Of a need: how many people; 1 if left out"),
    asOf: optional(date(), ["As of", "Assessed on", "Last updated", "Last rated"], "Day of the assessment"),
  },
  signature: ["skill", "level"],
  unique: ["person", "role", "workstream", "skill", "asOf"],
  since: "asOf",
  recordOf: (row, context) => {
    if (personNamed(row.person, "person", context) || !holderOrNeed(row, context)) return undefined;
    const { skill, level, ...rest } = row;
    return { source: context.source, skill, level, ...given(rest) };
  },
});
