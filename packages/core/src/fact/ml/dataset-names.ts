import type { Dataset } from "../../model/records/ml-datasets.ts";

/** One spelling for letters' case, spaces, hyphens and underscores: tools that cannot write a hyphen write an underscore. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]+/g, "-");

/** The id of the dataset that a name stands for: its id, one of its other names or its address; a name that no document has stays as it is. */
export function datasetNames(datasets: readonly Dataset[]): (name: string) => string {
  const ids = new Map(datasets.flatMap(({ id, otherNames, address }) => [id, ...otherNames, ...(address === undefined ? [] : [address])].map((name) => [plain(name), id] as const)));
  return (name) => ids.get(plain(name)) ?? name;
}
