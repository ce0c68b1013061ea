import type { RaciAssignment } from "../model/records/governance-people.ts";

/** Roles of one activity by what they do in it. */
export interface RaciActivity {
  readonly activity: string;
  readonly accountable: readonly string[];
  readonly responsible: readonly string[];
  readonly consulted: readonly string[];
  readonly informed: readonly string[];
}

/** Activities in the order in which they first occur. One role can both do an activity and answer for it. */
export function raciActivities(assignments: readonly RaciAssignment[]): readonly RaciActivity[] {
  const roles = (rows: readonly RaciAssignment[], letter: RaciAssignment["letters"][number]): readonly string[] => rows.filter(({ letters }) => letters.includes(letter)).map(({ role }) => role);
  return [...Map.groupBy(assignments, ({ activity }) => activity)].map(([activity, rows]) => ({ activity, accountable: roles(rows, "A"), responsible: roles(rows, "R"), consulted: roles(rows, "C"), informed: roles(rows, "I") }));
}

/** Two who answer for it are as good as none; it needs exactly one. */
export const lacksOneAccountable = ({ accountable }: RaciActivity): boolean => accountable.length !== 1;
export const lacksResponsible = ({ responsible }: RaciActivity): boolean => responsible.length === 0;
