import type { Diagnostic } from "@almanac/core";
import { diagnostic, relatedTo, wholeFile } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import { readFrontMatter } from "../read/front-matter.ts";
import type { ProgramFiles } from "../read/program-files.ts";
import { readTextFile } from "../read/text.ts";
import { WRITTEN_SIZE_LIMIT } from "../read/text-problems.ts";
import { isDay } from "../cells/day.ts";
import { documentOf, type PlacedDocument, type ReadDocument } from "./document-of.ts";
import { FOLDER_NAMES, FOLDERS, type Folder } from "./folders.ts";

interface ReadContent {
  readonly documents: readonly PlacedDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

const PICTURE = /\.(?:svg|png|jpe?g|webp|avif|gif)$/i;

/** Everything that people wrote, sorted by path. */
export function readContent(files: ProgramFiles): ReadContent {
  const diagnostics: Diagnostic[] = [];
  const documents: PlacedDocument[] = [];
  for (const file of files.list("content")) {
    const path = file.slice("content/".length);
    if (path.split("/").some((part) => part.startsWith(".")) || PICTURE.test(path) || files.leadsOutside?.(file) === true) continue;
    const read = readDocument(files, file, path);
    if ("ok" in read) documents.push(read.ok);
    else diagnostics.push(...read.diagnostics);
  }
  return { documents, diagnostics: [...diagnostics, ...sameAddress(documents)] };
}

function readDocument(files: ProgramFiles, file: string, path: string): ReadDocument {
  const [folder = "", ...rest] = path.split("/");
  const known = FOLDER_NAMES.find((name) => name === folder);
  if (known === undefined || rest.length === 0)
    return {
      diagnostics: [
        diagnostic("CONTENT-FOLDER", wholeFile(file), {
          message: rest.length === 0 ? "documents lie in a folder of content/" : `content/${folder}/ has no meaning`,
          found: path,
          expected: `one of the folders ${FOLDER_NAMES.join(", ")}`,
          hint: `${didYouMean(folder, FOLDER_NAMES)}move the file into the folder of its kind`,
        }),
      ],
    };
  const named = nameOf(known, rest);
  if ("expected" in named)
    return {
      diagnostics: [
        diagnostic("CONTENT-NAME", wholeFile(file), {
          message: `\`${path}\` is no name for ${FOLDERS[known].what}`,
          found: rest.join("/"),
          expected: named.expected,
          hint: `rename the file to ${named.expected}`,
        }),
      ],
    };
  let bytes: Uint8Array | undefined;
  const once = (): Uint8Array => (bytes ??= files.read(file));
  const text = readTextFile({ ...files, read: once }, file, undefined, WRITTEN_SIZE_LIMIT);
  if (!("ok" in text)) return text;
  const markdown = readFrontMatter(text.ok, FOLDERS[known].example);
  if (!("ok" in markdown)) return markdown;
  return documentOf(known, markdown.ok, {
    path,
    id: named.id,
    format: named.format,
    body: markdown.ok.body,
    bodyLine: markdown.ok.bodyLine,
    sha256: files.sha256(once()),
  });
}

/** Pages of the handbook that Almanac makes itself. */
const LISTS: readonly string[] = ["policies", "review"];

function nameOf(folder: Folder, rest: readonly string[]): { readonly id: string; readonly format: "md" | "mdx" } | { readonly expected: string } {
  const name = rest.at(-1) ?? "";
  const match = /^([a-z0-9][a-z0-9._-]*)\.(mdx?)$/.exec(name);
  const id = match?.[1];
  const format = match?.[2] === "mdx" ? "mdx" : "md";
  const parents = rest.slice(0, -1).every((part) => /^[a-z0-9][a-z0-9-]*$/.test(part));
  if (folder === "handbook" && rest.length === 1 && id !== undefined && LISTS.includes(id)) return { expected: `another name: /handbook/${id}/ is the list that Almanac makes` };
  if (folder === "handbook")
    return id === undefined || !parents ? { expected: "a name of lower-case letters, digits and hyphens ending in .md or .mdx" } : { id, format };
  if (folder === "updates")
    return id === undefined || rest.length > 1 || format === "mdx" || !isDay(id) ? { expected: "YYYY-MM-DD.md, a day that exists" } : { id, format };
  return id === undefined || rest.length > 1 || format === "mdx"
    ? { expected: folder === "method" ? "<area>.<measure>.md in lower case" : "<id>.md in lower case" }
    : { id, format };
}

/** `plan.md` and `plan.mdx` would be one page. */
function sameAddress(documents: readonly PlacedDocument[]): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return documents.flatMap(({ document: { path } }): readonly Diagnostic[] => {
    const address = path.replace(/\.mdx?$/, "");
    const earlier = first.get(address);
    if (earlier === undefined) {
      first.set(address, path);
      return [];
    }
    return [
      diagnostic("CONTENT-TWICE", wholeFile(`content/${path}`), {
        message: `\`${path}\` and \`${earlier}\` would be one page`,
        found: path,
        expected: "one document for each address",
        hint: "rename or remove one of the two",
        related: [relatedTo(wholeFile(`content/${earlier}`), "the other document")],
      }),
    ];
  });
}
