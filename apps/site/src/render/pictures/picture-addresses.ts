import type { Document, FrozenPicture } from "@almanac/core";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Folder of the pictures in a tree and in a site that stands alone. */
const MEDIA = "media";

const fileOf = (object: string): string => `${MEDIA}/${object.slice(0, 32)}${object.slice(64)}`;

/** Address of a picture by its object: another picture has another one. */
export const pictureHref = (object: string): string => `/${fileOf(object)}`;

type Shows = Pick<Partial<Document>, "pictures">;

/** All pictures of an edition, by path below `content/`. */
export const picturesShown = (documents: readonly Shows[]): ReadonlyMap<string, FrozenPicture> => new Map(documents.flatMap(({ pictures = {} }) => Object.entries(pictures)));

/** Writes the pictures of an edition into a tree or a site. */
export async function writePictures(documents: readonly Shows[], bytes: (object: string) => Promise<Uint8Array>, folder: string): Promise<void> {
  const objects = [...new Set([...picturesShown(documents).values()].map(({ object }) => object))];
  if (objects.length > 0) await mkdir(join(folder, MEDIA), { recursive: true });
  await Promise.all(objects.map(async (object) => writeFile(join(folder, fileOf(object)), await bytes(object))));
}
