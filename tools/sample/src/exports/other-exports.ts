import type { ExportFile } from "./export-file.ts";
import { extraExports, extraTruths } from "./extra/extra-exports.ts";
import { governanceExports, governanceTruths } from "./governance/governance.ts";
import { mlExports, mlTruths } from "./ml/ml-exports.ts";
import { moneyExports, moneyTruths } from "./money/money.ts";
import { peopleExports } from "./people/people-exports.ts";
import { peopleTruths } from "./people/people-truths.ts";
import { workExports, workTruths } from "./work/work-exports.ts";

/** Every export of the sample but its work items. */
export const otherExports = (): readonly ExportFile[] => [...workExports(), ...moneyExports(), ...peopleExports(), ...mlExports(), ...governanceExports(), ...extraExports()];

const SECTIONS: readonly (readonly [title: string, truths: readonly string[]])[] = [
  ["Work", workTruths],
  ["Money", moneyTruths],
  ["People and pay", peopleTruths],
  ["Models, data and runs", mlTruths],
  ["Risk, compliance and decisions", governanceTruths],
  ["Tracker, market and other forms", extraTruths],
];

/** What is planted in the exports, for tests and auditors: the text of `data/TRUTH.md`. */
export const truthText = (): string =>
  `# What is planted in the sample's exports\n\nWritten by the simulator beside the exports. The product never reads it.\n\n${SECTIONS.map(([title, truths]) => `## ${title}\n\n${truths.map((truth) => (truth.startsWith("- ") ? truth : `- ${truth}`)).join("\n")}\n`).join("\n")}`;
