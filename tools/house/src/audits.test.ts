import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { launchBrowser } from "@almanac/prose";
import { htmlFaults } from "./html-audit.ts";
import { linkFaults } from "./link-audit.ts";
import { markupFaults } from "./markup-audit.ts";
import { accessibilityOf, complaintsOf, visibleWithoutScript } from "./page-audit.ts";
import { crawl } from "./policy-crawl/crawl.ts";
import { readHeaders } from "./policy-crawl/sent-headers.ts";
import { pageTypes } from "./site-pages.ts";
import { serveFolder } from "./static-server.ts";
import { weightFaults } from "./weight-audit.ts";

const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'">`;

/** A page with nothing wrong with it, as seen from the folder it is in. */
const page = (body: string, { up = "", policy = POLICY }: { up?: string; policy?: string } = {}): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">${policy}<meta name="viewport" content="width=device-width"><title>Page</title>` +
  `<meta name="description" content="A page"><link rel="icon" href="${up}icon.svg"><link rel="stylesheet" href="${up}site.css"><script defer src="${up}site.js"></script></head>` +
  `<body><main><h1>Heading</h1>${body}</main></body></html>`;

const SITE: Readonly<Record<string, string | Uint8Array>> = {
  "index.html": page('<p id="top">Words. <a href="method/a/index.html#formula">Method</a></p>'),
  "method/a/index.html": page('<p id="formula">Formula. <a href="../../index.html#top">Front</a></p>', { up: "../../" }),
  "site.css": "body { color: #111; background: #fff }",
  "site.js": "document.documentElement.dataset.script = 'on';",
  "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>',
};

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The good site with some files changed, on disk. */
function siteWith(changes: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "almanac-audit-"));
  folders.push(folder);
  for (const [path, content] of Object.entries({ ...SITE, ...changes })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const faults = (found: readonly { fault: string }[]): string[] => found.map(({ fault }) => fault);

describe("audits of files", () => {
  test("a sound site has no fault", () => {
    const folder = siteWith({});
    expect([...markupFaults(folder), ...linkFaults(folder), ...weightFaults(folder)]).toEqual([]);
    expect(pageTypes(folder)).toEqual([
      { name: "front", page: "index.html" },
      { name: "method-page", page: "method/a/index.html" },
    ]);
  });

  test.each([
    ["inline style element", page("<style>p{}</style>"), "inline <style>"],
    ["inline script", page("<script>1</script>"), "inline <script>"],
    ["style attribute", page('<p style="color:red">x</p>'), "style= on <p>"],
    ["style attribute in a chart", page('<svg><g style="fill:red"></g></svg>'), "style= on <g>"],
    ["event attribute", page('<p onclick="x()">x</p>'), "onclick= on <p>"],
    ["repeated id", page('<p id="top">a</p><p id="top">b</p>'), 'id "top" twice'],
    ["no policy", page('<p id="top"></p>', { policy: "" }), "the content security policy is not the first element after the charset"],
    ["lax policy", page("", { policy: `<meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'">` }), "the content security policy allows inline code"],
  ])("%s", (_, html, fault) => {
    expect(faults(markupFaults(siteWith({ "index.html": html })))).toContain(fault);
  });

  test("a policy that is not the same on all pages", () => {
    const other = page("", { up: "../../", policy: `<meta http-equiv="Content-Security-Policy" content="default-src 'self'">` });
    expect(markupFaults(siteWith({ "method/a/index.html": other }))).toEqual([{ page: "method/a/index.html", fault: "the content security policy differs from the other pages'" }]);
  });

  test.each([
    ["missing page", "method/b/index.html", "method/b/index.html leads nowhere"],
    ["folder instead of file", "method/a/", "method/a/ leads nowhere"],
    ["missing anchor", "method/a/index.html#nope", "method/a/index.html#nope has no such anchor"],
    ["absolute address", "/method/a/index.html", "/method/a/index.html is not relative"],
  ])("link to a %s", (_, href, fault) => {
    expect(faults(linkFaults(siteWith({ "index.html": page(`<p id="top"><a href="${href}">x</a></p>`) })))).toEqual([fault]);
  });

  test("HTML that the standard does not allow", async () => {
    const folder = siteWith({ "index.html": page('<p id="top"><ul><li>a</li></ul></p>') });
    expect(faults(await htmlFaults(folder, ["index.html"])).join("\n")).toContain("close-order");
    expect(await htmlFaults(siteWith({}), ["index.html"])).toEqual([]);
  });

  test("a heavy page, a font that a first paint waits long for, and heavy fonts", () => {
    const noise = Array.from({ length: 60_000 }, (_, n) => ((n * 2_654_435_761) >>> 0).toString(36)).join(" ");
    const found = weightFaults(siteWith({ "index.html": page(`<p id="top">${noise}</p>`), "fonts/a.woff2": new Uint8Array(120 * 1024) }));
    expect(found.map(({ page: path }) => path)).toEqual(["index.html", "fonts/a.woff2", "(fonts)"]);
  });
});

const browser = await launchBrowser();
afterAll(() => browser?.close());

describe.skipIf(browser === undefined)("audits in a browser", () => {
  const chromium = (): NonNullable<typeof browser> => {
    if (browser === undefined) throw new Error("skipped without a browser");
    return browser;
  };

  test("a sound page passes from file:// and from a sub-folder, and only there", async () => {
    const folder = siteWith({});
    expect(await complaintsOf(chromium(), pathToFileURL(join(folder, "index.html")).href)).toEqual([]);
    const server = await serveFolder(folder, "/a/b/");
    try {
      expect(await complaintsOf(chromium(), `${server.origin}/a/b/method/a/index.html`)).toEqual([]);
      expect((await fetch(`${server.origin}/method/a/index.html`)).status).toBe(404);
      expect((await fetch(`${server.origin}/a/b/..%2f..%2f..%2fetc/passwd`)).status).toBe(404);
    } finally {
      await server.close();
    }
  });

  test("complaints: uncaught error, blocked inline style, missing file", async () => {
    const folder = siteWith({ "index.html": page('<p style="color:red">x</p><img src="gone.png" alt="">'), "site.js": "throw new Error('planted')" });
    const said = (await complaintsOf(chromium(), pathToFileURL(join(folder, "index.html")).href)).join("\n");
    expect(said).toContain("planted");
    expect(said).toContain("inline style");
    expect(said).toContain("gone.png");
  });

  test("complaints: a request to another host", async () => {
    const server = await serveFolder(siteWith({ "index.html": page('<img src="http://127.0.0.2:1/x.png" alt="">', { policy: "" }) }));
    try {
      expect((await complaintsOf(chromium(), `${server.origin}/`)).join("\n")).toContain("foreign: http://127.0.0.2:1/x.png");
    } finally {
      await server.close();
    }
  });

  test("the crawl: what page or host forbids is a breach, and what they allow is none", async () => {
    const typed = POLICY.replace("img-src 'self'", "img-src 'self'; require-trusted-types-for 'script'");
    const folder = siteWith({
      "index.html": page('<img src="icon.svg" alt="">'),
      "typed/index.html": page("", { up: "../", policy: typed }).replace("site.js", "typed.js"),
      "typed.js": "document.querySelector('h1').innerHTML = 'x'",
    });
    const breachesOf = async (headers: string, path: string) => {
      const server = await serveFolder(folder, "/", { headersOf: readHeaders(`/*\n  ${headers}`) });
      try {
        return (await crawl(chromium(), [`${server.origin}/${path}`], () => [])).map(({ breach }) => breach).join("\n");
      } finally {
        await server.close();
      }
    };
    expect(await breachesOf("Referrer-Policy: no-referrer", "index.html")).toBe("");
    expect(await breachesOf("Content-Security-Policy: img-src 'none'", "index.html")).toContain("VIOLATION img-src");
    expect(await breachesOf("Referrer-Policy: no-referrer", "typed/index.html")).toContain("VIOLATION require-trusted-types-for");
    expect(() => readHeaders("/*\n  X-A: 1\n\n/a/*\n  X-A: 2")("/a/b")).toThrow("X-A is set twice for /a/b");
  });

  test("axe, overflow and reading without script", async () => {
    const dark = "@media (prefers-color-scheme: dark) { body { color: #222 } }";
    const broken = siteWith({
      "index.html": page('<p>Grey</p><img src="icon.svg"><div class="wide">wide</div>'),
      "site.css": `body { color: #111; background: #fff } .wide { inline-size: 900px }`,
      "method/a/index.html": page("", { up: "../../" }).replace("<main><h1>Heading</h1></main>", "<main><h1></h1></main>"),
    });
    const front = pathToFileURL(join(broken, "index.html")).href;
    const found = await accessibilityOf(chromium(), front);
    expect(found.light.join("\n")).toContain("image-alt");
    expect(found.overflow.pixels).toBeGreaterThan(500);
    expect(await visibleWithoutScript(chromium(), pathToFileURL(join(broken, "method/a/index.html")).href)).toEqual({ heading: "", words: 1 });

    const darkOnly = pathToFileURL(join(siteWith({ "site.css": `body { color: #111; background: #fff } ${dark.replace("#222", "#eee")}` }), "index.html")).href;
    const sound = await accessibilityOf(chromium(), darkOnly);
    expect(sound.light).toEqual([]);
    expect(sound.dark.join("\n")).toContain("color-contrast");
    expect(sound.overflow.pixels).toBe(0);
    expect((await visibleWithoutScript(chromium(), darkOnly)).heading).toBe("Heading");
  });
});
