import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Headers, by their names in lower case, that the `_headers` file of a web root sets for every address: its first rule. */
export function sentEverywhere(web: string): Readonly<Record<string, string>> {
  const [path, ...lines] = (readFileSync(join(web, "_headers"), "utf8").split("\n\n")[0] ?? "").trimEnd().split("\n");
  if (path !== "/*") throw new Error(`_headers begins with ${path ?? "nothing"}`);
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) throw new Error(`_headers: ${JSON.stringify(line)} is no header`);
      return [name.toLowerCase(), value];
    }),
  );
}
