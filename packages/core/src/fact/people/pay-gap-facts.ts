import { notAvailable, type Measure } from "../../model/measure.ts";
import { scalarFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { adjustedRelease, gapRelease, publicRules, type PayRelease, type PayTold } from "./pay-cells.ts";
import { GAP_BASE, WITHHELD } from "./pay-figures.ts";
import type { PeopleView } from "./people-view.ts";

const HIDDEN = notAvailable<number>("suppressed", WITHHELD);

/** A gap's figures of the day that its value refers to. */
function gapOf({ people, state, date, count, comparison, figures }: PayRelease, groups: readonly [string, string], { context }: PeopleView) {
  const of = date === undefined || comparison === undefined ? {} : { reference: groups.find((name) => name !== comparison) ?? "", comparison, referenceDate: date, held: state === "held", roundedTo: GAP_BASE };
  return {
    figure: (name: string): Measure<number> => (state === "suppressed" ? HIDDEN : (figures[name] ?? HIDDEN)),
    n: state === "suppressed" ? undefined : count,
    head: {
      dimensions: {},
      rule: "people.payGap",
      arguments: { rules: "threshold, p%, dominance, homogeneity, in each group", ...publicRules(context), ...of },
      aggregate: true as const,
      rows: people.flatMap(({ person, records }) => records.map((record) => recordRow(record, person))),
    },
  };
}

/**
 * Pay gap of two groups, in which the larger group on the day that the value refers to is the reference. Both groups have to be safe and
 * to change by nobody or by at least k people, as cells do. The adjusted gap is judged by itself: only those move it who have people alike in the
 * other group, and they may be few.
 */
export function payGapFacts(told: PayTold, view: PeopleView): readonly ComputedFact[] {
  const { groups } = told;
  if (groups === undefined) return [];
  const { sha256 } = view.context;
  const [plain, alike] = [gapOf(gapRelease(told), groups, view), gapOf(adjustedRelease(told), groups, view)];
  return [
    scalarFact({ ...plain.head, base: "pay.gap.mean", label: "Pay gap of the two groups, means" }, "share", plain.figure("mean"), sha256, plain.n),
    scalarFact({ ...plain.head, base: "pay.gap.median", label: "Pay gap of the two groups, medians" }, "share", plain.figure("median"), sha256, plain.n),
    scalarFact({ ...alike.head, base: "pay.gap.adjusted", label: "Pay gap between people of one role, level and region", rule: "people.adjustedGap" }, "share", alike.figure("adjusted"), sha256, alike.n),
  ];
}
