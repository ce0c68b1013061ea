import { addDays, isoDate, type IsoDate } from "@almanac/core";
import { WORLD, type WorkstreamId } from "../../world.ts";
import { ALLOCATIONS } from "./allocations.ts";
import { equalAnswers, benchmarksCsv, PROVIDERS, salarySurveyRows } from "./market.ts";
import { HOLDERS, POSTS } from "./posts.ts";
import { PUBLIC_HOLIDAYS } from "./public-holidays.ts";
import { REQUISITIONS } from "./requisitions.ts";
import { LEAVERS } from "./staffing.ts";
import { COVERING, EXPIRING, LENT, LONE_RAISE, SINGLE_POINT } from "./story.ts";

/** METHOD.md 7.5: fewest contributors of a published cell. */
const K = 10;
const HEADER_LINES = 1;

const employees = HOLDERS.filter(({ contractor }) => !contractor);
const headOf = (role: string, level: string): number => employees.filter(({ band }) => band.role === role && band.level === level).length;

/** Role and level of each pay cell with its contributors, and why it may or may not be shown. */
const payCells = (): readonly { readonly cell: string; readonly people: number; readonly verdict: "safe" | "threshold" | "homogeneity" }[] =>
  WORLD.roles.map(({ role, level }) => {
    const people = headOf(role, level);
    return { cell: `${role} ${level}`, people, verdict: people < K ? "threshold" : role === "Platform engineer" ? "homogeneity" : "safe" };
  });

const cellsThat = (verdict: ReturnType<typeof payCells>[number]["verdict"]): string =>
  payCells()
    .filter((cell) => cell.verdict === verdict)
    .map(({ cell, people }) => `${cell} (${String(people)})`)
    .join(", ");

/** FTE-months of a workstream in a month of 2026: days active / days of the month, times FTE (METHOD.md 7.1). */
function fteMonths(workstream: WorkstreamId, first: IsoDate, last: IsoDate): number {
  let total = 0;
  let days = 0;
  for (let date = first; date <= last; date = addDays(date, 1)) {
    days += 1;
    for (const { workstream: where, fte, from, to } of ALLOCATIONS) if (where === workstream && from <= date && (to === undefined || date <= to)) total += fte;
  }
  return Math.round((total / days) * 100) / 100;
}

const medianOf = (provider: string): string => {
  const row = benchmarksCsv().split("\n").map((line) => line.split(",")).find((cells) => cells.join(",").includes(provider) && cells.includes("ML engineer") && cells.includes("L5") && cells.includes("Germany") && cells.at(-6) === "50");
  return row?.at(-5) ?? "none";
};

const overLines = ALLOCATIONS.flatMap(({ post }, index) => (post === COVERING.holder ? [index + 1 + HEADER_LINES] : []));
const vacant = POSTS.filter(({ person }) => person === undefined);


/** What is planted among the people, one line each. Never an amount of anybody's pay. */
export const peopleTruths: readonly string[] = [
  `\`people/positions.csv\`: ${String(POSTS.length)} rows; 76 positions planned at the end of 2026, 66 of them filled on 22 November 2026, ${String(vacant.length)} vacant; ${String(LEAVERS.length)} people left (3 resigned, 1 moved, 1 end of contract), 4 of them replaced.`,
  `\`people/positions.csv\`: planned/filled by workstream: ${WORLD.workstreams.map(({ id, positions, filled }) => `${id} ${String(positions)}/${String(filled)}`).join(", ")}.`,
  `\`people/allocations.csv\` lines ${overLines.join(" and ")}: ${COVERING.holder.person} is allocated 130 % in October 2026 (80 % platform, 50 % fraud). It is the one planted warning PERSON-OVER-ALLOCATED (P10), at line ${String(overLines.at(-1) ?? "")}, with both lines as contributing; from the edition of 4 October 2026 on.`,
  `\`people/allocations.csv\`: two fraud engineers (${LENT.map(({ person }) => person).join(", ")}) are lent from 12 October to 31 December 2026 (decision d-029); FTE-months of fraud: September ${String(fteMonths("fraud", isoDate("2026-09-01"), isoDate("2026-09-30")))}, October ${String(fteMonths("fraud", isoDate("2026-10-01"), isoDate("2026-10-31")))}, November ${String(fteMonths("fraud", isoDate("2026-11-01"), isoDate("2026-11-30")))}.`,
  `\`people/skills.csv\`: single point of knowledge: in fraud only ${SINGLE_POINT.holder.person} can do "${SINGLE_POINT.skill}" alone (2 needed), and is one of the two who are lent; everybody else has it at Basic or not at all. Every other need is met.`,
  `\`people/learning.csv\`: nobody has finished "Chargebacks from label to order", the course for that skill.`,
  `\`people/certificates.csv\`: two certificates expire within 60 days of 22 November 2026: ${EXPIRING.map(({ certificate, expires }) => `${certificate} on ${expires}`).join(", ")}. With the second, fraud falls from 3 valid assessors, as needed, to 2.`,
  `\`hiring/{exported}/requisitions.csv\`: ${String(REQUISITIONS.length)} requisitions on 22 November 2026: 2 filled and begun (days from opening to acceptance 70 and 77), 1 accepted for 4 January 2027 (84), 1 cancelled, 1 on hold, 4 open, of which R-303 and R-306 had an offer declined and have passed their target start.`,
  `\`people/positions.csv\` and hiring: ${String(vacant.length)} vacancies, of which ${String(vacant.length - REQUISITIONS.filter(({ position }) => vacant.some(({ id }) => id === position)).length)} have no requisition at all.`,
  `\`restricted/sources/pay/pay.csv\`, cells of role and level on 22 November 2026 (contractors are not in it), safe with k = ${String(K)}: ${cellsThat("safe")}.`,
  `\`restricted/sources/pay/pay.csv\`, cells with fewer than ${String(K)} contributors, to be suppressed: ${cellsThat("threshold")}; the one program manager alone also breaks the p% and dominance rules.`,
  `\`restricted/sources/pay/pay.csv\`, cell with enough contributors that is unsafe by homogeneity (everybody's pay is the mean): ${cellsThat("homogeneity")}.`,
  `\`restricted/sources/pay/pay.csv\`, between the editions of 27 September and 4 October 2026: in the cell ${LONE_RAISE.holder.band.role} ${LONE_RAISE.holder.band.level} one person leaves (30 September) and one person's pay changes (${LONE_RAISE.on}), in the cell ML engineer L4 one person joins (1 October): 2 and 1 affected, fewer than ${String(K)}, so the values of 27 September are held (METHOD.md 7.9).`,
  `\`people/benchmarks.csv\`: three sources disagree; median of ML engineer L5 in Germany: ${PROVIDERS.map(({ name, date }) => `${name} ${medianOf(name)} EUR (${date})`).join("; ")}. The third has 4 employers and none in the Netherlands.`,
  `\`people/salary-survey.csv\`: ${String(salarySurveyRows().length)} answers, ${String(equalAnswers())} of them equal to an earlier one; all are kept.`,
  `\`people/holidays.csv\`: ${(["DE", "NL", "PL"] as const).map((calendar) => `${calendar} ${String(PUBLIC_HOLIDAYS.filter((one) => one.calendar === calendar).length)}`).join(", ")} days in 2026 and 2027; 8 March is kept in Berlin (DE-BE) only.`,
];
