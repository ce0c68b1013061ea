import { cell, column, value } from "./readings.ts";
import { means, says, truth, type Truth } from "./truth.ts";

const CELLS = "pay.position.cells";

/** What the statement of 27 September 2026 has to say, before the change of a week later. */
export const TRUTHS_OF_SEPTEMBER: readonly Truth[] = [
  truth("between the editions of 27 September and 4 October 2026", [
    means("the values of 27 September", "2026-01-01", cell(CELLS, { role: "Data engineer", level: "L4" }, "date")),
    means("the values of 27 September", "2026-07-01", cell(CELLS, { role: "ML engineer", level: "L4" }, "date")),
    means("in the cell ML engineer L4", "published", cell(CELLS, { role: "ML engineer", level: "L4" }, "state")),
  ]),
  truth("W-2142 is allocated 130 %", [means("from the edition of 4 October 2026 on", 0, value("people.over-allocation.people"))]),
];

/** What the statement of 11 October 2026 has to say. */
export const TRUTHS_OF_OCTOBER: readonly Truth[] = [
  truth("SR Sprint 36 was to end on 2026-10-09", [
    means("the export of 2026-10-11 still shows it as active", null, cell("sprint.late.table", { sprint: "SR Sprint 36" }, "closed")),
    means("two days after its end", 2, cell("sprint.late.table", { sprint: "SR Sprint 36" }, "late")),
    means("still shows it as active", -2, cell("sprint.current.table", { sprint: "SR Sprint 36" }, "daysLeft")),
  ]),
  truth("W-2142 is allocated 130 %", [means("from the edition of 4 October 2026 on", 1, value("people.over-allocation.people"))]),
  truth("between the editions of 27 September and 4 October 2026", [means("the values of 27 September are held", ["2026-01-01", "2026-07-01"], column(CELLS, { state: "held" }, "date"))]),
  truth("Residual EMV by export", [says("€461,800", value("risk.exposure.residual"))]),
];
