/**
 * The built site against the pictures in baselines/: a page that looks different is either wrong, or its picture is taken anew with
 * `pnpm baselines`. On the Chromium that comes with the dependencies only: another one draws letters differently.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "@almanac/prose";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { REPOSITORY } from "../gates.ts";
import { serveFolder, type StaticServer } from "../static-server.ts";
import { BASELINES } from "./baselines.ts";
import { difference } from "./difference.ts";
import { reduced, viewer, type Viewer } from "./picture.ts";
import { wantedPictures } from "./wanted.ts";

const site = resolve(process.env["ALMANAC_SITE"] ?? join(REPOSITORY, "dist"));
/** Share of a picture that may differ: a moved line of text is more, a smoother edge less. */
const TOLERANCE = 0.004;
const own = process.env["CHROMIUM_PATH"] === undefined && process.platform === "linux" && process.arch === "x64";
const browser = own ? await launchBrowser() : undefined;
afterAll(() => browser?.close());

describe.skipIf(browser === undefined)("pages look as they did", () => {
  let server: StaticServer;
  beforeAll(async () => {
    server = await serveFolder(site);
  });
  afterAll(() => server.close());

  describe.each(wantedPictures(site))("$condition.name", ({ condition, pictures }) => {
    let window: Viewer;
    beforeAll(async () => {
      window = await viewer(browser as Browser, condition);
    });
    afterAll(() => window.close());

    test.each(pictures)("$file", async ({ file, type }) => {
      expect(existsSync(join(BASELINES, file)), `${file} is missing: run pnpm baselines`).toBe(true);
      const now = await reduced(await window.see(`${server.origin}/${type.page}`));
      const { share, taller } = await difference(sharp(await readFile(join(BASELINES, file))), now);
      expect(Math.abs(taller)).toBeLessThanOrEqual(1);
      expect(share).toBeLessThan(TOLERANCE);
    });
  });
});
