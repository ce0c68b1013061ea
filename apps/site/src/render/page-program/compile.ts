import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build, type AstroIntegration } from "astro";
import { paperApart } from "./paper-apart.ts";
import { publicationModule } from "./publication-module.ts";
import { shortScripts } from "./short-scripts.ts";

/** Root of the Astro project: the folder that holds `src/`. */
const projectFolder = fileURLToPath(new URL("../../../", import.meta.url));

/** Astro compiles pages that are rendered on request for an adapter: ours is the module that {@link entry.ts} is. */
const adapter: AstroIntegration = {
  name: "almanac",
  hooks: {
    "astro:config:done": ({ setAdapter }) =>
      setAdapter({ name: "almanac", entrypointResolution: "auto", serverEntrypoint: fileURLToPath(new URL("entry.ts", import.meta.url)), supportedAstroFeatures: { serverOutput: "stable", staticOutput: "stable", sharpImageService: "stable" }, adapterFeatures: { buildOutput: "server" } }),
  },
};

/** Compiles the pages into `folder`: `server/entry.mjs` renders them, `client/` is what they load. Run in a process of its own, in `folder`: Astro works in the current directory. */
export async function compile(folder: string): Promise<void> {
  await build({
    root: projectFolder,
    configFile: false,
    mode: "production",
    logLevel: "warn",
    output: "server",
    adapter,
    outDir: folder,
    cacheDir: join(folder, ".cache"),
    trailingSlash: "always",
    // A stylesheet in the page or a script in the page would break the constant content security policy.
    build: { format: "directory", inlineStylesheets: "never", assets: "assets", client: join(folder, "client"), server: join(folder, "server") },
    devToolbar: { enabled: false },
    vite: {
      plugins: [publicationModule, shortScripts],
      css: { postcss: { plugins: [paperApart] } },
      // Scripts of their own (`?worker&url`) take from the core what they call and nothing else: its modules do nothing but define.
      worker: { format: "es", rolldownOptions: { treeshake: { moduleSideEffects: false } } },
      build: { assetsInlineLimit: 0, cssTarget: ["chrome123", "firefox120", "safari17.5"] },
      // The bundle is run from a folder outside the workspace, where nothing else can be resolved.
      ssr: { noExternal: true },
    },
  });
}

const [, script, target] = process.argv;
if (script !== undefined && fileURLToPath(import.meta.url) === script && target !== undefined) await compile(target);
