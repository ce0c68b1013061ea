import type { Definition, Image, ImageReference, Nodes, RootContent } from "mdast";
import { DECORATIVE, imageTarget } from "../markdown/image-target.ts";
import { offsetsOf } from "../markdown/offsets.ts";
import type { ProseContext } from "../markdown/rendered-prose.ts";
import type { Report } from "../markdown/report.ts";
import type { Slots } from "../markdown/slots.ts";
import { pictureFigure, pictureProperties } from "./picture-figure.ts";
import { picturePath } from "./picture-path.ts";
import { isProblem, type ProsePicture } from "./picture-problem.ts";

/** What a page has of pictures so far, the files that it includes with it. */
export interface PagePictures {
  /** Definitions by their identifiers, and those that images use. */
  readonly definitions: Map<string, Definition>;
  readonly used: Set<string>;
  shown: number;
}

export interface PictureWork {
  readonly path: string;
  readonly context: ProseContext;
  readonly report: Report;
  readonly slots: Slots;
  readonly pictures: PagePictures;
}

/** Notes definitions, and which of them images use. */
export function notePictures(nodes: readonly Nodes[], pictures: PagePictures): void {
  for (const node of nodes) {
    if (node.type === "imageReference") pictures.used.add(node.identifier);
    if (node.type === "definition" && !pictures.definitions.has(node.identifier)) pictures.definitions.set(node.identifier, node);
    if ("children" in node) notePictures(node.children, pictures);
  }
}

interface Named {
  readonly picture: ProsePicture;
  readonly alt: string;
  readonly title: string | undefined;
  /** Whether the page shows none above it. */
  readonly first: boolean;
}

function named(node: Image | ImageReference, { path, context, report, pictures }: PictureWork): Named | undefined {
  const { url = "", title } = (node.type === "image" ? node : pictures.definitions.get(node.identifier)) ?? {};
  const alt = node.alt ?? "";
  const picture = imageTarget({ address: url, alt, title: title ?? undefined, path, at: offsetsOf(node) }, context, report);
  if (picture === undefined) return undefined;
  pictures.shown += 1;
  return { picture, alt, title: title ?? undefined, first: pictures.shown === 1 };
}

/** An image within a text. */
export function pictureInText(node: Image | ImageReference, work: PictureWork): RootContent[] {
  const found = named(node, work);
  if (found === undefined) return [];
  const { picture, alt, first } = found;
  return [{ type: "image", url: picture.href, alt, title: null, data: { hProperties: pictureProperties(picture, first) } }];
}

/** A paragraph that is one image: a figure, with its title as the caption. Undefined for any other paragraph. */
export function pictureAlone(children: readonly Nodes[], work: PictureWork): RootContent[] | undefined {
  const [only, ...others] = children.filter((child) => child.type !== "text" || child.value.trim() !== "");
  if (only === undefined || others.length > 0 || (only.type !== "image" && only.type !== "imageReference")) return undefined;
  const found = named(only, work);
  if (found === undefined) return [];
  const { picture, alt, title, first } = found;
  return [work.slots.asBlock(pictureFigure(picture, { alt, ...(title === undefined || title === DECORATIVE ? {} : { caption: title }) }, first))];
}

/** A definition that images use, for links that use it, too. */
export function pictureDefinition(node: Definition, { path, context }: PictureWork): RootContent[] {
  const target = picturePath(path, node.url);
  const picture = target === undefined ? undefined : context.picture?.(target);
  return picture === undefined || isProblem(picture) ? [] : [{ ...node, url: picture.href }];
}
