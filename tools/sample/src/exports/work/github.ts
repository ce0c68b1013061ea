import { isoDate, type IsoDate } from "@almanac/core";
import { stringify } from "csv-stringify/sync";
import { streamOf } from "../../new-item.ts";
import type { ExportFile } from "../export-file.ts";

const REPOSITORY = "https://github.com/meridian-example/asof-joins";

type Reason = "COMPLETED" | "NOT_PLANNED" | "DUPLICATE";
interface Issue {
  readonly number: number;
  readonly title: string;
  readonly labels: readonly string[];
  readonly opened: IsoDate;
  readonly closed?: { readonly on: IsoDate; readonly why: Reason };
}

const issue = (number: number, opened: string, title: string, labels: readonly string[] = [], closed?: string, why: Reason = "COMPLETED"): Issue => ({
  number,
  title,
  labels,
  opened: isoDate(opened),
  ...(closed === undefined ? {} : { closed: { on: isoDate(closed), why } }),
});

/** The library that the platform team gives away: joins of features as of the time of an event. Numbers between are pull requests. */
const ISSUES: readonly Issue[] = [
  issue(3, "2026-05-21", "Explain what “as of” means in the first paragraph", ["documentation"], "2026-05-26"),
  issue(4, "2026-05-22", "Joins lose the last row when both tables end at one instant", ["bug"], "2026-06-02"),
  issue(7, "2026-05-28", "Nanosecond timestamps are cut to microseconds", ["bug"], "2026-06-11"),
  issue(9, "2026-06-03", "Tolerance as a duration, not as a number of rows", ["enhancement"], "2026-06-30"),
  issue(12, "2026-06-09", "Support a second table format", ["enhancement"], "2026-07-06", "NOT_PLANNED"),
  issue(13, "2026-06-15", "Wheels for ARM", ["packaging"], "2026-06-24"),
  issue(17, "2026-06-23", "Time zone of naive timestamps must be stated", ["enhancement"], "2026-07-20"),
  issue(18, "2026-06-29", "Rows at midnight are joined to the day before", ["bug"], "2026-07-03"),
  issue(21, "2026-07-07", "Memory grows with the number of keys", ["bug", "performance"], "2026-08-18"),
  issue(22, "2026-07-09", "A command that explains which row was joined", ["enhancement"]),
  issue(26, "2026-07-16", "Midnight rows again, with a leap second", ["bug"], "2026-07-17", "DUPLICATE"),
  issue(29, "2026-07-27", "Sorted input should not be sorted again", ["performance"], "2026-08-11"),
  issue(30, "2026-08-03", "Publish the benchmark data", ["documentation"], "2026-08-20"),
  issue(34, "2026-08-12", "Left rows without a match keep their order", ["bug"], "2026-08-25"),
  issue(35, "2026-08-17", "Streaming mode", ["enhancement"], "2026-09-14", "NOT_PLANNED"),
  issue(38, "2026-08-26", "Error message names the wrong table", ["bug"], "2026-09-02"),
  issue(41, "2026-09-04", "Joins at the change to winter time lose one hour", ["bug"], "2026-10-29"),
  issue(42, "2026-09-10", "Type hints for the plain interface", ["enhancement"]),
  issue(46, "2026-09-22", "Point out overlapping validity ranges", ["enhancement"], "2026-10-06"),
  issue(47, "2026-10-01", "Document how ties are broken", ["documentation"]),
  issue(51, "2026-10-13", "Crash on empty right table", ["bug"], "2026-10-15"),
  issue(52, "2026-10-20", "Keys of two types in one column", ["bug"]),
  issue(55, "2026-10-28", "Tolerance of zero joins everything", ["bug"]),
  issue(58, "2026-11-05", "Build fails without a compiler", ["packaging"]),
  issue(59, "2026-11-12", "Partitioned output", ["enhancement"]),
  issue(62, "2026-11-19", "Results differ between one and eight threads", ["bug"]),
];

/** A time of that day, in the afternoon of Central Europe or in the night: the library has users elsewhere. */
const at = (day: IsoDate, number: number, what: string): string => {
  const random = streamOf("github", what, number);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${day}T${two(what === "opened" ? random.index(24) : 8 + random.index(8))}:${two(random.index(60))}:${two(random.index(60))}Z`;
};
/** A closing on the day of the opening comes after it. */
const closing = ({ number, closed }: Issue): string | null => (closed === undefined ? null : at(closed.on, number, "closed"));

/** As `gh issue list --json …` prints it, newest first. */
const asJson = (): string =>
  `${JSON.stringify(
    ISSUES.toReversed().map((one) => ({
      closedAt: closing(one),
      createdAt: at(one.opened, one.number, "opened"),
      labels: one.labels.map((name) => ({ name })),
      number: one.number,
      state: one.closed === undefined ? "OPEN" : "CLOSED",
      stateReason: one.closed?.why ?? "",
      title: one.title,
      updatedAt: closing(one) ?? at(one.opened, one.number, "opened"),
      url: `${REPOSITORY}/issues/${String(one.number)}`,
    })),
    null,
    1,
  )}\n`;

/** The same issues as the community manager's script writes them. */
const asCsv = (): string =>
  stringify(
    [
      ["Number", "Title", "State", "State reason", "Created at", "Closed at", "Labels", "URL"],
      ...ISSUES.map((one) => [
        String(one.number),
        one.title,
        one.closed === undefined ? "open" : "closed",
        one.closed?.why.toLowerCase() ?? "",
        at(one.opened, one.number, "opened"),
        closing(one) ?? "",
        one.labels.join("; "),
        `${REPOSITORY}/issues/${String(one.number)}`,
      ]),
    ],
    { record_delimiter: "\n" },
  );

export const githubFiles = (): readonly ExportFile[] => [
  { path: "github/asof-joins.json", text: asJson() },
  { path: "github-csv/asof-joins.csv", text: asCsv() },
];

const closedAs = (why: Reason): number => ISSUES.filter(({ closed }) => closed?.why === why).length;

export const githubTruths: readonly string[] = [
  `\`github/asof-joins.json\` and \`github-csv/asof-joins.csv\`: the same ${String(ISSUES.length)} issues of the platform team’s open-source library, ${String(ISSUES.filter(({ closed }) => closed !== undefined).length)} closed (${String(closedAs("COMPLETED"))} completed, ${String(closedAs("NOT_PLANNED"))} not planned, ${String(closedAs("DUPLICATE"))} a duplicate) and ${String(ISSUES.filter(({ closed }) => closed === undefined).length)} open. They are an inventory: none of them is an item of the program, and no figure of flow counts them.`,
];
