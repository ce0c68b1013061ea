import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { askedFor, printDocument } from "./print-document.ts";

/** Fills `print/index.html` of rendered pages with the pages that it asks for. */
export async function writePrintDocument(folder: string): Promise<void> {
  const file = join(folder, "print", "index.html");
  const shell = await readFile(file, "utf8");
  const pages = await Promise.all(
    askedFor(shell).map(async ({ address }) => {
      const page = join(folder, address, "index.html");
      return [address, existsSync(page) ? await readFile(page, "utf8") : undefined] as const;
    }),
  );
  const html = new Map(pages);
  await writeFile(file, printDocument(shell, (address) => html.get(address)));
}
