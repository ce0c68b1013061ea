import type { Diagnostic, Workflow } from "@almanac/core";
import type { StatusMention } from "../sources/tracker-item.ts";

/** What the two ways to a workflow (declared columns, status categories) have in common. */
export interface WorkflowRules {
  readonly workflow: Workflow;
  readonly canonical: (mention: StatusMention) => string | undefined;
  /** Names that a mistyped status may have meant. */
  readonly names: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Hint for a status that is not known. */
  readonly cure: (name: string) => string;
}
