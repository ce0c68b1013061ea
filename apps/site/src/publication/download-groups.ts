import { compareText, type TableFact } from "@almanac/core";
import { GROUPS, SECTIONS, type SectionGroup } from "./site-map.ts";

/** Tables of one name: of the whole program first, then of its workstreams. */
interface NamedTables<T> {
  readonly label: string;
  readonly tables: readonly T[];
}

interface DownloadGroup<T> {
  readonly id: string;
  readonly title: string;
  readonly named: readonly NamedTables<T>[];
  /** How many files of rows the group has. */
  readonly count: number;
}

/** Tables that no section shows stand with the record of the editions. */
const REST: SectionGroup = "record";

/**
 * Every published table by the part of the site that it belongs to, names in alphabetical order.
 *
 * @param tables in the order of their scopes
 */
export function downloadGroups<T extends Pick<TableFact, "id" | "label">>(tables: readonly T[]): readonly DownloadGroup<T>[] {
  const groupOf = ({ id }: T): SectionGroup => SECTIONS.find(({ areas }) => areas.includes(id.split(".")[0] ?? ""))?.group ?? REST;
  const byGroup = Map.groupBy(tables, groupOf);
  return GROUPS.flatMap(({ id, title }) => {
    const own = byGroup.get(id) ?? [];
    const named = [...Map.groupBy(own, ({ label }) => label)].map(([label, of]) => ({ label, tables: of })).sort((a, b) => compareText(a.label, b.label));
    return own.length === 0 ? [] : [{ id, title, named, count: own.length }];
  });
}
