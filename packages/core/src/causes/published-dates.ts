import type { Fact } from "../fact/fact.ts";
import { factId } from "../fact/fact-id.ts";
import type { Program } from "../model/program.ts";
import type { IsoDate } from "../model/time.ts";

/** An 85 % date that an edition publishes, or that it states to be unknown (null). */
export interface PublishedDate {
  /** See `ForecastMove.subject`. */
  readonly subject: string;
  /** Left out: of everything. */
  readonly workstream?: string;
  /** With dependencies and calendar, or each workstream at its own pace. */
  readonly kind: "own" | "joint";
  readonly date: IsoDate | null;
}

type Facts = Readonly<Record<string, Fact>>;

const dateOf = (fact: Fact): IsoDate | null => (fact.type === "scalar" && typeof fact.value === "string" ? (fact.value as IsoDate) : null);

/** 85 % dates of workstreams, by title, in the table of the joint forecast. */
function jointDates(facts: Facts): ReadonlyMap<unknown, IsoDate> {
  const table = facts["outlook.joint.workstreams"];
  if (table?.type !== "table") return new Map();
  const [name, p85] = [table.columns.findIndex((column) => column.name === "workstream"), table.columns.findIndex((column) => column.name === "p85")];
  return new Map(table.rows.flatMap((row) => (typeof row[p85] === "string" ? [[row[name], row[p85] as IsoDate] as const] : [])));
}

/** Every 85 % date of an edition: of its workstreams in their order, at their own pace and in the joint forecast, then of everything. */
export function publishedDates(facts: Facts, { workstreams }: Pick<Program, "workstreams">): readonly PublishedDate[] {
  const joint = jointDates(facts);
  const stated = (subject: string, kind: PublishedDate["kind"], workstream?: string): readonly PublishedDate[] => {
    const fact = facts[subject];
    return fact === undefined ? [] : [{ subject, kind, date: dateOf(fact), ...(workstream === undefined ? {} : { workstream }) }];
  };
  return [
    ...workstreams.flatMap(({ id, title }): readonly PublishedDate[] => {
      const date = joint.get(title);
      return [...stated(factId("forecast.when.p85", { program: id }), "own", id), ...(date === undefined ? [] : [{ subject: factId("outlook.joint.workstreams", { program: id }), kind: "joint", workstream: id, date } as const])];
    }),
    ...stated("forecast.when.p85", "own"),
    ...stated("outlook.joint.p85", "joint"),
  ];
}
