import { nearest } from "@almanac/core";
import type { BlockDefinition, BlockDescription } from "./block.ts";
import { assertBlock } from "../markdown/assert/assert-block.ts";
import { askBlock } from "./ask-block.ts";
import { calloutBlock } from "./callout-block.ts";
import { chartBlock } from "./chart-block.ts";
import { decisionBlock } from "./decision-block.ts";
import { factBlock } from "./fact-block.ts";
import { includeBlock } from "./include-block.ts";
import { tableBlock } from "./table-block.ts";
import { tabBlock, tabsBlock } from "./tabs-block.ts";
import { termBlock } from "./term-block.ts";

/** Every block, in the order in which the reference lists them. */
const BLOCKS: readonly BlockDefinition[] = [factBlock, assertBlock, chartBlock, tableBlock, termBlock, calloutBlock, decisionBlock, askBlock, tabsBlock, tabBlock, includeBlock];

const byDirective: ReadonlyMap<string, BlockDefinition> = new Map(BLOCKS.map((block) => [block.directive, block]));
const byComponent: ReadonlyMap<string, BlockDefinition> = new Map(BLOCKS.map((block) => [block.component, block]));

export const blockOfDirective = (name: string): BlockDefinition | undefined => byDirective.get(name);
export const blockOfComponent = (name: string): BlockDefinition | undefined => byComponent.get(name);

/** The block that a misspelt directive or component means; a directive may have been given the component's name, and the reverse. */
export const nearestBlock = (name: string): BlockDefinition | undefined => {
  const near = nearest(name, byDirective.keys());
  return near === undefined ? undefined : byDirective.get(near);
};

/** What authors may write beside Markdown: every directive and its component, with attributes and an example, for reference pages and editors. */
export const blockDescriptions = (): readonly BlockDescription[] => BLOCKS.map(({ make: _make, ...description }) => description);
