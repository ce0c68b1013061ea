import { addDays } from "@almanac/core";
import { inOrder, move } from "./history.ts";
import { epicId, streamOf } from "./new-item.ts";
import type { Plan } from "./plan.ts";
import type { Change, SimItem } from "./sim-item.ts";
import { DAY_SECONDS, startOfDay } from "./working-time.ts";

/** One epic a release. It is started with the release and closed when the next one has begun; the last is open. */
export function epicsOf(plan: Plan): readonly SimItem[] {
  return plan.releases.map((release, index): SimItem => {
    const id = epicId(plan, release);
    const random = streamOf(id);
    const next = plan.releases[index + 1];
    const created = startOfDay(release.planned) + random.index(3600);
    const started = startOfDay(release.from) + DAY_SECONDS + random.index(5 * DAY_SECONDS);
    const closed = next === undefined ? undefined : startOfDay(addDays(next.from, 7)) + random.index(15 * DAY_SECONDS);
    const moves: readonly Change[] = [move(started, "Backlog", "In Progress"), ...(closed === undefined ? [] : [move(closed, "In Progress", "Done")])];
    return {
      id,
      project: plan.project,
      type: "Epic",
      title: release.epics[0] ?? release.name,
      created,
      labels: [],
      component: null,
      points: null,
      parent: null,
      initial: { priority: "Medium", assignee: `${plan.name} lead`, fixVersion: release.name },
      changes: inOrder(moves),
    };
  });
}
