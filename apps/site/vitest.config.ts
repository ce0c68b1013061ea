import { defineConfig } from "vitest/config";
import { shortScripts } from "./src/render/page-program/short-scripts.ts";

export default defineConfig({ plugins: [shortScripts], test: { include: ["src/**/*.test.ts", "test/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000 } });
