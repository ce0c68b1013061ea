import { createServer, type Server } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { addDays, canonicalJson, formatDate, isoDate, parseScenario, randomSource, scenarioText, whatIf, type Scenario, type WhatIfAnswer } from "@almanac/core";
import { launchBrowser } from "@almanac/prose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { whatIfJson } from "../../src/commands/what-if.ts";
import { contentTypeOf } from "../../src/publication/content-types.ts";
import { runAlmanac } from "../run-almanac.ts";
import { smallProgram, type SmallProgram } from "../small-program.ts";
import { REPOSITORY, sampleEditions } from "./sample-editions.ts";

const browser = await launchBrowser();
const FIXED = [
  "",
  "fraud.capacity=1.2",
  "fraud.capacity=1.2&fraud.from=2027-01-04",
  "fraud.scope=-10",
  "fraud.split=1.1",
  "fraud.split=1-1.3&search.split=0.9",
  "fraud.start=2027-01-11",
  "fraud.capacity=1.2&fraud.scope=-10&fraud.split=1.1&fraud.start=2027-01-11",
  "platform.capacity=0&platform.from=2027-02-01",
  "platform.capacity=0",
  "demand.scope=-17",
  "demand.scope=-17&fraud.scope=-47&platform.scope=-47&search.scope=-45",
  "search.scope=300",
  "search.capacity=10&fraud.capacity=10&demand.capacity=10&platform.capacity=10",
  "platform.start=2029-06-01",
  "fraud.start=2020-01-01&fraud.from=2026-12-01&fraud.capacity=0.2",
];

/** Scenarios of all kinds, the same in every run. */
function drawn(count: number, ids: readonly string[], asOf: string): readonly string[] {
  const random = randomSource("6", "what-if/corpus");
  const day = () => addDays(isoDate(asOf), random.index(400) - 20);
  const some = <T>(of: () => T): readonly T[] => (random.index(2) === 0 ? [] : [of()]);
  return Array.from({ length: count }, () =>
    scenarioText(
      Object.fromEntries(
        ids.filter(() => random.index(2) === 0).map((id) => {
          const [[capacity], [from], [scope], [low], [start]] = [some(() => (20 + random.index(231)) / 100), some(day), some(() => random.index(90) - 45), some(() => (50 + random.index(120)) / 100), some(day)];
          const pace = capacity === undefined ? {} : { capacity, ...(from === undefined ? {} : { from }) };
          const split = low === undefined ? {} : { split: { low, high: (low * 100 + random.index(30)) / 100 } };
          return [id, { ...pace, ...(scope === undefined ? {} : { scope }), ...split, ...(start === undefined ? {} : { start }) }];
        }),
      ) satisfies Scenario,
    ),
  );
}

/** Asks the engine as the page does, and gives its answers as JSON. */
const asked = (inputs: unknown, questions: readonly unknown[]): string => `(async () => {
  const engine = new Worker(document.querySelector("[data-what-if-engine]").href, { type: "module" });
  engine.postMessage({ inputs: ${JSON.stringify(inputs)} });
  const answers = [];
  for (const question of ${JSON.stringify(questions)}) {
    const answered = new Promise((resolve, reject) => {
      engine.onmessage = ({ data }) => resolve(data.answer);
      engine.onerror = reject;
    });
    engine.postMessage(question);
    answers.push(await answered);
  }
  engine.terminate();
  return JSON.stringify(answers);
})()`;

