/** Frozen editions of a publication, one folder each. */
export const EDITIONS = "editions";
export const RELEASES = "releases";
/** Link to the release that readers see: the web root. */
export const CURRENT = "current";
export const LOCK = ".lock";
/** What `almanac nightly` remembers of the last night; beside the web root, so nobody reads it there. */
export const NIGHT = "nightly.json";
export const MANIFEST = "manifest.json";
export const RELEASE = "release.json";
/** The page and the list of all editions, inside a release; readers find them at `editions/index.*`. */
export const ALL_EDITIONS = "all-editions";
export const INDEX_FILES = ["index.html", "index.json"] as const;
/** Where a run makes what is not whole yet, on the same disk. */
export const WORK = ".work-";
export const POINTER_BESIDE = `${CURRENT}.new-`;

/** Where a file of a release is found by readers: below the web root. */
export const webPath = (file: string): string => (file.startsWith(`${ALL_EDITIONS}/`) ? `${EDITIONS}/${file.slice(ALL_EDITIONS.length + 1)}` : file);
