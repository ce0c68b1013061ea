import { textIn, type NamedRow } from "../table-rows.ts";

/** Roles in rows, activities in columns: what each role does in each. */
export interface RoleMatrix {
  /** In the order of the source. */
  readonly activities: readonly string[];
  readonly roles: readonly { readonly role: string; readonly letters: readonly (string | undefined)[] }[];
}

const ANSWERS = "A";

/** Roles that answer for the most activities first, then those that are in the most; equal ones as they come. */
export function roleMatrix(rows: readonly NamedRow[]): RoleMatrix {
  const activities = [...new Set(rows.map((row) => textIn(row, "activity")))];
  const roles = [...Map.groupBy(rows, (row) => textIn(row, "role"))].map(([role, own]) => {
    const letters = new Map(own.map((row) => [textIn(row, "activity"), textIn(row, "letters")]));
    return { role, letters: activities.map((activity) => letters.get(activity)) };
  });
  const answers = (letters: readonly (string | undefined)[]): number => letters.filter((each) => each?.includes(ANSWERS) === true).length;
  const all = (letters: readonly (string | undefined)[]): number => letters.filter((each) => each !== undefined).length;
  return { activities, roles: roles.toSorted((a, b) => answers(b.letters) - answers(a.letters) || all(b.letters) - all(a.letters)) };
}
