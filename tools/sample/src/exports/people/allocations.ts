import { addDays, isoDate, type IsoDate } from "@almanac/core";
import type { WorkstreamId } from "../../world.ts";
import { HELD, type HeldPost } from "./posts.ts";
import { COVERING, LENT, LENT_FROM, LENT_UNTIL } from "./story.ts";
import { tableText } from "./table-text.ts";

export interface AllocationLine {
  readonly post: HeldPost;
  readonly workstream: WorkstreamId;
  readonly fte: number;
  readonly from: IsoDate;
  readonly to?: IsoDate;
  readonly decidedOn: IsoDate;
}

/** Platform engineers who give part of their time to another workstream. */
const SHARED: readonly (readonly [place: number, to: WorkstreamId, part: number])[] = [
  [2, "search", 0.3],
  [3, "demand", 0.3],
  [5, "search", 0.2],
  [6, "demand", 0.4],
];
const SHARING_BEGINS = isoDate("2026-08-03");
const SHARING_DECIDED = isoDate("2026-07-27");

const tenths = (value: number): number => Math.round(value * 10) / 10;

function linesOf(post: HeldPost, platformPlace: number): readonly AllocationLine[] {
  const own = { post, workstream: post.workstream, fte: post.fte, from: post.filledOn, decidedOn: post.approvedOn, ...(post.leftOn === undefined ? {} : { to: post.leftOn }) };
  if (LENT.some(({ id }) => id === post.id))
    return [
      { ...own, to: addDays(LENT_FROM, -1) },
      { ...own, from: addDays(LENT_UNTIL, 1), decidedOn: isoDate("2026-10-08") },
    ];
  if (post.id === COVERING.holder.id)
    return [
      { ...own, fte: COVERING.own },
      { ...own, workstream: "fraud", fte: COVERING.cover, from: COVERING.from, to: COVERING.to, decidedOn: isoDate("2026-09-28") },
    ];
  const shared = SHARED.find(([place]) => place === platformPlace);
  if (shared === undefined) return [own];
  const [, workstream, part] = shared;
  const begins = post.filledOn > SHARING_BEGINS ? post.filledOn : SHARING_BEGINS;
  const before = begins > post.filledOn ? [{ ...own, to: addDays(begins, -1) }] : [];
  return [
    ...before,
    { ...own, from: begins, fte: tenths(post.fte - part), decidedOn: SHARING_DECIDED },
    { ...own, workstream, from: begins, fte: part, decidedOn: SHARING_DECIDED },
  ];
}

const platformEngineers = HELD.filter(({ band }) => band.role === "Platform engineer");
export const ALLOCATIONS: readonly AllocationLine[] = HELD.flatMap((post) => linesOf(post, platformEngineers.indexOf(post)));

export const allocationsCsv = (): string =>
  tableText(
    ["Person", "Position", "Workstream", "FTE share", "From", "To", "Decided on"],
    ALLOCATIONS.map(({ post, workstream, fte, from, to, decidedOn }) => [post.person, post.id, workstream, fte, from, to, decidedOn]),
  );
