import type { Program } from "@almanac/core";

/** A small program that tests change where it matters: three columns, two workstreams, UTC. */
export const aProgram = (changes: Partial<Program> = {}): Program => ({
  id: "test",
  title: "Test program",
  timeZone: "UTC",
  locale: "en-GB",
  currency: "EUR",
  cadence: "weekly",
  workflow: {
    columns: [
      { name: "Ready", statuses: ["Ready"], category: "todo" },
      { name: "Doing", statuses: ["Doing"], category: "inProgress", active: true },
      { name: "Done", statuses: ["Done"], category: "done" },
    ],
  },
  workflowBasis: "declared",
  clockPolicy: "first",
  excludedResolutions: [],
  workstreams: [
    { id: "a", title: "Stream A" },
    { id: "b", title: "Stream B" },
  ],
  seed: "1",
  ...changes,
});
