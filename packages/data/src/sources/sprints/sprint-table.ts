import type { Sprint } from "@almanac/core";
import { relatedTo } from "../../diagnostics/diagnostic.ts";
import { endOfDay, startOfDay } from "../../cells/zoned.ts";
import { choice, date, id, instant, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";
import type { SourceKind } from "../source-kind.ts";

const columns = {
  title: required(text(), ["Sprint", "Sprint name"], "Name of the sprint, as work items carry it."),
  start: required(date(), ["Start", "Start date", "Starts on"], "First day."),
  end: required(date(), ["End", "End date", "Ends on"], "Last day, inclusive."),
  state: optional(
    choice({ future: ["planned", "upcoming"], active: ["open", "started", "current"], closed: ["complete", "completed", "done", "finished"] }),
    ["State", "Status"],
    "Whether it is still to come, runs, or was closed.",
  ),
  board: optional(text(), ["Board", "Board name", "Team"], "Board or team whose sprint it is; two boards may use one name."),
  id: optional(id(), ["Sprint id"], "Id of the tracker; left out, the name is the id."),
  activatedAt: optional(instant(), ["Activated at", "Started at"], "Instant at which it was started."),
  completedAt: optional(instant(), ["Completed at", "Complete date", "Closed at"], "Instant at which it was closed."),
  goal: optional(text(), ["Goal", "Sprint goal"], "What it was for."),
};

/** The table of sprints, its days meant in a zone: from the first moment of the first day to the last of the last. */
export const sprintTable = (timeZone: string): SourceKind =>
  tableKind<typeof columns, "sprints">({
    kind: "sprints",
    title: "Sprints",
    area: "work",
    fills: "sprints",
    columns,
    signature: ["title", "start", "end"],
    unique: ["title", "board"],
    recordOf: ({ title, start, end, id: key, ...row }, { source, place, refuse }): Sprint | undefined => {
      if (end < start)
        return refuse("end", "DATE-ORDER", {
          message: `the sprint ${title} ends (${end}) before it starts (${start})`,
          found: end,
          expected: `not before ${start}`,
          hint: "correct one of the two dates",
          related: [relatedTo(place("start"), "starts here")],
        });
      return given({ ...row, source, id: key ?? title, title, startsAt: startOfDay(start, timeZone), endsAt: endOfDay(end, timeZone) });
    },
  });
