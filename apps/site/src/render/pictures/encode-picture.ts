import { WIDEST } from "./widest.ts";
import sharp, { type Sharp } from "sharp";

/** More pixels are refused before they are decoded. */
export const MOST_PIXELS = 50_000_000;

export interface EncodedPicture {
  readonly bytes: Uint8Array;
  readonly ending: "webp" | "png";
  readonly width: number;
  readonly height: number;
}

/** A lossless picture that is larger than this was a photograph. */
const LOSSLESS_BYTES = 300_000;

/** The programs that encode, by their versions: another one may give other bytes. */
export const encoderVersion = (): string => `${sharp.versions.sharp} ${sharp.versions.vips}`;

export interface PictureHead {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
}

/** What a raster picture says of itself, nothing decoded. @throws when it says nothing. */
export async function pictureHead(bytes: Uint8Array): Promise<PictureHead> {
  const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
  return { width, height, frames: pages };
}

/**
 * A raster picture as it is published: upright, in sRGB, not wider than {@link WIDEST}, and without anything that the file said beside its
 * pixels, such as where a photograph was taken. Drawn ones stay exact; the smaller of WebP and PNG.
 * @throws when the file cannot be decoded whole.
 */
export async function encodePicture(bytes: Uint8Array, isPhoto: boolean): Promise<EncodedPicture> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "warning", pages: 1 }).autoOrient().resize({ width: WIDEST, withoutEnlargement: true }).toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  const pixels = (): Sharp => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const lossy = (): Promise<Buffer> => pixels().webp({ quality: 82, effort: 5, smartSubsample: true }).toBuffer();
  const exact = isPhoto ? undefined : await pixels().webp({ lossless: true, effort: 5 }).toBuffer();
  const webp = exact === undefined || exact.length > LOSSLESS_BYTES ? await lossy() : exact;
  const png = exact === undefined ? undefined : await pixels().png({ compressionLevel: 9, adaptiveFiltering: true }).toBuffer();
  const { width, height } = info;
  return png !== undefined && png.length < webp.length ? { bytes: png, ending: "png", width, height } : { bytes: webp, ending: "webp", width, height };
}
