import { build } from "astro";
import type { Publication } from "./publication.ts";

interface PageFolders {
  readonly projectFolder: string;
  readonly pagesFolder: string;
  readonly cacheFolder: string;
}

const MODULE = "virtual:almanac/publication";

/** Hands the publication to the pages as a module, so that they read no file. */
function publicationModule(publication: Publication) {
  return {
    name: "almanac-publication",
    resolveId: (id: string) => (id === MODULE ? `\0${MODULE}` : undefined),
    load: (id: string) => (id === `\0${MODULE}` ? `export default JSON.parse(${JSON.stringify(JSON.stringify(publication))});` : undefined),
  };
}

/**
 * Astro bundles into `.astro/` of the working directory when its output lies elsewhere: two builds at a time would run each
 * other's pages, and a user's folder would be littered. Inside the output, each build has a place of its own.
 */
async function workingIn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await work();
  } finally {
    process.chdir(before);
  }
}

/** Runs Astro over the pages. Links in the result are root-absolute. One at a time in a process. */
export async function buildPages(publication: Publication, folders: PageFolders): Promise<void> {
  await workingIn(folders.pagesFolder, () => buildIn(publication, folders));
}

async function buildIn(publication: Publication, { projectFolder, pagesFolder, cacheFolder }: PageFolders): Promise<void> {
  const { siteUrl } = publication.edition.program;
  await build({
    root: projectFolder,
    configFile: false,
    mode: "production",
    logLevel: "warn",
    outDir: pagesFolder,
    cacheDir: cacheFolder,
    trailingSlash: "always",
    ...(siteUrl === undefined ? {} : { site: siteUrl }),
    // A stylesheet in the page or a script in the page would break the constant content security policy.
    build: { format: "directory", inlineStylesheets: "never", assets: "assets" },
    devToolbar: { enabled: false },
    vite: {
      plugins: [publicationModule(publication)],
      build: { assetsInlineLimit: 0, cssTarget: ["chrome123", "firefox120", "safari17.5"] },
      // The bundle is run from a folder outside the workspace, where nothing else can be resolved.
      ssr: { noExternal: true },
      // The environment that renders pages does not inherit it, and leaves out of the bundle what the site itself depends on.
      environments: { prerender: { resolve: { noExternal: true } } },
    },
  });
}
