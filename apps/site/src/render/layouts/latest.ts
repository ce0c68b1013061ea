import { layOut, type LaidOut } from "./laid-out.ts";
import type { PreparedTree } from "./prepared-tree.ts";

/** The error page is shown under whatever address was not found: its links must not depend on it, where the site knows its own. */
const NOT_FOUND = "404.html";

/** The pages of the newest edition below `/`, where links to "the latest" lead, with what has a stable address there. */
export function latestLayout(prepared: PreparedTree, siteUrl: string | undefined): LaidOut {
  const path = siteUrl === undefined ? undefined : new URL(siteUrl).pathname.replace(/\/*$/, "/");
  return layOut(prepared, { folder: "", holds: (file) => (prepared.kinds.get(file) ?? "asset") !== "asset", base: (file) => (file === NOT_FOUND ? path : undefined) });
}
