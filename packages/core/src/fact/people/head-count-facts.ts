import { sum } from "simple-statistics";
import { available } from "../../model/measure.ts";
import type { Position } from "../../model/records/people.ts";
import { isoDate } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { isFilled, isPlanned, positionKey, within, type Part, type PeopleView } from "./people-view.ts";

const posts = (positions: readonly Position[]): number => sum(positions.map((position) => position.posts));
const equivalents = (positions: readonly Position[]): number => sum(positions.map(({ fte }) => fte));
const row = (position: Position) => recordRow(position, positionKey(position), { filled: position.filledOn ?? null, left: position.leftOn ?? null, fte: position.fte });

/** The positions of a part, sorted by what they are on the as-of day. */
export function staffing({ records, asOf }: PeopleView, part: Part) {
  const positions = records.positions.filter(within(part));
  const planned = positions.filter((position) => isPlanned(position, asOf));
  return {
    positions,
    planned,
    yearEnd: positions.filter((position) => isPlanned(position, isoDate(`${asOf.slice(0, 4)}-12-31`))),
    filled: positions.filter((position) => isFilled(position, asOf, asOf)),
    vacant: planned.filter((position) => !isFilled(position, asOf, asOf)),
  };
}

function ofPart(view: PeopleView, part: Part): readonly ComputedFact[] {
  const { positions, planned, yearEnd, filled, vacant } = staffing(view, part);
  if (positions.length === 0) return [];
  const { sha256 } = view.context;
  const head = { dimensions: part.dimensions, rule: "people.headCount", arguments: { asOf: view.asOf, policy: "approved until then; first and last days inclusive" }, aggregate: true as const };
  const whole = part.workstream === undefined;
  return [
    scalarFact({ ...head, base: "people.head-count.filled", label: "Positions filled", rows: filled.map(row) }, "people", available(posts(filled)), sha256),
    scalarFact({ ...head, base: "people.head-count.vacant", label: "Positions planned and not filled", rows: vacant.map(row) }, "people", available(posts(vacant)), sha256),
    ...(whole ? [scalarFact({ ...head, base: "people.head-count.planned", label: "Positions planned", rows: planned.map(row) }, "people", available(posts(planned)), sha256), scalarFact({ ...head, base: "people.head-count.planned-year-end", label: "Positions planned at the end of the year", rows: yearEnd.map(row) }, "people", available(posts(yearEnd)), sha256)] : []),
  ];
}

/** Positions planned, filled and vacant, in heads and in full-time equivalents. */
export function headCountFacts(view: PeopleView): readonly ComputedFact[] {
  const { records, context, asOf, parts } = view;
  if (records.positions.length === 0) return [];
  const table = tableFact(
    { base: "people.head-count.workstreams", dimensions: {}, label: "Positions and full-time equivalents by workstream", rule: "people.headCount", arguments: { asOf, policy: "approved until then; first and last days inclusive" }, aggregate: true, rows: records.positions.map(row) },
    [
      { name: "program", label: "Workstream", unit: "text" },
      { name: "planned", label: "Planned", unit: "people" },
      { name: "filled", label: "Filled", unit: "people" },
      { name: "vacant", label: "Vacant", unit: "people" },
      { name: "plannedFte", label: "Planned FTE", unit: "fte" },
      { name: "filledFte", label: "Filled FTE", unit: "fte" },
    ],
    parts.flatMap((part) => {
      const { positions, planned, filled, vacant } = staffing(view, part);
      return positions.length === 0 || part.workstream === undefined ? [] : [[part.workstream, posts(planned), posts(filled), posts(vacant), equivalents(planned), equivalents(filled)]];
    }),
    context.sha256,
  );
  return [...parts.flatMap((part) => ofPart(view, part)), table];
}
