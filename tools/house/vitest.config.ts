import { defineConfig } from "vitest/config";

export default defineConfig({
  // Packages are tested side by side on few cores: a slow moment is no failure.
  test: { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 30_000 } }, maxConcurrency: 2 },
});
