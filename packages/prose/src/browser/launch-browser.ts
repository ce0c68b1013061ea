import type { Browser, LaunchOptions } from "playwright-core";
import { unpackedChromium } from "./unpacked-chromium.ts";

/** No name and no address but this machine's own can be reached, whatever a page asks for. */
const LOOPBACK_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1";
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-zygote", "--font-render-hinting=none", "--force-color-profile=srgb", "--disable-lcd-text", LOOPBACK_ONLY];
const CHANNELS = ["chrome", "msedge", "chromium"];

async function candidates(args: readonly string[]): Promise<readonly LaunchOptions[]> {
  const named = process.env["CHROMIUM_PATH"];
  // A browser that was named is the only candidate: falling back to another one would hide a wrong path.
  if (named) return [{ executablePath: named, args: [...args] }];
  const own = await unpackedChromium().catch(() => undefined);
  return [...(own === undefined ? [] : [{ executablePath: own, args: [...args] }]), ...CHANNELS.map((channel) => ({ channel, args: [...args] }))];
}

/**
 * A headless Chromium that reaches this machine only: the one at `CHROMIUM_PATH` if that is set; otherwise the one that comes with the dependencies, or an
 * installed Chrome, Edge or Chromium. Undefined when none starts. The caller closes it. Other programs may steer it through `debuggingPort`.
 */
export async function launchBrowser({ debuggingPort }: { readonly debuggingPort?: number } = {}): Promise<Browser | undefined> {
  // Loaded on use: pages are rendered from this package without a browser ever being near.
  const { chromium } = await import("playwright-core");
  for (const options of await candidates(debuggingPort === undefined ? ARGUMENTS : [...ARGUMENTS, `--remote-debugging-port=${String(debuggingPort)}`])) {
    const browser = await chromium.launch({ ...options, headless: true }).catch(() => undefined);
    if (browser !== undefined) return browser;
  }
  return undefined;
}
