import type { Audience } from "@almanac/core";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { checkCopies, updateCopies, type Copies } from "../publication/copies.ts";
import type { Which } from "../publication/editions-to-add.ts";
import { publicationFolder } from "../publication/publication-folder.ts";
import { publishEditions, type Published } from "../publication/publish-editions.ts";
import { count, report, tell, type ReportFormat } from "../report.ts";
import type { StoredEdition } from "../store/chain.ts";

export interface PublishOptions {
  readonly root: string;
  readonly to: string;
  readonly all: boolean;
  readonly edition?: string;
  readonly audience: Audience;
  readonly restore?: string;
  /** Damaged pages of editions are made again from the store. */
  readonly repair?: boolean;
  readonly copies?: Copies;
  readonly format: ReportFormat;
  readonly strict: boolean;
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(bytes < 100_000 ? 3 : 1)} MB`;

const named = (editions: readonly StoredEdition[]): string => editions.map(({ edition }) => edition.label).join(", ");

function told({ release, changed, added, withdrawn, own, shared, needed }: Published, to: string): string {
  const closed = release.latest === null ? "every edition is withdrawn, and its front page says so" : undefined;
  if (!changed) return `nothing to publish: ${to} ${closed === undefined ? `shows edition ${release.latest ?? ""} already` : `has nothing to read: ${closed}`}`;
  const what = [...(added.length > 0 ? [`published ${named(added)}`] : []), ...(withdrawn.length > 0 ? [`withdrew ${named(withdrawn)}`] : []), ...(added.length + withdrawn.length === 0 ? ["brought the list of editions up to date"] : [])];
  if (added.length === 0) return `${what.join(", ")} in ${to}${closed === undefined ? "" : `: ${closed}\nhint: empty the cache of the host now; \`almanac edition\` freezes the statement that takes its place, and publishing that ends this`}`;
  return `${what.join(", ")} in ${to}: ${megabytes(own.bytes + shared.bytes)} new in ${count(own.files + shared.files, "file")}, ${String(shared.files)} of ${String(needed)} shared files new`;
}

const messageOf = ({ release, added, withdrawn }: Published): string => [...(added.length > 0 ? [`Publish ${named(added)}`] : []), ...(withdrawn.length > 0 ? [`Withdraw ${named(withdrawn)}`] : []), ...(added.length + withdrawn.length === 0 ? [`Publish ${release.latest ?? "that nothing is published"}`] : [])].join("; ");

const toldRepair = (files: readonly string[]): void => tell(files.length === 0 ? "nothing to repair: every edition is what was published" : `repaired ${count(files.length, "file")}: ${files.slice(0, 5).join(", ")}${files.length > 5 ? ", …" : ""}`);

/** Appends what is new to a publication, and brings its copies up to date. */
export async function publish({ root, to, all, edition, audience, restore, repair = false, copies = {}, format, strict }: PublishOptions): Promise<ExitCode> {
  const folder = publicationFolder(to, root);
  checkCopies({ root, folder, copies });
  const which: Which = edition === undefined ? (all ? "all" : "newest") : { name: edition };
  const afterwards = async (published: Published): Promise<void> => {
    tell(told(published, to));
    for (const line of await updateCopies({ root, folder, copies }, published.release, messageOf(published))) tell(line);
  };
  const result = await publishEditions({ root, folder, which, audience, afterwards, ...(restore === undefined ? {} : { restoreFrom: restore }), ...(repair ? { repair: toldRepair } : {}) });
  return "diagnostics" in result ? report(result.diagnostics, { root, format, strict }) : EXIT.done;
}
