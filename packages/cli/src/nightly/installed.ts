import { METHOD_VERSION } from "@almanac/core";
import packageJson from "../../package.json" with { type: "json" };

/** The Almanac that runs, as editions name it. */
export const installed = { version: packageJson.version, method: METHOD_VERSION } as const;
