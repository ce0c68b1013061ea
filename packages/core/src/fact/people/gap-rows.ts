import type { GapRow } from "../../people/adjusted-gap.ts";
import type { PaidPerson } from "../../people/paid-people.ts";

/** People beyond the columns that an adjusted gap needs. METHOD.md 7.3. */
const MIN_RESIDUAL_DF = 10;

/** One column for each value but the first that people have: level, role and region held equal. */
function indicators(people: readonly PaidPerson[]): readonly (readonly number[])[] {
  const columns = [({ role, level }: PaidPerson) => `${role} ${level ?? ""}`, ({ region }: PaidPerson) => region ?? ""].flatMap((of) => {
    const values = [...new Set(people.map(of))].sort();
    return values.slice(1).map((value) => (person: PaidPerson) => (of(person) === value ? 1 : 0));
  });
  return people.map((person) => columns.map((column) => column(person)));
}

/** What an adjusted gap is computed from, one row a person; undefined for too few people for what is held equal. */
export function gapRows(people: readonly PaidPerson[], comparison: string): readonly GapRow[] | undefined {
  const x = indicators(people);
  const width = (x[0]?.length ?? 0) + 2;
  return people.length - width < MIN_RESIDUAL_DF ? undefined : people.map((person, index) => ({ pay: person.base, comparison: person.group === comparison, x: x[index] ?? [] }));
}
