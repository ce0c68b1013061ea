import { textOf, type Facts } from "../facts.ts";

interface Row {
  readonly id?: string | undefined;
  readonly title: string;
}
/** Of fewer rows a phone shows all. */
const FEW = 6;
const LEAST = 4;
const GRAVITY: Readonly<Record<string, number>> = { "off-track": 2, "at-risk": 1 };

/** How bad it is: by the status that somebody set, or by the numbers where they say worse. */
function gravity(facts: Facts, id: string | undefined): number {
  return Math.max(...["program.status.word", "program.status.numbers-say"].map((base) => GRAVITY[textOf(facts, base, id) ?? ""] ?? 0));
}

/**
 * Rows of workstreams in the order in which they are shown, and how many of them a phone shows at once. A few stand as the program lists
 * them; of many, those off track come first, then those at risk, and a phone shows those (at least {@link LEAST}, at most {@link FEW}).
 */
export function phoneOrder(rows: readonly Row[], facts: Facts): { readonly rows: readonly Row[]; readonly first: number } {
  if (rows.length <= FEW) return { rows, first: rows.length };
  const judged = rows.map((row) => ({ row, bad: gravity(facts, row.id) }));
  const troubled = judged.filter(({ bad }) => bad > 0).length;
  return { rows: judged.toSorted((a, b) => b.bad - a.bad).map(({ row }) => row), first: Math.min(FEW, Math.max(LEAST, troubled)) };
}
