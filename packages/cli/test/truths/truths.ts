import { CLOUD_TRUTHS } from "./cloud-truths.ts";
import { GOVERNANCE_TRUTHS } from "./governance-truths.ts";
import { ML_OPERATION_TRUTHS } from "./ml-operation-truths.ts";
import { ML_TRUTHS } from "./ml-truths.ts";
import { MONEY_TRUTHS } from "./money-truths.ts";
import { PEOPLE_TRUTHS } from "./people-truths.ts";
import type { Truth } from "./truth.ts";
import { WORK_TRUTHS } from "./work-truths.ts";

/** Every planted truth that a fact finds. The values are written down from `data/TRUTH.md`, never read from a fact. */
export const TRUTHS: readonly Truth[] = [...WORK_TRUTHS, ...MONEY_TRUTHS, ...CLOUD_TRUTHS, ...PEOPLE_TRUTHS, ...ML_TRUTHS, ...ML_OPERATION_TRUTHS, ...GOVERNANCE_TRUTHS];

/** Lines of `data/TRUTH.md` that no fact is to find, each with the reason. */
export const NOT_ABOUT_FACTS: readonly (readonly [part: string, because: string])[] = [
  ["the same 26 issues of the platform team’s open-source library", "an inventory in two forms: no figure counts it"],
  ["DE 20, NL 14, PL 24 days in 2026 and 2027", "a calendar; its days lower the capacity (people.capacity.holiday-hours) and are not counted by a fact"],
  ["14 stakeholders (internal)", "who has which interest and influence is internal, and not in the public edition"],
  ["7 statuses in three categories", "the form of the tracker’s answers, held against the declaration when they are read"],
  ["610 rows, the creation and every change", "a cross-check of work items: no fact changes with it but the counts of sources"],
  ["the program's own guidance to 6 of the 72 subcategories", "texts beside controls; none of them is a figure"],
  ["a declared table of 78 rows with typed columns", "a table of the program’s own, shown as it is; no rule computes from it"],
];
