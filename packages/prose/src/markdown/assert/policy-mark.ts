import type { PolicyState } from "@almanac/core";
import type { Element } from "hast";
import { element } from "../../blocks/elements.ts";

const LINE = { fill: "none", stroke: "currentColor", strokeWidth: 2.25 } as const;

const DRAWN: Readonly<Record<PolicyState, readonly Element[]>> = {
  kept: [element("path", { d: "M1.5 7.5 5.5 11.5 12.5 2.5", ...LINE })],
  bent: [element("circle", { cx: 7, cy: 7, r: 5, ...LINE, strokeWidth: 2 }), element("path", { d: "M7 2a5 5 0 0 0 0 10z", fill: "currentColor" })],
  broken: [element("path", { d: "M2.5 2.5 11.5 11.5M11.5 2.5 2.5 11.5", ...LINE, strokeWidth: 2.75 })],
  unjudged: [element("circle", { cx: 7, cy: 7, r: 5, ...LINE, strokeWidth: 2, strokeDasharray: "2.6 2.6" })],
};

/** The shape of a verdict: a tick, a half, a cross, a broken ring. The word stands beside it. */
export const policyMark = (state: PolicyState): Element => element("svg", { className: ["mark"], viewBox: "0 0 14 14", width: 14, height: 14, ariaHidden: "true" }, DRAWN[state]);
