import { expect, test } from "vitest";
import { frozen, hoversOf, wordsOf } from "../test/figures.ts";
import type { ChartSize } from "./frame.ts";
import { releaseTimeline, type ReleaseTimelineFigure, type TimelineRelease } from "./release-timeline.ts";
import { renderSvg } from "./render-svg.ts";

const release = (id: string, on: string, changes: Partial<TimelineRelease> = {}): TimelineRelease => ({ id, on, version: "1", to: "production", production: true, failed: false, rollback: false, ...changes });
const figure: ReleaseTimelineFigure = frozen({
  title: "Releases by model",
  asOf: "2026-11-22",
  window: { from: "2026-08-25", label: "the 90 days that are counted" },
  models: [
    { name: "northern", releases: [release("R-1", "2026-07-21", { version: "2.3.1" }), release("R-2", "2026-10-06", { version: "2.4.0", failed: true }), release("R-3", "2026-10-06", { version: "2.3.1", rollback: true })] },
    { name: "a model with a name that is longer than any column can hold", releases: [release("R-4", "2026-11-18", { version: "0.6", to: "shadow", production: false })] },
  ],
});
const draw = (of: ReleaseTimelineFigure, size: ChartSize): Promise<string> => renderSvg(releaseTimeline(of, size), { title: "T", description: "D", key: "x" });

test.each([[1216, false], [704, false], [340, true]] as const)("at %i px failures are named, and every release has its words for a reader", async (width, compact) => {
  const svg = await draw(figure, { width, compact, locale: "en-GB" });
  expect(svg).toContain(`width="${String(width)}"`);
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  expect(wordsOf(svg)).toContain("2.4.0 failed");
  expect(hoversOf(svg)).toContain("R-2: northern 2.4.0 to production, 6 Oct 2026, failed");
  expect(hoversOf(svg)).toContain("R-3: northern 2.3.1 to production, 6 Oct 2026, takes a release back");
});

test("one release is drawn, and none is refused", async () => {
  expect(await draw({ title: "T", asOf: "2026-11-22", models: [{ name: "m", releases: [release("R-1", "2026-11-22")] }] }, { width: 340, compact: true })).not.toMatch(/NaN|Infinity/);
  expect(() => releaseTimeline({ title: "T", asOf: "2026-11-22", models: [] }, { width: 340, compact: true })).toThrow("at least one release");
});
