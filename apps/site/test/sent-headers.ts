/** Reads `_headers` as Netlify and Cloudflare Pages do: the headers of an address, by name, each with the values of all rules that fit. */
export function headersReader(text: string): (address: string) => ReadonlyMap<string, readonly string[]> {
  const rules = text.trim().split(/\n\n/).map((block) => {
    const [path = "", ...lines] = block.split("\n");
    const pattern = new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/:[a-z]+/g, "[^/]+").replace(/\*/g, ".*")}$`);
    return { pattern, headers: lines.map((line) => /^ {2}([\w-]+): (.+)$/.exec(line)?.slice(1) ?? ["(unreadable)", line]) };
  });
  return (address) => {
    const found = new Map<string, string[]>();
    for (const { pattern, headers } of rules) {
      if (!pattern.test(address)) continue;
      for (const [name = "", value = ""] of headers) found.set(name, [...(found.get(name) ?? []), value]);
    }
    return found;
  };
}
