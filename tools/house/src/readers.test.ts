/**
 * Five readers with a question each, in at most three clicks from the front page, and in one search. Needs dist/, or the folder that
 * ALMANAC_SITE names. Answers are known by their form: the figures in them are the program's.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "@almanac/prose";
import type { Browser, Page } from "playwright-core";
import { REPOSITORY } from "./gates.ts";
import { serveFolder, type StaticServer } from "./static-server.ts";

const dist = resolve(process.env["ALMANAC_SITE"] ?? join(REPOSITORY, "dist"));
if (!existsSync(join(dist, "index.html"))) throw new Error(`${dist} holds no site: run \`pnpm build\` first`);

interface Reader {
  readonly reader: string;
  readonly question: string;
  /** Names of the links that are followed from the front page. */
  readonly clicks: readonly string[];
  /** Where the answer stands on the page that is reached, and its form. */
  readonly place: string;
  readonly answer: RegExp;
  /** Pages that answer, of which one is among the first two that search finds. */
  readonly found: readonly string[];
}

const DAY = String.raw`\d{1,2} [A-Z][a-z]{2} \d{4}`;
const READERS: readonly Reader[] = [
  { reader: "sponsor", question: "when does fraud detection land and how sure are you?", clicks: ["Fraud detection"], place: "main .finding", answer: new RegExp(`by ${DAY} with 50 % confidence and by ${DAY} with 85 %[^;]*; the chance of ${DAY} is`), found: ["/forecast/", "/roadmap/"] },
  { reader: "program manager", question: "why is the forecast later than last week?", clicks: ["Changes"], place: "main .finding", answer: /is \d+ days (?:later|earlier) than in .*: .*(?:scope|pace)/, found: ["/changes/"] },
  { reader: "finance partner", question: "what do GPU hours cost per accepted experiment?", clicks: ["Budget", "GPU hours and unit cost"], place: "section[aria-labelledby='unit-cost']", answer: /accepted experiment/i, found: ["/budget/"] },
  { reader: "risk and compliance", question: "which models lack a fairness evaluation?", clicks: ["Models"], place: "main", answer: /\d+ of \d+ models ha(?:s|ve) no fairness evaluation[\s\S]*Not evaluated/, found: ["/models/"] },
  { reader: "engineer", question: "what changed in the incident policy since March?", clicks: ["Handbook", "Incident policy"], place: "aside", answer: /(?:New in this edition|Unchanged since|Last changed in)/, found: ["/handbook/incident-policy/"] },
];

const spoken = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, " ").replaceAll("\u2011", "-");

const found = await launchBrowser();
afterAll(() => found?.close());

describe.skipIf(found === undefined)("a reader finds the answer", () => {
  const browser = found as Browser;
  let server: StaticServer;
  let page: Page;
  beforeAll(async () => {
    server = await serveFolder(dist);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(() => server.close());

  test.each(READERS)("$reader, by clicks", async ({ clicks, place, answer }) => {
    expect(clicks.length).toBeLessThanOrEqual(3);
    await page.goto(`${server.origin}/`);
    for (const name of clicks) await page.getByRole("link", { name, exact: true }).filter({ visible: true }).first().click();
    expect(spoken(await page.locator(place).first().innerText())).toMatch(answer);
  }, 20_000);

  test.each(READERS)("$reader, by one search: $question", async ({ question, found: pages }) => {
    await page.goto(`${server.origin}/`);
    await page.keyboard.press("/");
    await page.locator("#search-words").fill(question);
    const results = page.locator("[data-search-results] > li > a");
    await results.first().waitFor();
    const paths = await results.evaluateAll((links: readonly HTMLAnchorElement[]) => links.slice(0, 2).map(({ pathname }) => pathname.replace(/index\.html$/, "")));
    expect(paths.filter((path) => pages.includes(path))).not.toEqual([]);
  }, 20_000);

  test("of a policy it is said since which edition it is known, and what changed is one click away", async () => {
    await page.goto(`${server.origin}/handbook/incident-policy/`);
    const past = page.locator("aside div", { has: page.getByRole("heading", { name: "This page" }) });
    expect(spoken(await past.innerText())).toMatch(/New in this edition|edition \S+ of \d{1,2} [A-Z][a-z]{2} \d{4}/);
    const changed = past.getByRole("link", { name: "What changed" });
    if ((await changed.count()) > 0) {
      await changed.click();
      expect(await page.locator("section[aria-labelledby='words']").innerText()).toContain("Incident policy");
    } else expect(await past.getByRole("link", { name: "editions" }).count()).toBe(1);
  }, 20_000);
});
