import type { FactArea } from "../area.ts";
import { promiseFacts } from "./promise-facts.ts";
import { statusFacts } from "./status-facts.ts";

/** Computed status with reasons, disagreement, promises. */
export const statusArea: FactArea = {
  catalogue: {
    "promises.due.soon": { over: "program" },
    "promises.due.table": { over: "program" },
    "promises.kept.rate": { over: "program" },
    "promises.outcome.broken": { over: "program" },
    "promises.outcome.kinds": { over: "program" },
    "promises.outcome.moved": { over: "program" },
    "status.overall.colour": { over: "workstream" },
    "status.overall.disagreeing": { over: "program" },
    "status.overall.expired": { over: "program" },
    "status.overall.table": { over: "program" },
    "status.parts.table": { over: "program" },
    "status.watermelon.share": { over: "program" },
  },
  headlines: ["promises.kept.rate", "promises.outcome.broken", "status.overall.colour", "status.watermelon.share"],
  facts: ({ context }) => promiseFacts(context),
  derived: ({ context, computed }) => statusFacts(computed, context),
};
