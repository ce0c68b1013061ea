import { defineConfig } from "vitest/config";

export default defineConfig({
  // Packages are tested side by side on few cores: a slow moment is no failure.
  test: { testTimeout: 60_000, hookTimeout: 60_000, maxConcurrency: 2 },
});
