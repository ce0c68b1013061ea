import { isoInstant, type Diagnostic, type IsoInstant, type Sprint, type SourceRef, type SprintState } from "@almanac/core";
import { z } from "zod";
import { inTimeOrder, parseInstant } from "../../cells/instant.ts";
import { diagnostic, relatedTo, type Place } from "../../diagnostics/diagnostic.ts";
import { zodDiagnostics } from "../../diagnostics/from-zod.ts";
import { rememberPlace } from "../../link/record-place.ts";
import { given } from "../../table/given.ts";

const Instant = z.string().refine((text) => parseInstant(text) !== undefined, { error: "no instant with offset", params: { hint: "export the sprints again; an instant is written 2026-11-22T20:00:00.000Z" } });

/** A sprint of Jira's agile answers (`/rest/agile/1.0/board/…/sprint`). */
const SprintSchema = z.object({
  id: z.union([z.int(), z.string().min(1)]),
  name: z.string().min(1),
  state: z.string(),
  startDate: Instant.nullish(),
  endDate: Instant.nullish(),
  completeDate: Instant.nullish(),
  activatedDate: Instant.nullish(),
  originBoardId: z.union([z.int(), z.string()]).nullish(),
  goal: z.string().nullish(),
});

const STATES: Readonly<Record<string, SprintState>> = { future: "future", active: "active", closed: "closed" };
export const isSprintState = (text: unknown): boolean => typeof text === "string" && STATES[text.toLowerCase()] !== undefined;

const instantOf = (text: string | null | undefined): IsoInstant | undefined => (text === null || text === undefined ? undefined : isoInstant(text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2")));

/** `starts` after `ends`: said at the end, with both. */
const endsBeforeItStarts = (title: string, starts: string, ends: string, endPlace: Place, startPlace: Place): Diagnostic =>
  diagnostic("DATE-ORDER", endPlace, {
    message: `the sprint ${title} ends (${ends}) before it starts (${starts})`,
    found: ends,
    expected: `not before ${starts}`,
    hint: "correct one of the two dates in the tracker and export again",
    related: [relatedTo(startPlace, "starts here")],
  });

/** Whether the planned dates of a sprint object are in order; dates that are none are nobody's order. */
export function sprintOrder(title: string, sprint: Readonly<Record<string, unknown>>, place: (part: string) => Place): readonly Diagnostic[] {
  const at = (part: string): IsoInstant | undefined => {
    const text = sprint[part];
    return typeof text === "string" ? parseInstant(text) : undefined;
  };
  const [starts, ends] = [at("startDate"), at("endDate")];
  return starts === undefined || ends === undefined || inTimeOrder(ends, starts) >= 0 ? [] : [endsBeforeItStarts(title, starts, ends, place("endDate"), place("startDate"))];
}

/** One sprint object, or what is wrong with it. */
export function sprintOf(value: unknown, source: SourceRef, place: (path: readonly PropertyKey[], key?: boolean) => Place): Sprint | readonly Diagnostic[] {
  const parsed = SprintSchema.safeParse(value);
  if (!parsed.success) return zodDiagnostics(parsed.error, value, { place, what: "a sprint" }).map((found): Diagnostic => ({ ...found, code: "JIRA-FIELD" }));
  const row = parsed.data;
  const state = STATES[row.state.toLowerCase()];
  if (state === undefined)
    return [
      diagnostic("JIRA-FIELD", place(["state"]), {
        message: `\`${row.state}\` is no state of a sprint`,
        found: row.state,
        expected: "one of future, active, closed",
        hint: "export the sprints again",
      }),
    ];
  const startsAt = instantOf(row.startDate);
  const endsAt = instantOf(row.endDate);
  const completedAt = instantOf(row.completeDate);
  if (startsAt !== undefined && endsAt !== undefined && inTimeOrder(endsAt, startsAt) < 0) return [endsBeforeItStarts(row.name, startsAt, endsAt, place(["endDate"]), place(["startDate"]))];
  const board = row.originBoardId;
  const goal = row.goal?.trim();
  const record: Sprint = {
    source,
    id: String(row.id),
    title: row.name,
    ...given({ board: board === null || board === undefined ? undefined : String(board), state, startsAt, endsAt, activatedAt: instantOf(row.activatedDate), completedAt, goal: goal === "" ? undefined : goal }),
  };
  const parts: Readonly<Record<string, string>> = { id: "id", title: "name", state: "state", startsAt: "startDate", endsAt: "endDate", completedAt: "completeDate" };
  return rememberPlace(record, (role) => place(role === undefined || parts[role] === undefined ? [] : [parts[role]]));
}
