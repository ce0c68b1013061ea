import { posix } from "node:path";
import { fromHtml } from "hast-util-from-html";

const LINK_ATTRIBUTES = ["href", "src", "poster", "xLinkHref"] as const;

/**
 * A root-absolute address (`/delivery/#flow`) as seen from a file of the site (`handbook/index.html`): relative, and explicit
 * about `index.html`, so that the site works from any folder and from a file system. Other addresses are returned unchanged.
 */
export function relativeAddress(address: string, fromFile: string): string {
  if (!address.startsWith("/") || address.startsWith("//")) return address;
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  const file = path.endsWith("/") ? `${path}index.html` : path;
  return posix.relative(posix.dirname(`/${fromFile}`), file) + rest;
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Node {
  readonly children?: readonly Node[];
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
}

interface Placed {
  readonly position?: { readonly properties?: Readonly<Record<string, { readonly start: { readonly offset?: number }; readonly end: { readonly offset?: number } } | undefined>> };
}

const escapeAttribute = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

function* replacementsIn(node: Node, html: string, file: string): Generator<Replacement> {
  for (const name of LINK_ATTRIBUTES) {
    const value = node.properties?.[name];
    const place = (node.data as Placed | undefined)?.position?.properties?.[name];
    if (typeof value !== "string" || place?.start.offset === undefined || place.end.offset === undefined) continue;
    const moved = relativeAddress(value, file);
    if (moved === value) continue;
    const attribute = html.slice(place.start.offset, place.end.offset).split("=", 1)[0] ?? name;
    yield { start: place.start.offset, end: place.end.offset, text: `${attribute}="${escapeAttribute(moved)}"` };
  }
  for (const child of node.children ?? []) yield* replacementsIn(child, html, file);
}

/** Makes every root-absolute link of a page relative. Bytes that are not links stay as they are. */
export function relocateHtml(html: string, file: string): string {
  const replacements = [...replacementsIn(fromHtml(html, { verbose: true }) as Node, html, file)].sort((a, b) => a.start - b.start);
  let result = "";
  let position = 0;
  for (const { start, end, text } of replacements) {
    result += html.slice(position, start) + text;
    position = end;
  }
  return result + html.slice(position);
}

/** Makes every root-absolute `url(…)` of a stylesheet relative. */
export const relocateCss = (css: string, file: string): string =>
  css.replace(/url\((["']?)(\/[^)"']+)\1\)/g, (_, quote: string, address: string) => `url(${quote}${relativeAddress(address, file)}${quote})`);
