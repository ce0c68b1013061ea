import { isoDate, randomSource, type IsoDate } from "@almanac/core";
import { SEED } from "../../plan.ts";
import type { Site } from "../../world.ts";
import { HELD, type HeldPost } from "./posts.ts";
import { LONE_RAISE } from "./story.ts";
import { tableText, type Cell } from "./table-text.ts";

/** Pay ranges: 80 % to 120 % of the midpoint, midpoints by region. */
const REGION: Readonly<Record<Site["country"], number>> = { DE: 1, NL: 1.04, PL: 0.78 };
const SPREAD = 0.2;
const ROUND = 100;
const REVIEW = isoDate("2026-04-01");
const BONUS = 0.05;

const hundreds = (amount: number): number => Math.round(amount / ROUND) * ROUND;

interface Pay {
  readonly post: HeldPost;
  readonly base: number;
  readonly from: IsoDate;
}

/** Somewhere in the range; platform engineers are on one step of a collective agreement, within four percent of each other. */
function compaRatio(post: HeldPost, drawn: number): number {
  return post.band.role === "Platform engineer" ? 0.98 + 0.04 * drawn : 0.86 + 0.28 * drawn;
}

function payOf(post: HeldPost, drawn: number, raise: number): readonly Pay[] {
  const base = hundreds(post.band.midpoint * REGION[post.site.country] * compaRatio(post, drawn));
  const first: Pay = { post, base, from: post.filledOn };
  const rows = post.band.role !== "Platform engineer" && post.filledOn < "2026-01-01" && (post.leftOn === undefined || post.leftOn > REVIEW) ? [first, { post, base: hundreds(base * (1 + raise)), from: REVIEW }] : [first];
  const last = rows.at(-1) ?? first;
  return post.id === LONE_RAISE.holder.id ? [...rows, { post, base: hundreds(last.base * 1.06), from: LONE_RAISE.on }] : rows;
}

/** Pay of every employee who holds or held a position; contractors send invoices. Nothing else of this repository may name one of these amounts. */
export function payCsv(): string {
  const random = randomSource(SEED, "people/pay");
  const rows = HELD.filter(({ contractor }) => !contractor).flatMap((post) => {
    const [drawn, raise] = [random.float(), 0.02 + 0.03 * random.float()];
    const group = random.float() < 0.36 ? "A" : "B";
    return payOf(post, drawn, raise).map(({ base, from }): readonly Cell[] => {
      const midpoint = hundreds(post.band.midpoint * REGION[post.site.country]);
      const bonus = post.band.level === "L6" || post.band.level === "L5" ? hundreds(base * BONUS) : undefined;
      return [post.person, post.band.role, post.band.level, post.site.region, base, bonus, "EUR", post.fte, 40, from, hundreds(midpoint * (1 - SPREAD)), midpoint, hundreds(midpoint * (1 + SPREAD)), group];
    });
  });
  return tableText(
    ["Person", "Role", "Level", "Region", "Base pay", "Bonus", "Currency", "FTE", "Hours per week", "Effective from", "Range minimum", "Range midpoint", "Range maximum", "Comparison group"],
    rows,
  );
}
