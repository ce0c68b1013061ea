const HEAD = "sources:\n";
const ID = /(?<=^ {2}- id: ).*$/m;
const DAY = /(?<=\/)\d{4}-\d{2}-\d{2}(?=\/)/g;

const folderOf = (block: string): string =>
  (/^ {4}files: (?:.*\/)?([^/\n]+)\/[^/\n]*$/m.exec(block)?.[1] ?? "")
    .replace("{exported}", "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

/**
 * Suggestions for several files as one `sources:` block: exports of several days, which differ in a folder named by the day, are
 * one source, and no two sources have one id. What is no suggestion is a comment and stands on top.
 */
export function oneBlock(suggestions: readonly string[]): string {
  if (suggestions.length < 2) return suggestions.join("");
  const blocks = new Set(suggestions.filter((yaml) => yaml.startsWith(HEAD)).map((yaml) => yaml.slice(HEAD.length).replace(DAY, "{exported}")));
  const notes = suggestions.filter((yaml) => !yaml.startsWith(HEAD));
  const times = Map.groupBy(blocks, (block) => ID.exec(block)?.[0] ?? "");
  const taken = new Set<string>();
  const named = [...blocks].map((block) => {
    const id = ID.exec(block)?.[0] ?? "";
    const wanted = (times.get(id)?.length ?? 0) < 2 ? id : folderOf(block) || id;
    let free = wanted;
    for (let number = 2; taken.has(free); number++) free = `${wanted}-${String(number)}`;
    taken.add(free);
    return block.replace(ID, free);
  });
  return [...notes, ...(named.length === 0 ? [] : [HEAD + named.join("\n")])].join("\n");
}
