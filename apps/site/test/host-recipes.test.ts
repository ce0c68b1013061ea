import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { headersText } from "../src/publication-level/headers-file.ts";
import { FOR_FEW, HOST_RECIPES } from "../src/publication-level/host-recipes.ts";
import { isInstalled, runHost, type HostProgram } from "./running-host.ts";
import { headersReader } from "./sent-headers.ts";

const PAGE = new URL("../../../content/handbook/almanac/hosting.md", import.meta.url);
const page = readFileSync(PAGE, "utf8");
const blocks = (language: string): readonly string[] => [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, text]) => text ?? "");

test.each(Object.entries(HOST_RECIPES))("the handbook's recipe in %s says what is sent", (language, recipe) => {
  expect(blocks(language), `write this into ${PAGE.pathname}:\n${recipe}`).toContain(recipe);
});

/** A recipe as it is for few readers. */
const forFew = (language: "nginx" | "caddyfile"): string => HOST_RECIPES[language].replace(FOR_FEW[language].instead, FOR_FEW[language].say);

describe("for few readers", () => {
  const few = headersReader(headersText("internal"))("/editions/2026-11-22/");

  test.each(["nginx", "caddyfile"] as const)("the handbook's recipe in %s says that nothing is shared or found", (language) => {
    const { say } = FOR_FEW[language];
    expect(blocks(language), `write this into ${PAGE.pathname}:\n${say}`).toContain(say);
    expect(forFew(language)).not.toMatch(/"public|max-age=(?:31536000, immutable|86400)|"no-cache"/);
    for (const name of ["Cache-Control", "X-Robots-Tag"]) expect(say).toContain(`"${few.get(name)?.join() ?? ""}"`);
  });

  test("and so does the one for CloudFront", () => {
    expect(page).toContain(JSON.stringify(FOR_FEW.json.add));
    expect(FOR_FEW.json.add.map(({ Header, Value }) => [Header, Value])).toEqual(["Cache-Control", "X-Robots-Tag"].map((name) => [name, few.get(name)?.join()]));
  });
});

test("CloudFront's policy sends every header that all addresses have", () => {
  const policy = JSON.parse(HOST_RECIPES.json) as { readonly SecurityHeadersConfig: Readonly<Record<string, object>>; readonly CustomHeadersConfig: { readonly Quantity: number; readonly Items: readonly { readonly Header: string; readonly Value: string }[] } };
  const named = Object.keys(policy.SecurityHeadersConfig).map((name) => ({ ContentSecurityPolicy: "Content-Security-Policy", ContentTypeOptions: "X-Content-Type-Options", ReferrerPolicy: "Referrer-Policy", StrictTransportSecurity: "Strict-Transport-Security" })[name]);
  expect(new Set([...named, ...policy.CustomHeadersConfig.Items.map(({ Header }) => Header)])).toEqual(new Set(headersReader(headersText())("/").keys()));
  expect(policy.CustomHeadersConfig.Quantity).toBe(policy.CustomHeadersConfig.Items.length);
  expect(JSON.stringify(policy.SecurityHeadersConfig)).toContain('"AccessControlMaxAgeSec":31536000');
});

const folder = mkdtempSync(join(tmpdir(), "almanac-hosts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const FILES = ["index.html", "404.html", "delivery/index.html", "editions/index.html", "editions/index.json", "editions/2026-11-22/index.html", "editions/2026-11-22/delivery/index.html", "_assets/0a.css", "_assets/0b.csv", "feed.xml", "feed.json", "risks/R-1/feed.xml", "programs/north/calendar.ics", "calendar.ics", "llms.txt", "api/v1/facts.json"];
for (const file of FILES) {
  mkdirSync(dirname(join(folder, "site", file)), { recursive: true });
  writeFileSync(join(folder, "site", file), file === "404.html" ? "the error page" : "text");
}

describe.each([
  ["nginx", "everybody", HOST_RECIPES.nginx],
  ["caddy", "everybody", HOST_RECIPES.caddyfile],
  ["nginx", "few", forFew("nginx")],
  ["caddy", "few", forFew("caddyfile")],
] as const satisfies readonly (readonly [HostProgram, string, string])[])("%s for %s", (program, readers, recipe) => {
  test.runIf(isInstalled(program))("sends for every address what _headers says, and shows the error page where nothing is", async () => {
    const host = await runHost(program, recipe, { root: join(folder, "site"), folder: join(folder, `${program}-${readers}`) });
    try {
      const headersOf = headersReader(headersText(readers === "few" ? "internal" : undefined));
      for (const file of FILES) {
        const address = `/${file.replace(/index\.html$/, "")}`;
        const { status, headers } = await fetch(host.origin + address);
        expect(status, address).toBe(200);
        const said = headersOf(address);
        for (const [name, [value]] of said) expect(headers.get(name), `${name} of ${address}`).toBe(value);
        expect([address, headers.get("cache-control"), headers.get("x-robots-tag")]).toEqual([address, said.get("Cache-Control")?.[0] ?? "no-cache", said.get("X-Robots-Tag")?.[0] ?? null]);
      }
      expect((await fetch(`${host.origin}/_assets/0b.csv`)).headers.get("content-type")).toBe("text/csv; charset=utf-8");
      const missing = await fetch(`${host.origin}/editions/nothing/here.html`);
      expect([missing.status, await missing.text(), missing.headers.get("content-security-policy")]).toEqual([404, "the error page", headersOf("/").get("Content-Security-Policy")?.[0]]);
    } finally {
      await host.close();
    }
  });
});
