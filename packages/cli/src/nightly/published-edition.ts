import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ALL_EDITIONS, CURRENT } from "../publication/publication-paths.ts";
import { indexIn } from "../verify/published-records.ts";
import type { PublicationIndex } from "@almanac/site";
import type { NightResult } from "./night-report.ts";

/** The list of a publication's editions; undefined where there is none, or where it is damaged. */
export function publishedIndex(to: string): PublicationIndex | undefined {
  const path = join(to, CURRENT, ALL_EDITIONS, "index.json");
  return existsSync(path) ? indexIn(readFileSync(path, "utf8")) : undefined;
}

/** The edition that readers of a publication see; undefined where there is none, or where its list is damaged. */
export function publishedEdition(to: string): NightResult["published"] {
  const index = publishedIndex(to);
  const latest = index?.editions.find(({ id }) => id === index.latest);
  return latest === undefined ? undefined : { id: latest.id, label: latest.label, asOfDate: latest.asOfDate };
}
