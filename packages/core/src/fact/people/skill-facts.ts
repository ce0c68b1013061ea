import { available, notAvailable } from "../../model/measure.ts";
import type { SkillLevel, SkillRecord } from "../../model/records/people-skills.ts";
import { compareText } from "../../model/time.ts";
import { needCoverage } from "../../people/need-coverage.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { allocationLines, within, type Part, type PeopleView } from "./people-view.ts";
import { peopleOf } from "./people-there.ts";

const RANK: Readonly<Record<SkillLevel, number>> = { none: 0, basic: 1, working: 2, advanced: 3, expert: 4 };

/** The newest statement about each person and skill. */
function newestSkills(skills: readonly SkillRecord[]): readonly SkillRecord[] {
  const newest = new Map<string, SkillRecord>();
  for (const skill of skills.toSorted((a, b) => compareText(a.asOf ?? "", b.asOf ?? ""))) if (skill.person !== undefined) newest.set(JSON.stringify([skill.person, skill.skill]), skill);
  return [...newest.values()];
}

/** Each need with who meets it, and who of them works there today. */
function needsOf(view: PeopleView, part: Part) {
  const { records, asOf } = view;
  const held = newestSkills(records.skills);
  const running = allocationLines(view).filter(({ from, to }) => from <= asOf && (to === null || to >= asOf));
  return records.skills
    .filter((need) => need.person === undefined && within(part)(need))
    .map((need) => {
      const there = peopleOf(view, need);
      const holders = held.filter(({ person, skill, level }) => person !== undefined && there.has(person) && skill === need.skill && RANK[level] >= RANK[need.level]);
      const present = running.length === 0 ? holders : holders.filter(({ person }) => running.some((line) => line.person === person && (need.workstream === undefined || line.workstream === need.workstream)));
      return { need, holders, present: present.length, coverage: needCoverage(need.needed ?? 1, holders.length) };
    });
}

function ofPart(view: PeopleView, part: Part): readonly ComputedFact[] {
  const needs = needsOf(view, part);
  if (needs.length === 0) return [];
  const { sha256 } = view.context;
  const head = { dimensions: part.dimensions, rule: "people.needCoverage", arguments: { asOf: view.asOf, singlePoint: "fewer than 2, or fewer than needed" }, aggregate: true as const };
  const rows = (list: typeof needs) => list.flatMap(({ need, holders }) => [recordRow(need, need.skill, { needed: need.needed ?? 1, level: need.level }), ...holders.map((skill) => recordRow(skill, skill.person ?? skill.skill, { level: skill.level }))]);
  const single = needs.filter(({ coverage }) => coverage.singlePoint);
  const met = needs.filter(({ coverage }) => coverage.met);
  const points = scalarFact({ ...head, base: "people.skills.single-points", label: "Needed skills that too few people have", rows: rows(single) }, "count", available(single.length), sha256, needs.length);
  if (part.workstream !== undefined) return [points];
  return [
    points,
    scalarFact({ ...head, base: "people.skills.coverage", label: "Needed skills that enough people have", rows: rows(needs) }, "share", available(met.length / needs.length), sha256, needs.length),
    tableFact(
      { ...head, base: "people.skills.needs", label: "Needed skills and how many people have them", rows: rows(needs) },
      [
        { name: "program", label: "Workstream", unit: "text" },
        { name: "skill", label: "Skill", unit: "text" },
        { name: "level", label: "At least", unit: "text" },
        { name: "needed", label: "Needed", unit: "people" },
        { name: "have", label: "Have it", unit: "people" },
        { name: "present", label: "Of them at work there", unit: "people" },
        { name: "singlePoint", label: "Too few", unit: "text" },
      ],
      needs.map(({ need, holders, present, coverage }) => [need.workstream ?? need.role ?? null, need.skill, need.level, need.needed ?? 1, holders.length, present, coverage.singlePoint]),
      sha256,
    ),
    tableFact(
      { dimensions: {}, rule: head.rule, arguments: head.arguments, base: "people.skills.holders", label: "Who has the skills that too few people have", audience: "internal", rows: rows(single) },
      [
        { name: "program", label: "Workstream", unit: "text" },
        { name: "skill", label: "Skill", unit: "text" },
        { name: "person", label: "Person", unit: "text" },
        { name: "level", label: "Level", unit: "text" },
      ],
      single.flatMap(({ need, holders }) => holders.map(({ person, level }) => [need.workstream ?? need.role ?? null, need.skill, person ?? null, level])),
      sha256,
    ),
  ];
}

/** Whether enough people have the skills that workstreams need. */
export const skillFacts = (view: PeopleView): readonly ComputedFact[] =>
  view.records.skills.some(({ person }) => person === undefined)
    ? view.parts.flatMap((part) => ofPart(view, part))
    : view.records.skills.length === 0
      ? []
      : [scalarFact({ base: "people.skills.coverage", dimensions: {}, label: "Needed skills that enough people have", rule: "people.needCoverage", aggregate: true, rows: view.records.skills.map((skill) => recordRow(skill, skill.person ?? skill.skill)) }, "share", notAvailable("no-data", "no row says which skills are needed"), view.context.sha256)];
