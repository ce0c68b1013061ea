import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";

/** The repository's own `node_modules`, so that a removed checkout leaves nothing behind. */
const CACHE = fileURLToPath(new URL("../../../../node_modules/.cache/almanac/", import.meta.url));

async function unpack(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const packageFolder = join(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "..");
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as { readonly version: string };
  const target = join(CACHE, `chromium-${version}`);
  if (existsSync(target)) return target;
  await mkdir(CACHE, { recursive: true });
  // A name of its own and a rename: two processes may unpack at once, and neither may start a half-written file.
  const partial = `${target}.${randomUUID()}.partial`;
  try {
    await pipeline(createReadStream(join(packageFolder, "bin", "chromium.br")), createBrotliDecompress(), createWriteStream(partial, { mode: 0o755 }));
    await rename(partial, target);
  } finally {
    await rm(partial, { force: true });
  }
  return target;
}

let once: Promise<string | undefined> | undefined;

/**
 * Path of the headless Chromium that the dependency brings along compressed, unpacked on first use (about 3 seconds);
 * undefined on systems that it was not built for.
 */
export function unpackedChromium(): Promise<string | undefined> {
  once ??= unpack();
  return once;
}
