import { createApp } from "astro/app/entrypoint";
import type { PageAddress } from "../page-addresses.ts";
import type { PageFile } from "./page-file.ts";

/*
 * What the compiled pages are called by. They are compiled once for a version of Almanac and know no edition: what they show is handed to
 * them when they are loaded (`publication-module.ts`), so an edition costs the writing of its pages and no bundling.
 */

// Pages are written whole: a stream would hand them over in a hundred pieces each.
const app = createApp({ streaming: false });
const pages = import.meta.glob<{ readonly addresses?: readonly PageAddress<unknown>[] }>(["../../pages/**/*.astro", "../../pages/**/*.ts"]);

/** `../../pages/handbook/[...slug].astro` is `/handbook/[...slug]`. */
const patternOf = (source: string): string => source.replace(/^.*?\/pages(?=\/)/, "").replace(/\.(?:ts|astro)$/, "").replace(/\/index$/, "/");

const filled = (pattern: string, params: PageAddress<unknown>["params"]): string => pattern.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => params[name] ?? "");

function pageFile(source: string, pattern: string): PageFile {
  if (!source.endsWith(".astro")) return { address: pattern, file: pattern.slice(1) };
  const address = pattern.endsWith("/") ? pattern : `${pattern}/`;
  return { address, file: address === "/404/" ? "404.html" : `${address.slice(1)}index.html` };
}

/** Every page and file of the edition. A page that stands for many lists its addresses. */
export async function pageFiles(): Promise<readonly PageFile[]> {
  const found: PageFile[] = [];
  for (const [source, load] of Object.entries(pages)) {
    const pattern = patternOf(source);
    if (!pattern.includes("[")) found.push(pageFile(source, pattern));
    else for (const { params } of (await load()).addresses ?? []) found.push(pageFile(source, filled(pattern, params)));
  }
  return found;
}

/** The bytes of a page. @throws when it fails, or nothing stands at the address. */
export async function renderPage({ address, file }: PageFile): Promise<Uint8Array> {
  const response = await app.render(new Request(`http://localhost${encodeURI(address)}`));
  if (response.status !== (file === "404.html" ? 404 : 200)) throw new Error(`the page ${address} answered with ${String(response.status)}`);
  return new Uint8Array(await response.arrayBuffer());
}
