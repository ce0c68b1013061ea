import { createHash } from "node:crypto";
import { join } from "node:path";
import { compareText, type Document, type FrozenPicture } from "@almanac/core";
import { announcesFrames, isPointer, kindByBytes, kindByName, picturesOf, svgPicture, type PictureKind, type PictureProblem } from "@almanac/prose";
import { keptPictures, type KeptPictures } from "./kept-pictures.ts";
import { animated, leadsOut, missing, noPicture, otherKind, pointer, tooHigh, tooLarge, tooManyPixels, unreadable } from "./picture-problems.ts";
import { HIGHEST, WIDEST } from "./widest.ts";

/** The files of a program directory. Paths are relative to its root. */
export interface PictureFiles {
  readonly list: (folder: string) => readonly string[];
  readonly read: (path: string) => Uint8Array;
  readonly size?: (path: string) => number;
  readonly leadsOutside?: (path: string) => boolean;
}

export interface ReadPictures {
  /** Pictures that documents show, by path below `content/`. */
  readonly shown: ReadonlyMap<string, FrozenPicture>;
  /** Why those that documents mean to show cannot be shown, by path below `content/`. */
  readonly problems: Readonly<Record<string, PictureProblem>>;
  /** By object name, as they are published. */
  readonly objects: ReadonlyMap<string, Uint8Array>;
  /** Paths below `content/` of pictures that no document shows. */
  readonly unused: readonly string[];
  /** By path of a document below `content/`, in its order. */
  readonly namedBy: ReadonlyMap<string, readonly string[]>;
}

const CONTENT = "content/";
const MOST_BYTES = 20_000_000;
const MOST_DRAWING_BYTES = 500_000;

interface Published extends FrozenPicture {
  readonly bytes: Uint8Array;
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const published = (bytes: Uint8Array, ending: string, { width, height }: Pick<FrozenPicture, "width" | "height">): Published => ({ bytes, object: `${sha256(bytes)}.${ending}`, width, height });

function drawing(path: string, bytes: Uint8Array): Published | PictureProblem {
  const picture = svgPicture(new TextDecoder().decode(bytes), path, WIDEST);
  if ("code" in picture) return picture;
  return picture.height > HIGHEST ? tooHigh(path, { ...picture, most: HIGHEST }) : published(new TextEncoder().encode(picture.svg), "svg", picture);
}

async function raster(path: string, bytes: Uint8Array, kind: PictureKind, kept: KeptPictures): Promise<Published | PictureProblem> {
  // The library takes as long to load as all else of a check: those without pictures do without.
  const { encodePicture, encoderVersion, MOST_PIXELS, pictureHead } = await import("./encode-picture.ts");
  const head = await pictureHead(bytes).catch(() => undefined);
  if (head === undefined) return unreadable(path, kind);
  const { width, height, frames } = head;
  if (width * height > MOST_PIXELS) return tooManyPixels(path, { width, height, most: MOST_PIXELS });
  // Decoding a column of a pixel's width takes half a minute, and then it cannot be written.
  if (height * Math.min(1, WIDEST / width) > HIGHEST) return tooHigh(path, { width, height, most: HIGHEST });
  if (frames > 1 && kind !== "avif") return animated(path);
  const key = createHash("sha256").update(`1 ${encoderVersion()} ${kind}\0`).update(bytes).digest("hex");
  const encoded = await kept.get(key, () => encodePicture(bytes, kind === "jpeg" || kind === "avif")).catch(() => undefined);
  return encoded === undefined ? unreadable(path, kind) : published(encoded.bytes, encoded.ending, encoded);
}

async function pictureOf(files: PictureFiles, path: string, all: readonly string[], kept: KeptPictures): Promise<Published | PictureProblem> {
  const file = `${CONTENT}${path}`;
  const said = kindByName(path);
  if (said === undefined) return noPicture(path);
  if (!all.includes(path)) return missing(path, all);
  if (files.leadsOutside?.(file) === true) return leadsOut(path);
  const most = said === "svg" ? MOST_DRAWING_BYTES : MOST_BYTES;
  const size = files.size?.(file);
  if (size !== undefined && size > most) return tooLarge(path, { size, most, isDrawing: said === "svg" });
  const bytes = files.read(file);
  if (bytes.length > most) return tooLarge(path, { size: bytes.length, most, isDrawing: said === "svg" });
  if (isPointer(bytes)) return pointer(path);
  const kind = kindByBytes(bytes);
  if (kind === undefined) return unreadable(path, said);
  if (kind !== said) return otherKind(path, said, kind);
  if (announcesFrames(bytes, kind)) return animated(path);
  return kind === "svg" ? drawing(path, bytes) : await raster(path, bytes, kind, kept);
}

/**
 * The pictures that documents show, as they are published, with what is wrong with them. Reads no picture that nothing shows.
 *
 * @param documents all that a program has, drafts included
 * @param keptFolder where encoded pictures are kept from run to run; left out, all are made anew
 */
export async function readPictures(files: PictureFiles, documents: readonly Pick<Document, "path" | "body" | "bodyLine" | "format">[], keptFolder?: string): Promise<ReadPictures> {
  const all = files.list("content").map((file) => file.slice(CONTENT.length)).filter((path) => kindByName(path) !== undefined && !path.split("/").some((part) => part.startsWith(".")));
  const namedBy = new Map(documents.map((document) => [document.path, picturesOf(document)] as const).filter(([, named]) => named.length > 0));
  const wanted = [...new Set([...namedBy.values()].flat())].sort(compareText);
  const kept = await keptPictures(keptFolder === undefined ? undefined : join(keptFolder, "pictures"));
  const shown = new Map<string, FrozenPicture>();
  const objects = new Map<string, Uint8Array>();
  const problems: Record<string, PictureProblem> = {};
  // One after the other: an encoder uses every core by itself.
  for (const path of wanted) {
    const picture = await pictureOf(files, path, all, kept);
    if ("code" in picture) problems[path] = picture;
    else {
      const { bytes, ...frozen } = picture;
      shown.set(path, frozen);
      objects.set(frozen.object, bytes);
    }
  }
  const named = new Set(wanted);
  return { shown, problems, objects, unused: all.filter((path) => !named.has(path)), namedBy };
}

/** Documents with the pictures that each shows, for an edition to hold. */
export function withPictures<D extends Pick<Document, "path">>(documents: readonly D[], { shown, namedBy }: Pick<ReadPictures, "shown" | "namedBy">): readonly D[] {
  return documents.map((document) => {
    const own = (namedBy.get(document.path) ?? []).flatMap((path) => { const picture = shown.get(path); return picture === undefined ? [] : [[path, picture] as const]; });
    return own.length === 0 ? document : { ...document, pictures: Object.fromEntries(own.toSorted(([a], [b]) => compareText(a, b))) };
  });
}
