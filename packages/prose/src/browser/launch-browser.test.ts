import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, test, vi } from "vitest";
import { launchBrowser } from "./launch-browser.ts";

const browser = await launchBrowser();
afterAll(() => browser?.close());

test("a browser that was named and is not there is no browser, not another one", async () => {
  vi.stubEnv("CHROMIUM_PATH", "/nonexistent/browser");
  expect(await launchBrowser()).toBeUndefined();
  vi.unstubAllEnvs();
});

describe.skipIf(browser === undefined)("the browser", () => {
  test("opens pages of this machine", async () => {
    const server = createServer((_request, response) => response.end("here"));
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    const page = await browser?.newPage();
    const { port } = server.address() as AddressInfo;
    expect((await page?.goto(`http://127.0.0.1:${String(port)}/`))?.status()).toBe(200);
    await page?.close();
    server.close();
  });

  // Addresses that are reserved for documentation: nothing answers there, but a browser would try.
  test.each(["http://192.0.2.1/", "http://example.invalid/", "http://[2001:db8::1]/"])("does not even try %s", async (address) => {
    const page = await browser?.newPage();
    await expect(page?.goto(address)).rejects.toThrow("ERR_NAME_NOT_RESOLVED");
    await page?.close();
  });
});
