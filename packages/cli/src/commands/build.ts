import { writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Audience, Edition, IsoInstant } from "@almanac/core";
import type { Known } from "@almanac/data";
import { renderer, renderSite, robotsText, standaloneLayout, statementOf } from "@almanac/site";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { putBack, removeAbandoned, removeFolder, swapFolder, withUndo } from "../half-made.ts";
import { outFolder } from "../out-folder.ts";
import { renderedTree } from "../publication/rendered-tree.ts";
import { report, tell, type ReportFormat } from "../report.ts";
import { keptFolder } from "../audience.ts";
import { computeStatement, objectsOfStatement } from "../statement.ts";
import { leftOutWords } from "../unpublished.ts";
import { readChain } from "../store/chain.ts";
import { makeFolderDurably } from "../store/durable-files.ts";
import { readStatement } from "../store/read-slices.ts";
import { readableEdition } from "../store/resolve-edition.ts";

export interface BuildOptions {
  readonly root: string;
  readonly out: string;
  readonly edition?: string;
  readonly audience: Audience;
  readonly asOf?: IsoInstant;
  readonly known: Known;
  readonly format: ReportFormat;
  readonly strict: boolean;
}

interface Stated {
  readonly edition: Edition;
  readonly objects: ReadonlyMap<string, string | Uint8Array>;
  /** Digest of the header, of a frozen edition: its pages may have been rendered before. */
  readonly sha256?: string;
}

/** A frozen edition, read back and proved whole. Starts no browser: its diagrams were frozen with it. */
function frozenStatement(root: string, name: string, options: BuildOptions): Stated | ExitCode {
  const chain = readChain(root);
  if (chain.diagnostics.length > 0) return report(chain.diagnostics, options);
  const found = readableEdition(chain, name);
  const { statement, diagnostics } = readStatement(root, found, options.audience);
  if (statement === undefined || diagnostics.length > 0) return report(diagnostics, options);
  return { ...statement, sha256: found.sha256 };
}

async function draftStatement(root: string, options: BuildOptions): Promise<Stated | ExitCode> {
  const { asOf, known, audience } = options;
  const { statement, diagnostics, loaded, gates = [] } = await computeStatement({ root, known, audience, ...(asOf === undefined ? {} : { asOf }) });
  // A draft is rendered all the same, so that everybody can see why the gate is closed; freezing it is refused.
  const code = report([...diagnostics, ...gates.map((found) => ({ ...found, severity: "warning" as const }))], options);
  const leftOut = leftOutWords(loaded.documents, audience);
  if (leftOut !== undefined) tell(leftOut);
  return code === EXIT.done && statement !== undefined ? { edition: statement.edition, objects: objectsOfStatement(statement) } : EXIT.refused;
}

/** The site of a statement, in an empty folder: of a frozen one's pages, which are kept, or of a draft's, which are not. */
async function layOutPages(siteFolder: string, out: string, root: string, workFolder: string, { edition, objects, sha256 }: Stated): Promise<void> {
  if (sha256 !== undefined) {
    await standaloneLayout(await renderedTree(root, { sha256, edition, objects }, await renderer()), siteFolder);
    return;
  }
  removeAbandoned(workFolder);
  await renderSite({ statement: await statementOf(edition, objects), siteFolder, lastFolder: out, cacheFolder: join(workFolder, "site-cache"), keptFolder: keptFolder(root, edition.audience) });
}

/** A name beside the site for what this process makes and for what it takes away. */
const besideOut = (out: string, state: "new" | "old"): string => join(dirname(out), `.${basename(out)}.${state}-${String(process.pid)}`);

async function layOutSite(siteFolder: string, out: string, root: string, workFolder: string, stated: Stated): Promise<void> {
  await layOutPages(siteFolder, out, root, workFolder, stated);
  const { audience } = stated.edition;
  // Wherever it is put by mistake, no search engine takes it up.
  if (audience !== undefined) writeFileSync(join(siteFolder, "robots.txt"), robotsText({ audience }));
}

/** Lays the site out beside the target and swaps when everything is there: a failed or killed build leaves the last good site as it was. */
async function renderInto(out: string, root: string, workFolder: string, stated: Stated): Promise<void> {
  const beside = (state: "new" | "old"): string => besideOut(out, state);
  await withUndo(
    () => removeFolder(beside("new")),
    async () => {
      removeFolder(beside("new"));
      makeFolderDurably(beside("new"));
      await layOutSite(beside("new"), out, root, workFolder, stated);
      await swapFolder(beside("new"), out, beside("old"));
    },
  );
}

/** Renders one edition, or the draft, to a folder that works from any address and from disk. */
export async function build(options: BuildOptions): Promise<ExitCode> {
  const { root, audience } = options;
  const out = outFolder(options.out, root);
  putBack(out, besideOut(out, "old"));
  const stated = options.edition === undefined ? await draftStatement(root, options) : frozenStatement(root, options.edition, options);
  if (typeof stated === "number") return stated;
  const workFolder = join(root, ".almanac", `build-${String(process.pid)}`);
  await withUndo(() => removeFolder(workFolder), () => renderInto(out, root, workFolder, stated));
  tell(`built ${stated.edition.program.title} ${stated.edition.label}, as of ${stated.edition.asOfDate}${audience === "public" ? "" : `, for ${audience} readers only`}, in ${options.out}: open ${join(options.out, "index.html")}`);
  return EXIT.done;
}
