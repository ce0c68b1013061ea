import type { Diagnostic } from "@almanac/core";
import { declaredHeader, type FileDeclarations } from "../../config/source-schema.ts";
import { diagnostic, type Place } from "../../diagnostics/diagnostic.ts";

/** Ids of the fields that hold points and sprints: declared (`columns: { points: customfield_10016 }`), or told by the answer itself. */
export interface PlanFields {
  readonly points?: string;
  readonly sprint?: string;
}

/** What the issues of one source have in common. */
export interface IssueContext {
  readonly fields: PlanFields;
  readonly timeZone: string;
  /** Sprints that were looked at: every issue of a sprint carries all of it. */
  readonly sprints: Set<string>;
  /** Only where a field of points is declared. */
  readonly points?: PointsCheck;
}

export function issueContextOf(declaration: FileDeclarations, timeZone: string): IssueContext {
  const points = declaredHeader(declaration.columns?.["points"]);
  const sprint = declaredHeader(declaration.columns?.["sprint"]);
  return {
    fields: { ...(points === undefined ? {} : { points }), ...(sprint === undefined ? {} : { sprint }) },
    timeZone: declaration.dates?.timeZone ?? timeZone,
    sprints: new Set(),
    ...(points === undefined ? {} : { points: new PointsCheck(points) }),
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** Collects what J08 asks of a whole source: whether any issue has the declared field, and which fields hold numbers instead. */
export class PointsCheck {
  #seen = false;
  readonly #numeric = new Set<string>();
  readonly #field: string;

  constructor(field: string) {
    this.#field = field;
  }

  see(fields: Fields): void {
    if (this.#seen) return;
    if (typeof fields[this.#field] === "number") this.#seen = true;
    for (const [name, value] of Object.entries(fields)) if (typeof value === "number") this.#numeric.add(name);
  }

  /** The mistake, at the setting; none when some issue has the field. */
  problem(setting: Place): readonly Diagnostic[] {
    if (this.#seen) return [];
    const names = [...this.#numeric].sort();
    return [
      diagnostic("POINTS-FIELD", setting, {
        message: `no issue has a number in \`${this.#field}\`, which \`columns.points\` declares`,
        found: this.#field,
        expected: names.length === 0 ? "a field that holds numbers (no issue has one)" : `one of ${names.join(", ")}`,
        hint: names.length === 0 ? "export the issues with all fields (fields=*all), or take `points` out of `columns`" : `fields that hold numbers: ${names.join(", ")}; correct \`columns.points\` in data/almanac.yaml`,
      }),
    ];
  }
}
