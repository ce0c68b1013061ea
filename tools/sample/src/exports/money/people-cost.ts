import { daysBetween, type IsoDate } from "@almanac/core";
import type { WorkstreamId } from "../../world.ts";
import { HELD, type HeldPost } from "../people/posts.ts";
import { LENT, LENT_FROM, LENT_UNTIL } from "../people/story.ts";
import type { Month } from "./months.ts";

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);
const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);
/** Days of a span inside a month, both ends included. */
const overlap = (from: IsoDate, to: IsoDate, { first, last }: Month): number => Math.max(0, daysBetween(later(from, first), earlier(to, last)) + 1);

/** Days for which a holder is charged to the workstream. The two who are lent cost the payment provider migration. */
const chargedDays = (post: HeldPost, month: Month): number =>
  overlap(post.filledOn, post.leftOn ?? month.last, month) - (LENT.some(({ id }) => id === post.id) ? overlap(later(LENT_FROM, post.filledOn), LENT_UNTIL, month) : 0);

/** What the people of a workstream cost in a month at standard rates, in cents. Standard rates are by role: this is no pay. */
export const peopleCents = (workstream: WorkstreamId, month: Month): number =>
  HELD.filter((post) => post.workstream === workstream).reduce((sum, post) => sum + Math.round((post.band.standardRate * 100 * post.fte * chargedDays(post, month)) / (12 * month.days)), 0);
