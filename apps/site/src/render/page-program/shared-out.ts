import type { PackedPage } from "../kept/page-pack.ts";
import type { PageShare } from "./page-work.ts";

/** So few pages are rendered by one thread, which writes what is taken over as well: another would take longer to load what pages are made by. */
const FEW = 8;

interface Pages {
  /** By file, the place of the page among all. */
  readonly places: ReadonlyMap<string, number>;
  /** Those of an earlier run that are the same now. */
  readonly kept: ReadonlyMap<string, PackedPage>;
  readonly isRendered: (file: string) => boolean;
  readonly isTaken: (file: string) => boolean;
}

/** What a thread is told to do of no page. */
export const NO_PAGES: PageShare = { rendered: new Map(), taken: new Map() };

/** Whether pages are so few that one thread does. */
export const areFew = ({ places, kept }: Pick<Pages, "places" | "kept">): boolean => places.size - kept.size <= FEW && kept.size > 0;

/** Shares pages out to threads. */
export function sharedOut({ places, kept, isRendered, isTaken }: Pages, threads: number): readonly PageShare[] {
  const rendered = [...places].filter(([file]) => isRendered(file));
  const taken = [...kept].flatMap(([file, { page }]) => (page !== undefined && isTaken(file) ? [[file, page] as const] : []));
  return Array.from({ length: threads }, (_, thread) => ({
    rendered: new Map(rendered.filter((_page, index) => index % threads === thread)),
    taken: new Map(taken.filter((_page, index) => index % threads === thread)),
  }));
}
