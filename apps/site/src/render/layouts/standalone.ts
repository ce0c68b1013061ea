import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { filesUnder } from "./files-under.ts";
import { isMoved, standaloneText } from "./standalone-text.ts";

/** The site of one edition that works from any folder, also from a file system: assets inside, links relative, nothing of a publication. */
export async function standaloneLayout(treeFolder: string, outFolder: string): Promise<void> {
  for (const file of await filesUnder(treeFolder)) {
    const target = join(outFolder, file);
    await mkdir(dirname(target), { recursive: true });
    if (isMoved(file)) await writeFile(target, standaloneText(file, await readFile(join(treeFolder, file), "utf8")));
    else await copyFile(join(treeFolder, file), target);
  }
}
