import { join } from "node:path";
import process from "node:process";
import { compareText } from "@almanac/core";
import type { Renderer } from "@almanac/site";
import { removeAbandoned, removeFolder, withUndo } from "../half-made.ts";
import { MANIFEST } from "../publication/publication-paths.ts";
import { digestsOf, type Manifest } from "../publication/records.ts";
import type { StoredEdition } from "../store/chain.ts";
import { readStatement, type ReadStatement } from "../store/read-slices.ts";
import type { Rerun } from "./proof.ts";
import { trouble } from "./published-trouble.ts";

interface Published {
  /** Folder of the edition in the publication. */
  readonly folder: string;
  readonly manifest: Manifest;
}

const OTHER_PAGE = "the statement is proved on its own; report this, with the version of Node: equal statements give equal pages on one version";

/** The first name, in order, of which two records say different things. */
function firstDiffering(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): string | undefined {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort(compareText).find((path) => a[path] !== b[path]);
}

async function renderedAgain(root: string, { edition, objects }: ReadStatement, digest: string): Promise<{ readonly files: Readonly<Record<string, string>>; readonly assets: readonly string[] }> {
  // The renderer is loaded for those who ask for it: it is half of Almanac.
  const { editionLayout, prepareTree, readTree, renderTree, statementOf } = await import("@almanac/site");
  const workFolder = join(root, ".almanac", `verify-${String(process.pid)}`);
  return await withUndo(
    () => removeFolder(workFolder),
    async () => {
      removeAbandoned(workFolder);
      const treeFolder = join(workFolder, "tree");
      await renderTree({ statement: await statementOf(edition, objects, digest), treeFolder, cacheFolder: join(workFolder, "site-cache") });
      const { files, assets } = editionLayout(prepareTree(await readTree(treeFolder)), edition.id);
      return { files: digestsOf(files), assets: [...assets.keys()] };
    },
  );
}

/** Renders a published edition once more, nothing taken from a cache, and compares every page and asset with what was published. */
export async function rerender(root: string, stored: StoredEdition, { folder, manifest }: Published, installed: Renderer): Promise<Rerun> {
  const { id } = manifest.edition;
  const notRerun = (why: string): Rerun => ({ edition: id, notRerun: why, diagnostics: [] });
  if (manifest.withdrawn !== undefined) return notRerun("withdrawn");
  if (manifest.renderer.version !== installed.version) return notRerun(`rendered by ${manifest.renderer.version}`);
  if (manifest.renderer.digest !== installed.digest) return notRerun(`rendered by another ${manifest.renderer.version} (${manifest.renderer.digest.slice(0, 12)}; installed is ${installed.digest.slice(0, 12)})`);
  const { statement, diagnostics } = readStatement(root, stored, manifest.audience);
  if (statement === undefined || diagnostics.length > 0) return notRerun("what it states cannot be read whole");
  const again = await renderedAgain(root, statement, manifest.edition.sha256);
  const page = firstDiffering(manifest.files, again.files);
  const asset = firstDiffering(Object.fromEntries(manifest.assets.map((name) => [name, name])), Object.fromEntries(again.assets.map((name) => [name, name])));
  const record = join(folder, MANIFEST);
  if (page !== undefined) {
    const message = again.files[page] === undefined ? "rendered again, edition and renderer give no such file" : "rendered again, this file is another one";
    return { edition: id, diagnostics: [trouble(join(folder, page), "EDITION-RERENDERED", message, { record, hint: OTHER_PAGE })] };
  }
  return { edition: id, diagnostics: asset === undefined ? [] : [trouble(record, "EDITION-RERENDERED", `rendered again, the edition needs other assets: ${asset}`, { hint: OTHER_PAGE })] };
}
