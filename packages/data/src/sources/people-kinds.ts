import { allocationsKind } from "./allocations/kind.ts";
import { benchmarksKind } from "./benchmarks/kind.ts";
import { certificatesKind } from "./certificates/kind.ts";
import { hiringKind } from "./hiring/kind.ts";
import { holidaysKind } from "./holidays/kind.ts";
import { learningKind } from "./learning/kind.ts";
import { leaveKind } from "./leave/kind.ts";
import { payKind } from "./pay/kind.ts";
import { positionsKind } from "./positions/kind.ts";
import { salarySurveyKind } from "./salary-survey/kind.ts";
import { skillsKind } from "./skills/kind.ts";
import type { SourceKind } from "./source-kind.ts";
import { timeSheetsKind } from "./time-sheets/kind.ts";

/** Kinds of export about people. */
export const peopleKinds: readonly SourceKind[] = [
  positionsKind,
  allocationsKind,
  timeSheetsKind,
  leaveKind,
  holidaysKind,
  hiringKind,
  skillsKind,
  certificatesKind,
  learningKind,
  payKind,
  benchmarksKind,
  salarySurveyKind,
];
