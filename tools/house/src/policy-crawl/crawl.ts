import type { Browser, BrowserContext, Page, Request } from "playwright-core";

/** What a page complained of, or asked for elsewhere, while the policies of page and host were on. */
export interface Breach {
  readonly address: string;
  readonly breach: string;
}

/** Something that readers do with a page, and that needs more than opening it. */
type Use = (page: Page) => Promise<void>;

/** Before anything of the page runs. */
function listen(): void {
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
    console.error(`VIOLATION ${violatedDirective}: ${blockedURI} (${sourceFile}:${String(lineNumber)})`);
  });
}

/** Search starts a worker and loads WebAssembly. */
export const search: Use = async (page) => {
  await page.keyboard.press("/");
  await page.fill("#search-words", "forecast");
  await page.locator("[data-search-results] a").first().waitFor({ timeout: 60_000 });
};

/** What-if loads a module and starts a worker. */
export const suppose: Use = async (page) => {
  await page.locator("[data-what-if-panel] > summary").click();
  await page.locator("[data-what-if][data-milliseconds]").waitFor({ timeout: 60_000 });
};

/** Opens every address, uses those that have a use, and tells what went wrong. Two tabs that share what they load, as a reader's do. */
export async function crawl(browser: Browser, addresses: readonly string[], uses: (address: string) => readonly Use[]): Promise<readonly Breach[]> {
  const breaches: Breach[] = [];
  const context: BrowserContext = await browser.newContext();
  try {
    await context.addInitScript(listen);
    const queue = [...addresses];
    const tab = async (): Promise<void> => {
      const page = await context.newPage();
      let address = "";
      const note = (breach: string): void => void breaches.push({ address, breach });
      page.on("console", (message) => void (["error", "warning"].includes(message.type()) && note(`${message.type()}: ${message.text()}`)));
      page.on("pageerror", (problem) => note(`uncaught: ${problem.message}`));
      page.on("requestfailed", (request) => note(`failed: ${request.url()}`));
      const asked = new Set<Request>();
      const ended = (request: Request): void => void asked.delete(request);
      page.on("requestfinished", ended);
      page.on("requestfailed", ended);
      page.on("request", (request) => {
        asked.add(request);
        const { protocol, origin } = new URL(request.url());
        if (protocol !== "data:" && origin !== new URL(address).origin) note(`elsewhere: ${request.url()}`);
      });
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        address = next;
        await page.goto(address, { waitUntil: "load" });
        for (const use of uses(address)) await use(page).catch((problem: unknown) => note(`cannot be used: ${String(problem).split("\n")[0] ?? ""}`));
        // What is told of a violation comes after what did it; what is asked for now would be broken off by the next page.
        do await page.evaluate(() => new Promise((done) => setTimeout(done, 0)));
        while (asked.size > 0);
      }
    };
    await Promise.all([tab(), tab()]);
  } finally {
    await context.close();
  }
  return breaches;
}
