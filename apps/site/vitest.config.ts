import { defineConfig } from "vitest/config";
import { shortScripts } from "./src/render/page-program/short-scripts.ts";

export default defineConfig({ plugins: [shortScripts], test: { include: ["src/**/*.test.ts", "test/**/*.test.ts"], testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 30_000 } } } });
