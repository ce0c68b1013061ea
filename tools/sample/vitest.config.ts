import { defineConfig } from "vitest/config";

export default defineConfig({
  // Packages are tested side by side on few cores: a slow moment is no failure.
  // The modules hold no state that a test could see: they are read once for all files.
  test: { isolate: false, testTimeout: 300_000, hookTimeout: 300_000 },
});
