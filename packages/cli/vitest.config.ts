import { defineConfig } from "vitest/config";

export default defineConfig({
  // Commands run in processes of their own, and a build renders a whole site. The longest of all packages: it is not to end on one processor.
  test: { include: ["test/**/*.test.ts", "src/**/*.test.ts"], testTimeout: 300_000, hookTimeout: 300_000, maxWorkers: 2 },
});
