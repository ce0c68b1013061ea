import type { ExportFile } from "../export-file.ts";
import { dependenciesCsv, dependencyTruths } from "./dependencies.ts";
import { githubFiles, githubTruths } from "./github.ts";
import { milestonesCsv, milestoneTruths } from "./milestones.ts";
import { sprintFiles, sprintTruths } from "./sprints.ts";

/** What the program's tools for planning export, beside the tracker's own items. */
export const workExports = (): readonly ExportFile[] => [
  { path: "work/milestones.csv", text: milestonesCsv() },
  { path: "work/dependencies.csv", text: dependenciesCsv() },
  ...sprintFiles(),
  ...githubFiles(),
];

/** What was planted in them. */
export const workTruths: readonly string[] = [...milestoneTruths, ...sprintTruths(), ...dependencyTruths, ...githubTruths];
