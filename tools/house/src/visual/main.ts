/** `pnpm baselines [DIR]`: takes the pictures anew that `pnpm test` holds the site against. Look at them before they are committed. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import process from "node:process";
import { launchBrowser } from "@almanac/prose";
import { REPOSITORY } from "../gates.ts";
import { serveFolder } from "../static-server.ts";
import { BASELINES } from "./baselines.ts";
import { asBaseline, viewer } from "./picture.ts";
import { wantedPictures } from "./wanted.ts";

const site = resolve(process.argv[2] ?? join(REPOSITORY, "dist"));
const browser = await launchBrowser();
if (browser === undefined) throw new Error("no browser was found; set CHROMIUM_PATH to a Chromium");
const server = await serveFolder(site);
await rm(BASELINES, { recursive: true, force: true });
await mkdir(BASELINES, { recursive: true });
let bytes = 0;
let count = 0;
for (const { condition, pictures } of wantedPictures(site)) {
  const window = await viewer(browser, condition);
  for (const { file, type } of pictures) {
    const picture = await asBaseline(await window.see(`${server.origin}/${type.page}`));
    bytes += picture.length;
    count += 1;
    await writeFile(join(BASELINES, file), picture);
  }
  await window.close();
}
await server.close();
await browser.close();
process.stdout.write(`${String(count)} pictures, ${(bytes / 1e6).toFixed(1)} MB, in ${BASELINES}\n`);
