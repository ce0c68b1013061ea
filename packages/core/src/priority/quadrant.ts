export type Quadrant = "do-now" | "invest" | "fill-in" | "drop";

export interface QuadrantItem {
  readonly id: string;
  readonly value: number;
  readonly feasibility: number;
}

/**
 * Quadrant of each item by two cuts; at or above a cut counts as high. `do-now` both, `invest` value only, `fill-in` feasible only, `drop`
 * neither. METHOD.md 8, id `priority.quadrant`.
 *
 * @param valueCut, feasibilityCut in the units of value and feasibility
 */
export function quadrants({ items, valueCut, feasibilityCut }: { readonly items: readonly QuadrantItem[]; readonly valueCut: number; readonly feasibilityCut: number }): Readonly<Record<string, Quadrant>> {
  const quadrantOf = ({ value, feasibility }: QuadrantItem): Quadrant => {
    if (value >= valueCut) return feasibility >= feasibilityCut ? "do-now" : "invest";
    return feasibility >= feasibilityCut ? "fill-in" : "drop";
  };
  return Object.fromEntries(items.map((item) => [item.id, quadrantOf(item)]));
}
