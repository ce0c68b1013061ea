import type { IsoDate } from "../time.ts";
import type { SourceRecord } from "./source-record.ts";

/** A control, requirement or subcategory as a framework states it. Whether it is met says a {@link ControlStatus}. */
export interface FrameworkControl extends SourceRecord {
  /** Title of the framework as its own document has it. */
  readonly framework: string;
  readonly frameworkVersion?: string;
  /** The framework's own id of it, for example `s1.1.1` or `GOVERN 1.1`. */
  readonly control: string;
  readonly title: string;
  /** Titles of the groups that it stands in, outermost first. */
  readonly groups: readonly string[];
  /** Id of the innermost group. */
  readonly group?: string;
  /** The control that it is a part of. */
  readonly parent?: string;
  /** Markdown, parameters still as their placeholders (`{{ insert: param, … }}`). */
  readonly statement?: string;
  readonly guidance?: string;
  readonly parameters: readonly { readonly id: string; readonly label: string }[];
  /** Roles that the framework itself names, for example the AI actors of the playbook. */
  readonly actors: readonly string[];
  readonly topics: readonly string[];
}

/** What the program says about one control of one framework. */
export interface ControlStatus extends SourceRecord {
  /** As the file names it. */
  readonly framework: string;
  /** Id of a framework that Almanac knows (`nist-ai-rmf`, `iso-42001`, `eu-ai-act`), else a slug of the name. */
  readonly frameworkId: string;
  readonly control: string;
  readonly title?: string;
  readonly group?: string;
  readonly status: "implemented" | "partial" | "planned" | "none" | "not-applicable";
  /** Where the evidence is kept: an address or a path. */
  readonly evidence?: string;
  /** Evidence without a day counts 0 (METHOD.md 9). */
  readonly evidenceOn?: IsoDate;
  readonly evidenceExpires?: IsoDate;
  readonly owner?: string;
  /** Why it does not apply. */
  readonly justification?: string;
}

/** A duty by law or contract, with the days that matter. */
export interface Obligation extends SourceRecord {
  readonly id: string;
  readonly framework: string;
  readonly frameworkId: string;
  /** Article, section or clause. */
  readonly article?: string;
  readonly text: string;
  /** First day on which it binds. */
  readonly appliesFrom?: IsoDate;
  /** Day by which the program means to have met it. */
  readonly due?: IsoDate;
  readonly owner?: string;
  readonly status: "open" | "in-progress" | "met" | "not-applicable";
  readonly workstream?: string;
}