describe.runIf(browser !== undefined)("what if, in a browser", () => {
  let program: SmallProgram;
  let server: Server;
  let origin = "";
  const out = (): string => join(program.root, "out");
  beforeAll(async () => {
    program = smallProgram();
    const { code, stderr } = runAlmanac(["build", "--root", program.root, "--out", out()]);
    if (code !== 0) throw new Error(stderr);
    server = createServer(({ url = "" }, response) => {
      const file = join(out(), decodeURIComponent(new URL(url, "http://host").pathname).replace(/^\/a\/b/, ""));
      if (!existsSync(file) || statSync(file).isDirectory()) response.writeHead(404).end();
      else response.writeHead(200, { "content-type": contentTypeOf(file) }).end(readFileSync(file));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const bound = server.address();
    origin = typeof bound === "object" && bound !== null ? `http://127.0.0.1:${String(bound.port)}/a/b` : "";
  });
  afterAll(async () => {
    await browser?.close();
    server.close();
    program.remove();
  });

  async function opened(url: string, { javaScriptEnabled = true, bypassCSP = false } = {}) {
    const context = await browser?.newContext({ javaScriptEnabled, bypassCSP });
    if (context === undefined) throw new Error("no browser");
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("console", (message) => void (["error", "warning"].includes(message.type()) && problems.push(message.text())));
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
    await page.goto(url, { waitUntil: "networkidle" });
    const answered = (text: string) => page.locator(`[data-what-if][data-answered="${text}"]`).waitFor({ timeout: 20_000 });
    return { page, problems, answered, close: () => context.close() };
  }

  test("every scenario of a corpus has the command line's answer, to the last digit", async () => {
    const edition = sampleEditions().at(-1);
    if (edition === undefined || edition.forecastInputs === null) throw new Error("the sample has no edition");
    const ids = edition.forecastInputs.streams.map(({ id }) => id);
    const texts = [...FIXED, ...drawn(44, ids, edition.asOfDate)];
    const scenarios = texts.map((text) => parseScenario(text, ids).scenario);
    // The test starts the engine itself; the page's policy lets nobody but its own script do that.
    const { page, close } = await opened(`${origin}/forecast/index.html`, { bypassCSP: true });
    const kinds = ["alone", "together"] as const;
    const inBrowser = page.evaluate<string>(asked(edition.forecastInputs, scenarios.flatMap((scenario) => kinds.map((kind) => ({ scenario, kind })))));
    // Meanwhile.
    const ask = whatIf(edition.forecastInputs);
    const expected = scenarios.map((scenario) => canonicalJson({ alone: ask(scenario, "alone"), together: ask(scenario, "together") }));
    const answers = JSON.parse(await inBrowser) as readonly WhatIfAnswer[];
    await close();
    for (const index of scenarios.keys()) {
      const [alone, together] = [answers[2 * index], answers[2 * index + 1]];
      if (alone === undefined || together === undefined) throw new Error(`no answer to ${texts[index] ?? ""}`);
      expect(canonicalJson({ alone, together }), texts[index]).toBe(expected[index]);
      // The command itself, in a process of its own, for some of them.
      if (index % 20 === 7) expect(whatIfJson(edition, { alone, together })).toBe(runAlmanac(["what-if", "--root", REPOSITORY, "--edition", edition.id, "--scenario", texts[index] ?? "", "--json"]).stdout);
    }
  });

  test.each(["forecast", "roadmap"])("the page %s shows what is asked in its address, and keeps the address up to date", async (name) => {
    const { page, problems, answered, close } = await opened(`${origin}/${name}/index.html?q=1&core.scope=10`);
    await answered("core.scope=10");
    expect(await page.locator("[data-what-if-words]").innerText()).toContain(`Core: 85\u00a0% by ${formatDate("2026-12-13")}, 14\u00a0days later than published.`);
    expect(await page.getByLabel("Items more or fewer of Core").inputValue()).toBe("10");
    const capacity = page.getByLabel("Capacity, % of plan of Core");
    await capacity.fill("50");
    await answered("core.capacity=0.5&core.scope=10");
    await capacity.press("Tab");
    expect(new URL(page.url()).search).toBe("?q=1&core.capacity=0.5&core.scope=10");
    expect(await page.locator("[data-what-if-command]").innerText()).toContain("--scenario 'core.capacity=0.5&core.scope=10'");
    await page.goBack();
    await answered("core.scope=10");
    expect(await capacity.inputValue()).toBe("100");
    await page.getByRole("button", { name: "Put everything back" }).click();
    await answered("");
    expect(new URL(page.url()).search).toBe("?q=1");
    await page.getByLabel("One item becomes items of Core").fill("many");
    await page.locator("[data-what-if-words]").getByText("not items that one item becomes").waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  test("of an address that is partly wrong what can be read is counted, and the rest is said", async () => {
    const { page, answered, close } = await opened(`${origin}/forecast/index.html?core.scope=10&cora.scope=1&core.start=soon`);
    await answered("core.scope=10");
    const said = await page.locator("[data-what-if-words]").innerText();
    expect(said).toContain("cora: there is no such workstream; did you mean core?; core: start soon: not a day");
    expect(said).toContain("14\u00a0days later than published");
    await close();
  });

  test("is loaded when it is opened, with the keyboard, and not before", async () => {
    const { page, problems, answered, close } = await opened(`${origin}/forecast/index.html`);
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(request.url()));
    await page.locator("[data-what-if-panel] summary").focus();
    expect(loaded).toEqual([]);
    await page.keyboard.press("Enter");
    await answered("");
    expect(loaded.some((url) => url.endsWith("forecast-inputs.json"))).toBe(true);
    expect(problems).toEqual([]);
    await close();
  });

  test("says that it needs a web server where pages are read from a folder, and has the command without script", async () => {
    const fromDisk = await opened(pathToFileURL(join(out(), "forecast/index.html")).href);
    expect(await fromDisk.page.locator("[data-what-if-disk]").isVisible()).toBe(true);
    expect(await fromDisk.page.locator("[data-what-if-panel]").isVisible()).toBe(false);
    expect(fromDisk.problems).toEqual([]);
    await fromDisk.close();
    const plain = await opened(`${origin}/forecast/index.html`, { javaScriptEnabled: false });
    expect(await plain.page.locator(".what-if").innerText()).toContain("almanac what-if --workstream core --capacity 1.2");
    expect(await plain.page.locator("[data-what-if-panel]").isVisible()).toBe(false);
    await plain.close();
  });
});
