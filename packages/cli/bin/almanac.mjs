#!/usr/bin/env node
// Starts Almanac where Node can read it, and says so where it cannot. Plain JavaScript of long ago: the Node that must read this file is the old one.
import { readFileSync } from "node:fs";
import process from "node:process";

const { engines } = /** @type {{ readonly engines: { readonly node: string } }} */ (JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")));
const wanted = engines.node.replace(/^>=/, "");
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const [least = 0, leastMinor = 0] = wanted.split(".").map(Number);

if (major > least || (major === least && minor >= leastMinor)) await import("../src/main.mjs");
else {
  process.stderr.write(
    `error: Almanac needs Node ${wanted} or newer, and this is Node ${process.versions.node}\nhint: in the folder of Almanac, run it as \`npx --yes pnpm@12 almanac ${process.argv.slice(2).join(" ") || "--help"}\`: on Linux that brings its own Node along; elsewhere install a newer Node first, from https://nodejs.org\n`,
  );
  process.exitCode = 3;
}
