import { launchBrowser } from "@almanac/prose";
import type { Browser, BrowserContext, Page } from "playwright-core";

/** What a page of an attacked site did that it must not. */
export interface Breach {
  readonly page: string;
  readonly breach: string;
}

/** Before anything of the page runs: whoever calls one of these has been executed. */
function listen(): void {
  const told = (what: string) => (): undefined => {
    console.error(`EXECUTED ${what}`);
    return undefined;
  };
  Object.assign(window, { alert: told("alert"), confirm: told("confirm"), prompt: told("prompt"), print: told("print") });
}

/** Points at everything, focuses and presses it, and then looks for what could still be run. */
function provoke(): readonly string[] {
  const found: string[] = [];
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    // Following links to other pages is the crawl's work; an address that is a script is what is looked for.
    if (link !== null && !/^\s*(?:java|vb)script:/i.test(link.href)) event.preventDefault();
  });
  document.addEventListener("submit", (event) => event.preventDefault());
  // Of a feed, the browser makes a view of its own; what counts there is that nothing runs.
  for (const element of document.contentType === "text/html" ? document.querySelectorAll("*") : []) {
    const name = element.tagName.toLowerCase();
    if (["base", "object", "embed", "iframe", "frame", "applet", "style"].includes(name)) found.push(`<${name}>`);
    if (name === "meta" && element.getAttribute("http-equiv")?.toLowerCase() === "refresh") found.push("<meta refresh>");
    if (name === "script" && (element.getAttribute("src") === null || new URL(element.getAttribute("src") ?? "", location.href).origin !== location.origin)) found.push("<script> of somebody else");
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute)) found.push(`<${name} ${attribute}>`);
      if (attribute === "style" || attribute === "srcdoc") found.push(`<${name} ${attribute}>`);
      if (["href", "src", "action", "formaction", "xlink:href", "data", "poster", "from", "to", "values"].includes(attribute) && /^(?:javascript|vbscript|data:text|data:image\/svg|blob|view-source):?/i.test(value.replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ""))) found.push(`<${name} ${attribute}="${value.slice(0, 60)}">`);
    }
  }
  for (const element of document.querySelectorAll("main *, nav *, header *, footer *, svg *")) for (const kind of ["pointerover", "mouseover", "mouseenter", "focus", "focusin", "click", "toggle", "begin", "animationstart"]) element.dispatchEvent(new Event(kind, { bubbles: kind !== "focus" && kind !== "mouseenter", cancelable: true }));
  return found;
}

async function visit(page: Page, origin: string, path: string, breaches: Breach[]): Promise<void> {
  const note = (breach: string): unknown => breaches.push({ page: path, breach });
  const onConsole = (message: { text(): string }): void => {
    if (message.text().startsWith("EXECUTED")) note(message.text());
  };
  const onRequest = (request: { url(): string }): void => {
    if (!request.url().startsWith(origin) && !/^(?:data:image\/(?!svg)|about:)/.test(request.url())) note(`asked for ${request.url().slice(0, 80)}`);
  };
  page.on("console", onConsole);
  page.on("request", onRequest);
  await page.goto(`${origin}${path}`, { waitUntil: "load" }).catch((problem: unknown) => {
    // A calendar, a feed or a table is saved instead of shown.
    if (!String(problem).includes("Download is starting") && !String(problem).includes("ERR_ABORTED")) throw problem;
  });
  if (/\.(?:html|svg|xml)$|\/$/.test(path)) for (const found of await page.evaluate(provoke)) note(found);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 0)));
  page.off("console", onConsole);
  page.off("request", onRequest);
}

const TABS = 3;

/** Opens every file in Chromium with the content security policy switched off, and provokes it. @throws without a browser */
export async function crawlAttacked(origin: string, paths: readonly string[]): Promise<readonly Breach[]> {
  const browser: Browser | undefined = await launchBrowser();
  if (browser === undefined) throw new Error("no Chromium: set CHROMIUM_PATH");
  const breaches: Breach[] = [];
  try {
    const context: BrowserContext = await browser.newContext({ bypassCSP: true, acceptDownloads: false });
    await context.addInitScript(listen);
    const queue = [...paths];
    await Promise.all(
      Array.from({ length: TABS }, async () => {
        const page = await context.newPage();
        page.on("dialog", (dialog) => {
          breaches.push({ page: page.url(), breach: `dialog ${dialog.type()}` });
          void dialog.dismiss();
        });
        for (let path = queue.shift(); path !== undefined; path = queue.shift()) await visit(page, origin, path, breaches);
      }),
    );
  } finally {
    await browser.close();
  }
  return breaches;
}
