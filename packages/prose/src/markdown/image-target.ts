import { nearest } from "@almanac/core";
import { contentPath, schemeOf } from "./link-target.ts";
import type { ProseContext } from "./rendered-prose.ts";
import type { Report, Stretch } from "./report.ts";

/** The title that marks an image as decoration, which has no alternative text. */
const DECORATIVE = "decorative";

interface Image {
  readonly address: string;
  readonly alt: string;
  readonly title: string | undefined;
  readonly path: string;
  readonly at: Required<Stretch>;
}

/** Address of an image of the project; undefined, with a diagnostic, for one that may not or cannot be shown. */
export function imageTarget({ address, alt, title, path, at }: Image, context: ProseContext, report: Report): string | undefined {
  if (schemeOf(address) !== undefined || /^[\s/\\]*[/\\]{2}/.test(address)) {
    report.add(at, { code: "MARKDOWN-IMAGE", message: "an image may not come from another site, because readers' browsers contact only this one", found: address.slice(0, 80), expected: "a file below content/", hint: "save the image beside the page and name the file" });
    return undefined;
  }
  if (alt.trim() === "" && title !== DECORATIVE) {
    report.add(at, { code: "MARKDOWN-ALT", message: "the image has no alternative text", expected: "what the image shows, in words", hint: `write ![what it shows](${address}), or ![](${address} "${DECORATIVE}") for a decoration` });
    return undefined;
  }
  const target = address.startsWith("/") ? undefined : contentPath(path, address);
  if (target === undefined) {
    report.add(at, { code: "MARKDOWN-IMAGE", message: `the image ${address} is outside the project`, found: address, expected: "a file below content/", hint: "save the image beside the page and name the file" });
    return undefined;
  }
  const href = context.imageHref?.(target);
  if (href === undefined) {
    const near = nearest(target, context.imagePaths ?? []);
    report.add(at, { code: "MARKDOWN-IMAGE", message: `there is no image content/${target}`, found: address, ...(near === undefined ? {} : { expected: near }), hint: near === undefined ? "check the name of the file" : `did you mean ${near}?` });
  }
  return href;
}
