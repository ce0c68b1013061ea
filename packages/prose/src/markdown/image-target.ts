import { posix } from "node:path";
import { isProblem, type ProsePicture } from "../picture/picture-problem.ts";
import { picturePath } from "../picture/picture-path.ts";
import { schemeOf } from "./link-target.ts";
import type { ProseContext } from "./rendered-prose.ts";
import type { Report, Stretch } from "./report.ts";

/** The title that marks an image as decoration, which has no alternative text. */
export const DECORATIVE = "decorative";

interface Image {
  readonly address: string;
  readonly alt: string;
  readonly title: string | undefined;
  readonly path: string;
  readonly at: Required<Stretch>;
}

const BESIDE = "save the image beside the page and name the file";

/** A picture of the project that an image names; undefined, with a diagnostic, for one that may not or cannot be shown. */
export function imageTarget({ address, alt, title, path, at }: Image, context: ProseContext, report: Report): ProsePicture | undefined {
  if (schemeOf(address) !== undefined || /^[\s/\\]*[/\\]{2}/.test(address)) {
    report.add(at, { code: "MARKDOWN-IMAGE", message: "an image may not come from another site, because readers' browsers contact only this one", found: address.slice(0, 80), expected: "a file below content/", hint: BESIDE });
    return undefined;
  }
  if (alt.trim() === "" && title !== DECORATIVE) {
    report.add(at, { code: "MARKDOWN-ALT", message: "the image has no alternative text", expected: "what the image shows, in words", hint: `write ![what it shows](${address}), or ![](${address} "${DECORATIVE}") for a decoration` });
    return undefined;
  }
  const target = picturePath(path, address);
  if (target === undefined) {
    report.add(at, { code: "MARKDOWN-IMAGE", message: `the image ${address} is outside the project`, found: address, expected: "a file below content/", hint: BESIDE });
    return undefined;
  }
  const picture = context.picture?.(target) ?? { code: "MARKDOWN-IMAGE", message: `there is no image content/${target}`, hint: "check the name of the file" };
  if (!isProblem(picture)) return picture;
  const { code, message, hint, found = address, expected, near } = picture;
  const named = near === undefined ? undefined : posix.relative(posix.dirname(path), near);
  report.add(at, { code, message, found, ...(named === undefined && expected === undefined ? {} : { expected: named ?? expected }), ...(named === undefined ? (hint === undefined ? {} : { hint }) : { hint: `did you mean ${named}?` }) });
  return undefined;
}
