type Headers = Readonly<Record<string, string>>;

/** Reads `_headers` as the hosts that know it do: what it says of an address. @throws where a line cannot be read, or two rules set one header, which such a host would join. */
export function readHeaders(text: string): (address: string) => Headers {
  const rules = text.trim().split(/\n\n/).map((block) => {
    const [path = "", ...lines] = block.split("\n");
    const headers = lines.map((line): readonly [string, string] => {
      const [, name, value] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) throw new Error(`_headers: ${JSON.stringify(line)} is no header`);
      return [name, value];
    });
    return { pattern: new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/:[a-z]+/g, "[^/]+").replace(/\*/g, ".*")}$`), headers };
  });
  return (address) => {
    const found: Record<string, string> = {};
    for (const { pattern, headers } of rules) {
      if (!pattern.test(address)) continue;
      for (const [name, value] of headers) {
        if (found[name] !== undefined) throw new Error(`_headers: ${name} is set twice for ${address}`);
        found[name] = value;
      }
    }
    return found;
  };
}
