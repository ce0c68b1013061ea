import { readFile } from "node:fs/promises";
import { minify, type Plugin } from "vite";

/** Ending by which a page asks for the text of a script, without comments and with short names. */
const ENDING = ".js?short";

/** A phone waits for every byte of a script that each page loads; who wants to read it finds it in the repository. */
export const shortScripts: Plugin = {
  name: "almanac-short-scripts",
  enforce: "pre",
  load: async (id) => {
    if (!id.endsWith(ENDING)) return undefined;
    const file = id.slice(0, -"?short".length);
    const { code, errors } = await minify(file, await readFile(file, "utf8"));
    if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ message }) => message).join("; ")}`);
    return `export default ${JSON.stringify(code)};`;
  },
};
