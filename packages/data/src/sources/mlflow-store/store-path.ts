/** What a file of an MLflow file store is, told from its path: `mlruns/<experiment>/<run>/metrics/<name>` and so on. */
export type StorePart =
  | { readonly part: "meta"; readonly folder: string }
  | { readonly part: "metrics" | "params" | "tags"; readonly folder: string; readonly name: string }
  /** Artifacts, models, traces, inputs, deleted experiments: of the store, but nothing that is read. */
  | { readonly part: "other" };

const UNREAD = /(?:^|\/)(?:artifacts|\.trash|inputs|outputs|datasets|models|traces)\//;
const VALUE = /^(.*\/[^/]+)\/(metrics|params|tags)\/(.+)$/;

export function storePart(file: string): StorePart {
  // Only what lies inside the store: the folders above it may have any name.
  const inside = file.replace(/^.*\/mlruns\//, "");
  if (UNREAD.test(inside)) return { part: "other" };
  if (file.endsWith("/meta.yaml")) return { part: "meta", folder: file.slice(0, -"/meta.yaml".length) };
  const match = VALUE.exec(file);
  const part = match?.[2];
  if (match === null || (part !== "metrics" && part !== "params" && part !== "tags")) return { part: "other" };
  return { part, folder: match[1] ?? "", name: match[3] ?? "" };
}

/** Whether a path can only be of a store: a run's folder is named by 32 hexadecimal digits. */
export const isStorePath = (file: string): boolean => /\/[0-9a-f]{32}\/(?:metrics|params|tags)\/./.test(file) || /(?:^|\/)mlruns\/./.test(file);
