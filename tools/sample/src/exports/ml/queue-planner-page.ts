import { randomSource } from "@almanac/core";
import { SEED } from "../../plan.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "../governance/csv-table.ts";
import { runId, runName } from "./run-names.ts";

const DAYS = ["2026-11-19", "2026-11-05", "2026-10-29", "2026-10-20", "2026-10-13", "2026-09-30", "2026-09-23", "2026-09-16", "2026-09-09"];

/** What the "Download CSV" of the experiment's web page gives: no word on which columns are metrics, times of the browser's zone. */
export function queuePlannerPage(): ExportFile {
  const random = randomSource(SEED, "ml/experiment/page");
  const rows = DAYS.map((day, index): readonly Cell[] => {
    const failed = index === 4;
    const seconds = 180 + random.index(900);
    const wait = 2.1 + 0.07 * index + 0.03 * random.normal();
    const cells = [`${day} ${String(9 + random.index(8)).padStart(2, "0")}:${String(random.index(60)).padStart(2, "0")}:${String(random.index(60)).padStart(2, "0")}`];
    return [
      ...cells,
      seconds < 60 ? `${seconds.toFixed(1)}s` : `${(seconds / 60).toFixed(1)}min`,
      runId(random),
      runName(random),
      "LOCAL",
      "plan_queue.py",
      "platform-engineer",
      failed ? "FAILED" : "FINISHED",
      ["12", "24", "48"][random.index(3)],
      ["fair-share", "shortest-first"][random.index(2)],
      String(random.index(100)),
      failed ? undefined : (wait * 0.4).toFixed(3),
      failed ? undefined : wait.toFixed(3),
    ];
  });
  return {
    path: "mlflow/queue-planner-page.csv",
    text: csvTable(["Start Time", "Duration", "Run ID", "Name", "Source Type", "Source Name", "User", "Status", "horizon_hours", "policy", "seed", "median_wait_days", "p85_wait_days"], rows),
  };
}

export const queuePlannerTruths = (): readonly string[] => [
  `\`mlflow/queue-planner-page.csv\`: ${String(DAYS.length)} runs as MLflow's web page exports them; median_wait_days and p85_wait_days are the metrics, which only data/almanac.yaml says. The run of 13 October, during the node upgrade, failed and has no metrics.`,
];
