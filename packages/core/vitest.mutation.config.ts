import { defineConfig } from "vitest/config";

/** For mutation tests: what reads files outside of the package, or starts processes, says nothing about a mutant. */
export default defineConfig({
  test: { include: ["src/**/*.test.ts", "test/golden/golden.test.ts", "test/sample-statement.test.ts"], setupFiles: ["test/property-seed.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
