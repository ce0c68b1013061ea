import type { Span } from "./html-nodes.ts";
import type { PageLink, PageLinks } from "./links-of-element.ts";
import { pageLinks } from "./page-links.ts";
import { fileOfAddress, relativeAddress, type PathOf } from "./relocate.ts";

interface Replacement extends Span {
  readonly text: string;
}

export interface PageLayout {
  /** Path of the page below the root that links climb to. */
  readonly path: string;
  readonly pathOf: PathOf;
  /** Whether elements of a publication stay. */
  readonly inPublication: boolean;
  /** Path of the site below its host, for a page that is shown under any address: links start there instead of being relative. */
  readonly base?: string;
}

const escapeAttribute = (text: string): string => !/[&"]/.test(text) ? text : text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** A `srcset` candidate is an address and a size. */
function moved(candidate: string, { path, pathOf, base }: PageLayout): string {
  const [address = "", ...size] = candidate.split(" ");
  const relative = base === undefined ? relativeAddress(address, path, pathOf) : relativeAddress(address, "index.html", pathOf);
  return [relative === address || base === undefined ? relative : base + relative.replace(/(^|\/)index\.html(?=$|[?#])/, "$1"), ...size].join(" ");
}

/** A file that is stored under its digest is saved under its readable name. */
function savedAs({ addresses, download }: PageLink, { pathOf }: PageLayout): readonly Replacement[] {
  const { file } = fileOfAddress(addresses[0] ?? "");
  const name = file.slice(file.lastIndexOf("/") + 1);
  const stored = pathOf(file);
  if (download === undefined || stored === undefined || stored.endsWith(`/${name}`) || stored === name || name.endsWith(".js") || name.endsWith(".html")) return [];
  return [{ ...download, text: `${download.start === download.end ? " " : ""}download="${escapeAttribute(name)}"` }];
}

function replacementsOf(link: PageLink, layout: PageLayout): readonly Replacement[] {
  if (link.before !== undefined) {
    const place = layout.pathOf((link.addresses[0] ?? "").slice(1));
    return place === undefined ? [] : [{ start: link.start, end: link.end, text: `${link.attribute}="${escapeAttribute(link.before + place)}"` }];
  }
  const after = link.addresses.map((address) => moved(address, layout));
  const same = after.every((address, index) => address === link.addresses[index]);
  return same ? [] : [{ start: link.start, end: link.end, text: `${link.attribute}="${escapeAttribute(after.join(", "))}"` }, ...savedAs(link, layout)];
}

/** A page with its links as a layout wants them. Bytes that are not links, and not of a publication where there is none, stay as they are. */
export function relocatePage(html: string, layout: PageLayout, { links, publicationOnly }: PageLinks = pageLinks(html)): string {
  const removed = layout.inPublication ? [] : publicationOnly;
  const kept = links.filter(({ start }) => !removed.some((span) => span.start <= start && start < span.end));
  const all = [...removed.map((span) => ({ ...span, text: "" })), ...kept.flatMap((link) => replacementsOf(link, layout))].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let position = 0;
  for (const { start, end, text } of all) {
    if (start < position) continue;
    result += html.slice(position, start) + text;
    position = end;
  }
  return result + html.slice(position);
}
