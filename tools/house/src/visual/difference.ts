import pixelmatch from "pixelmatch";
import type { Sharp } from "sharp";

interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** How far a colour may be off, 0 to 1, before its pixel counts: less than what compression does. */
const THRESHOLD = 0.25;

export interface Difference {
  /** Share of the pixels that differ, 0 to 1. */
  readonly share: number;
  /** Pixels of the baseline by which the page is taller (or, negative, shorter). */
  readonly taller: number;
}

/** Compares two pictures of a page, both reduced. Pictures of different heights are compared as far as both go. */
export async function difference(baseline: Sharp, now: Sharp): Promise<Difference> {
  const [before, after] = await Promise.all([pixelsOf(baseline), pixelsOf(now)]);
  if (before.width !== after.width) return { share: 1, taller: after.height - before.height };
  const height = Math.min(before.height, after.height);
  const bytes = height * before.width * 4;
  const differing = pixelmatch(before.data.subarray(0, bytes), after.data.subarray(0, bytes), undefined, before.width, height, { threshold: THRESHOLD });
  return { share: differing / (before.width * height), taller: after.height - before.height };
}
