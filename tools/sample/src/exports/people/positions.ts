import { WORLD, type Site } from "../../world.ts";
import { REQUISITIONS } from "./requisitions.ts";
import { POSTS } from "./posts.ts";
import { tableText } from "./table-text.ts";

const titleOf = (workstream: string): string => WORLD.workstreams.find(({ id }) => id === workstream)?.title ?? workstream;
const openedOn = (position: string): string | undefined => REQUISITIONS.find((requisition) => requisition.position === position)?.openedOn;

/** All German staff is in Berlin. */
const CALENDARS: Readonly<Record<Site["country"], string>> = { DE: "DE-BE", NL: "NL", PL: "PL" };
const HOURS_PER_WEEK = 40;

/** Every position: 76 of the plan at the end of 2026, and those of the people who left. */
export const positionsCsv = (): string =>
  tableText(
    ["Position", "Role", "Level", "Unit", "Location", "Holiday calendar", "Workstream", "Employment", "FTE", "Hours per week", "Approved on", "Planned from", "Planned to", "Opened on", "Filled on", "Left on", "Leaving reason", "Person", "Replaces", "Standard rate", "Currency"],
    POSTS.map((post) => [
      post.id,
      post.band.role,
      post.band.level,
      titleOf(post.workstream),
      post.site.city,
      CALENDARS[post.site.country],
      post.workstream,
      post.person === undefined ? undefined : post.contractor ? "Contractor" : "Employee",
      post.fte,
      HOURS_PER_WEEK,
      post.approvedOn,
      post.plannedFrom,
      post.plannedTo,
      openedOn(post.id) ?? post.openedOn,
      post.filledOn,
      post.leftOn,
      post.leavingReason,
      post.person,
      post.replaces,
      post.band.standardRate,
      "EUR",
    ]),
  );
