import type { Diagnostic } from "@almanac/core";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import { plainYaml } from "./plain-front-matter.ts";
import type { TextFile } from "./text.ts";
import { readYaml, type YamlFile } from "./yaml.ts";

export interface MarkdownFile {
  readonly yaml: YamlFile;
  /** Everything after the front matter, exactly as on disk. */
  readonly body: string;
  readonly bodyLine: number;
}

type ReadMarkdown = { readonly ok: MarkdownFile } | { readonly diagnostics: readonly Diagnostic[] };

const OPENING = /^---[ \t]*(?:\r\n|\n|\r)/;
const CLOSING = /^---[ \t]*(?:\r\n|\n|\r|$)/m;

/** Splits front matter from body. `example` shows an author what the folder asks for. */
export function readFrontMatter({ file, text }: TextFile, example: string): ReadMarkdown {
  const opening = OPENING.exec(text);
  if (opening === null)
    return {
      diagnostics: [
        diagnostic("FRONT-MATTER-MISSING", wholeFile(file), {
          message: "the document has no front matter",
          found: text.split(/\r\n|\n|\r/)[0] ?? "",
          expected: "`---` on the first line",
          hint: `begin the file with:\n\n${example.replace(/^/gm, "    ").trimEnd()}`,
        }),
      ],
    };
  const rest = text.slice(opening[0].length);
  const closing = CLOSING.exec(rest);
  if (closing === null)
    return {
      diagnostics: [
        diagnostic("FRONT-MATTER-OPEN", wholeFile(file), {
          message: "the front matter opened here is never closed",
          found: "`---`",
          expected: "a second line `---` after the last key",
          hint: "write `---` on a line of its own, below the last key: it is the closing fence",
        }),
      ],
    };
  const source = rest.slice(0, closing.index);
  const origin = { file, linesBefore: 1 };
  const plain = plainYaml(source, origin);
  const yaml = plain === undefined ? readYaml(source, origin) : { ok: plain };
  if (!("ok" in yaml)) return yaml;
  const body = rest.slice(closing.index + closing[0].length);
  return { ok: { yaml: yaml.ok, body, bodyLine: 2 + (source + closing[0]).split(/\r\n|\n|\r/).length - 1 } };
}
