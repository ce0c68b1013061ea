import { layOut, type LaidOut } from "./laid-out.ts";
import type { PreparedTree } from "./prepared-tree.ts";

/**
 * An edition's folder, `editions/<id>/`: its pages and its search index. Its bytes say nothing of later editions, so they are right
 * while it is the newest and for ever after.
 */
export function editionLayout(prepared: PreparedTree, id: string): LaidOut {
  const own = new Set(["page", "bundle", "fixed"]);
  return layOut(prepared, { folder: `editions/${id}/`, holds: (file) => own.has(prepared.kinds.get(file) ?? "") });
}
