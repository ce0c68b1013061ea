import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { relocateCss, relocateHtml } from "../relocate.ts";
import { filesUnder } from "./files-under.ts";

/** The site of one edition that works from any folder, also from a file system: assets inside, links relative. */
export async function standaloneLayout(treeFolder: string, outFolder: string): Promise<void> {
  for (const file of await filesUnder(treeFolder)) {
    const target = join(outFolder, file);
    await mkdir(dirname(target), { recursive: true });
    if (file.endsWith(".html")) await writeFile(target, relocateHtml(await readFile(join(treeFolder, file), "utf8"), file));
    else if (file.endsWith(".css")) await writeFile(target, relocateCss(await readFile(join(treeFolder, file), "utf8"), file));
    else await copyFile(join(treeFolder, file), target);
  }
}
