import { posix } from "node:path";
import { nearest } from "@almanac/core";
import { usualEnding, type PictureKind, type PictureProblem } from "@almanac/prose";

const NAMES: Readonly<Record<PictureKind, string>> = { avif: "an AVIF picture", gif: "a GIF picture", jpeg: "a JPEG picture", png: "a PNG picture", svg: "an SVG drawing", webp: "a WebP picture" };

const SMALLER = "save it smaller: pages show at most 1,600 pixels across";

const bytesWords = (bytes: number): string => (bytes < 1_000_000 ? `${String(Math.ceil(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

/** No such file: the nearest name, which may be that of a file in another folder. */
export function missing(path: string, pictures: readonly string[]): PictureProblem {
  const name = posix.basename(path).toLowerCase();
  const near = pictures.find((other) => posix.basename(other).toLowerCase() === name) ?? nearest(path, pictures);
  const hint = pictures.length === 0 ? "save the picture below content/, beside the page, and check the name of the file" : "check the name of the file";
  return { code: "MARKDOWN-IMAGE", message: `there is no image content/${path}`, ...(near === undefined ? { hint } : { near }) };
}

export const noPicture = (path: string): PictureProblem => ({
  code: "PICTURE-TYPE",
  message: `content/${path} is no picture by its name`,
  found: posix.extname(path) || posix.basename(path),
  expected: "a name that ends in .svg, .png, .jpg, .webp, .avif or .gif",
  hint: "save the picture as one of these, and name that file",
});

export const leadsOut = (path: string): PictureProblem => ({
  code: "MARKDOWN-IMAGE",
  message: `content/${path} is a link that leads out of the project`,
  expected: "a file below content/",
  hint: "put the file itself in place of the link",
});

export const tooLarge = (path: string, { size, most, isDrawing }: { readonly size: number; readonly most: number; readonly isDrawing: boolean }): PictureProblem => ({
  code: "PICTURE-SIZE",
  message: `content/${path} is too large a file`,
  found: bytesWords(size),
  expected: `at most ${bytesWords(most)}`,
  hint: isDrawing ? "export the drawing as PNG" : SMALLER,
});

export const tooManyPixels = (path: string, { width, height, most }: { readonly width: number; readonly height: number; readonly most: number }): PictureProblem => ({
  code: "PICTURE-SIZE",
  message: `content/${path} has too many pixels`,
  found: `${String(width)} × ${String(height)}`,
  expected: `at most ${String(most / 1_000_000)} million`,
  hint: SMALLER,
});

/** Higher than any page, and than encoders write. */
export const tooHigh = (path: string, { width, height, most }: { readonly width: number; readonly height: number; readonly most: number }): PictureProblem => ({
  code: "PICTURE-SIZE",
  message: `content/${path} is too high for a page`,
  found: `${String(width)} × ${String(height)}`,
  expected: `at most ${String(most)} pixels high where it is shown`,
  hint: "cut it into several pictures",
});

/** A file that is not what the ending of its name says. */
export function otherKind(path: string, said: PictureKind, kind: PictureKind): PictureProblem {
  const name = `${posix.basename(path, posix.extname(path))}.${usualEnding(kind)}`;
  const message = `content/${path} is ${NAMES[kind]}, and its name says that it is ${NAMES[said]}`;
  return { code: "PICTURE-TYPE", message, found: NAMES[kind], expected: NAMES[said], hint: `rename the file to ${name}, and name that file` };
}

export const pointer = (path: string): PictureProblem => ({
  code: "PICTURE-UNREADABLE",
  message: `in place of content/${path} stands a note of where Git keeps it`,
  found: "a Git large-file pointer",
  expected: "the picture",
  hint: "run `git lfs pull`",
});

export const unreadable = (path: string, said: PictureKind): PictureProblem => ({
  code: "PICTURE-UNREADABLE",
  message: `content/${path} cannot be read as a picture: it is damaged, cut short, or something else`,
  expected: NAMES[said],
  hint: "open it in a picture program and save it anew",
});

export const animated = (path: string): PictureProblem => ({
  code: "PICTURE-ANIMATED",
  message: `content/${path} moves, and pages are read at rest and on paper`,
  found: "several frames",
  expected: "one picture",
  hint: "save the frame that matters as PNG, and name that file",
});
