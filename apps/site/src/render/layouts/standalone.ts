import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { relocateCss } from "../relocate.ts";
import { relocatePage } from "../relocate-page.ts";
import { filesUnder } from "./files-under.ts";

/** The site of one edition that works from any folder, also from a file system: assets inside, links relative, nothing of a publication. */
export async function standaloneLayout(treeFolder: string, outFolder: string): Promise<void> {
  for (const file of await filesUnder(treeFolder)) {
    const target = join(outFolder, file);
    await mkdir(dirname(target), { recursive: true });
    if (file.endsWith(".html")) await writeFile(target, relocatePage(await readFile(join(treeFolder, file), "utf8"), { path: file, pathOf: (path) => path, inPublication: false }));
    else if (file.endsWith(".css")) await writeFile(target, relocateCss(await readFile(join(treeFolder, file), "utf8"), file));
    else await copyFile(join(treeFolder, file), target);
  }
}
