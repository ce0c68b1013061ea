import { join } from "node:path";
import { madeIn, stampAt, type SiteTarget } from "../file-writer.ts";
import { isTakenOver } from "../page-program/anew-files.ts";
import { loggedBytes, logPages } from "./page-log.ts";
import type { NewPage, PackedPage, WrittenPage } from "./page-pack.ts";

/** What threads say of a page that they wrote: bytes, unless they are those of an earlier run. */
export interface WrittenFile {
  readonly stamp: string;
  readonly bytes?: Uint8Array;
}

/** Tells whether a page can be taken over: from the last site, in which nobody wrote to it since, or from the log. */
export function takenFrom(logFolder: string, { folder, lastFolder }: SiteTarget): (file: string, page: PackedPage) => boolean {
  const made = madeIn(folder);
  return (file, { page }) => page === undefined || (lastFolder !== undefined && stampAt(join(lastFolder, file), made) === page.stamp) || loggedBytes(logFolder, page) !== undefined;
}

/**
 * Logs what pages were written as. Undefined where the log may not be written.
 *
 * @param before pages that were taken over
 * @param after pages that were rendered
 * @throws when a page that the next run would take over was not written: it would be taken over empty by every run that follows
 */
export async function withLogged(logFolder: string, { before, after, written }: { readonly before: readonly NewPage[]; readonly after: readonly NewPage[]; readonly written: ReadonlyMap<string, WrittenFile> }): Promise<readonly NewPage[] | undefined> {
  const staying = before.flatMap(({ page }) => page ?? []);
  const fresh = after.filter(({ file }) => isTakenOver(file)).map(({ file }) => {
    const { stamp, bytes } = written.get(file) ?? {};
    if (stamp === undefined || bytes === undefined) throw new Error(`${file} was rendered and not written`);
    return { file, stamp, bytes };
  });
  const logged = await logPages(logFolder, staying, fresh.map(({ bytes }) => bytes));
  if (logged === undefined) return undefined;
  const pages = new Map<string, WrittenPage>();
  let next = 0;
  for (const { file, page } of before) if (page !== undefined) pages.set(file, { ...page, ...logged[next++], stamp: written.get(file)?.stamp ?? page.stamp });
  for (const { file, stamp } of fresh) {
    const at = logged[next++];
    if (at !== undefined) pages.set(file, { ...at, stamp });
  }
  return [...before, ...after].map(({ page: _, ...rest }): NewPage => {
    const page = pages.get(rest.file);
    return page === undefined ? rest : { ...rest, page };
  });
}
