import { defineConfig } from "vitest/config";

export default defineConfig({
  // Packages are tested side by side on few cores: a slow moment is no failure.
  test: { include: ["src/**/*.test.ts", "test/**/*.test.ts", "oracle/*.test.ts"], setupFiles: ["test/property-seed.ts"], testTimeout: 300_000, hookTimeout: 300_000 },
});
