/** Writes the snippets that editors offer to writers: `node packages/cli/test/editor/main.ts`. A test fails while they are not current. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { editorSnippets } from "./snippets.ts";

const file = fileURLToPath(new URL("../../../../.vscode/almanac.code-snippets", import.meta.url));
writeFileSync(file, editorSnippets());
process.stdout.write(`${file}\n`);
