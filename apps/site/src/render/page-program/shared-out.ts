import type { PackedPage } from "../kept/page-pack.ts";
import type { PageShare } from "./page-work.ts";

/** So few pages are rendered by one thread, which loads for it what pages are made by, while others write what is taken over. */
const FEW = 8;

interface Pages {
  /** By file, the place of the page among all. */
  readonly places: ReadonlyMap<string, number>;
  /** Those of an earlier run that are the same now. */
  readonly kept: ReadonlyMap<string, PackedPage>;
  readonly isRendered: (file: string) => boolean;
  readonly isTaken: (file: string) => boolean;
}

/** Shares pages out to threads. */
export function sharedOut({ places, kept, isRendered, isTaken }: Pages, threads: number): readonly PageShare[] {
  const rendered = [...places].filter(([file]) => isRendered(file));
  const taken = [...kept].filter(([file]) => isTaken(file));
  const isOfOne = threads > 1 && rendered.length <= FEW && taken.length > rendered.length;
  return Array.from({ length: threads }, (_, thread) => ({
    rendered: new Map(rendered.filter((_page, index) => (isOfOne ? thread === 0 : index % threads === thread))),
    taken: new Map(taken.filter((_page, index) => (isOfOne ? thread === 1 + (index % (threads - 1)) : index % threads === thread)).map(([file, { page }]) => [file, page])),
  }));
}
