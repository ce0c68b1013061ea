import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { keepNewest } from "../keep-newest.ts";
import type { EncodedPicture } from "./encode-picture.ts";

const MOST_KEPT = 400;
const NAME = /^([0-9a-f]{64})\.(\d+)x(\d+)\.(webp|png)$/;

/** Encoded pictures from earlier runs, or made now and kept: encoding a photograph takes most of a second. */
export interface KeptPictures {
  readonly get: (key: string, encode: () => Promise<EncodedPicture>) => Promise<EncodedPicture>;
}

/** @param folder left out, nothing is kept */
export async function keptPictures(folder: string | undefined): Promise<KeptPictures> {
  if (folder === undefined) return { get: (_, encode) => encode() };
  const names = await readdir(folder).catch((): readonly string[] => []);
  const known = new Map(names.flatMap((name) => { const match = NAME.exec(name); return match === null ? [] : [[match[1] ?? "", match] as const]; }));
  return {
    get: async (key, encode) => {
      const match = known.get(key);
      if (match !== undefined) {
        const bytes = await readFile(join(folder, match[0])).catch(() => undefined);
        if (bytes !== undefined) return { bytes, width: Number(match[2]), height: Number(match[3]), ending: match[4] === "png" ? "png" : "webp" };
      }
      const encoded = await encode();
      try {
        await mkdir(folder, { recursive: true });
        const file = join(folder, `${key}.${String(encoded.width)}x${String(encoded.height)}.${encoded.ending}`);
        await writeFile(`${file}.${String(process.pid)}.new`, encoded.bytes);
        await rename(`${file}.${String(process.pid)}.new`, file);
        await keepNewest({ folder, names: NAME, most: MOST_KEPT });
      } catch {
        // A folder that may not be written costs time in the next run, and nothing else.
      }
      return encoded;
    },
  };
}
