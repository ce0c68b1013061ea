import type { Diagnostic, Workflow } from "@almanac/core";
import type { StatusMention } from "../sources/tracker-item.ts";

/** What the two ways to a workflow (declared columns, status categories) have in common. */
export interface WorkflowRules {
  readonly workflow: Workflow;
  readonly canonical: (mention: StatusMention) => string | undefined;
  /** Names that a mistyped status may have meant. */
  readonly names: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /**
   * The name that a status should have by its id, when it has another. For a present status that is a slip or a renaming that
   * was not declared; in a history, where old names are normal, only what looks like a slip counts.
   */
  readonly otherName: (mention: StatusMention) => string | undefined;
  /** Hint for a status that is not known. */
  readonly cure: (name: string) => string;
}
