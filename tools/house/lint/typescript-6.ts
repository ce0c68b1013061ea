/**
 * Preload for dependency-cruiser: its `import("typescript")` gets this package's TypeScript 6.
 * Left alone it finds the repository's TypeScript 7, cannot use it, and reports no violation at all.
 */
import { createRequire, registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const addresses = new Map(["typescript", "typescript/package.json"].map((name) => [name, pathToFileURL(require.resolve(name)).href]));

registerHooks({
  resolve(specifier, context, next) {
    const url = addresses.get(specifier);
    return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
  },
});
