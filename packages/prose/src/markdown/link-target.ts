import { nearest } from "@almanac/core";
import { posix } from "node:path";
import type { HeadingLink, ProseContext } from "./rendered-prose.ts";
import type { Report, Stretch } from "./report.ts";

const SCHEMES = ["https:", "http:", "mailto:", "tel:"];

/** Scheme of an address as a browser would read it: case and control characters do not count. */
export function schemeOf(address: string): string | undefined {
  const bare = [...address].filter((character) => character > " " && character !== "\u007f").join("");
  return /^[a-z][a-z0-9+.-]*:/i.exec(bare)?.[0].toLowerCase();
}

/** A path relative to the folder of a document, below `content/`; undefined when it leads outside. */
export function contentPath(from: string, relative: string): string | undefined {
  const parts = from.split("/").slice(0, -1);
  for (const part of relative.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

interface From {
  readonly path: string;
  readonly at: Required<Stretch>;
}

/** Where a link leads: its address on the site, and whether that is another site. Undefined when it may not or cannot lead there. */
export function linkTarget(address: string, { path, at }: From, context: ProseContext, report: Report, headingLinks: HeadingLink[]): { readonly href: string; readonly external: boolean } | undefined {
  const scheme = schemeOf(address);
  if ((scheme !== undefined && !SCHEMES.includes(scheme)) || /^[\s/\\]*[/\\]{2}/.test(address) || address.includes("\\")) {
    report.add(at, { code: "MARKDOWN-ADDRESS", message: `a link may not lead to ${scheme === undefined ? address : `an address that begins ${scheme}`}`, found: scheme ?? address, expected: `${SCHEMES.join(", ")} or a page of this site`, hint: "link to a page with https:, or to a document by its file name" });
    return undefined;
  }
  if (scheme !== undefined) return { href: address, external: scheme === "https:" || scheme === "http:" };
  const [before = "", ...after] = address.split("#");
  const heading = decoded(after.join("#"));
  const [name = ""] = before.split("?");
  const target = name === "" ? path : name.startsWith("/") ? undefined : contentPath(path, decoded(name));
  if (target !== undefined && heading !== "") headingLinks.push({ path: target, heading, file: report.file, ...report.place(at.from) });
  if (name === "") return { href: address === "" ? "#" : `#${encodeURI(heading)}`, external: false };
  if (name.startsWith("/")) return { href: address, external: false };
  const page = target === undefined ? undefined : context.documentHref(target);
  if (page !== undefined) return { href: heading === "" ? page : `${page}#${encodeURI(heading)}`, external: false };
  const known = target === undefined ? undefined : nearest(target, context.documentPaths ?? []);
  const near = known === undefined ? undefined : posix.relative(posix.dirname(path), known);
  report.add(at, { code: "MARKDOWN-LINK", message: target === undefined ? `the link ${name} leads outside the project` : `no page is written in content/${target}`, found: name, ...(near === undefined ? {} : { expected: near }), hint: near === undefined ? "link to a document by its file name, for example gates.md, or to a page of the site by an address that begins with /" : `did you mean ${near}?` });
  return undefined;
}
