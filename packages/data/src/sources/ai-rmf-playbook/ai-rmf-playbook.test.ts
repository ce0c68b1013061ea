import { controlKey, KNOWN_FRAMEWORKS } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { exampleOf, placesIn, realFile, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { aiRmfPlaybookKind } from "./kind.ts";

const entry = (title: string): string => `{"type": "Map", "title": "${title}", "description": "d", "section_actions": "a", "AI Actors": [], "Topic": []}`;

describe("the AI RMF playbook", () => {
  it("reads the documented example with its actors and topics", () => {
    expect(recordsIn(aiRmfPlaybookKind, "frameworkControls", exampleOf("ai-rmf-playbook", "json"))).toMatchObject([
      { framework: "NIST AI RMF", control: "GOVERN 1.1", group: "GOVERN", actors: ["Governance and Oversight"], topics: ["Legal and Regulatory", "Governance"] },
      { control: "MEASURE 2.3", guidance: "* Evaluate on data that the model has not seen." },
    ]);
    expect(surenessOf(aiRmfPlaybookKind, exampleOf("ai-rmf-playbook", "json"))).toBe(1);
  });

  it("refuses a subcategory given twice, an entry without text and a wrong type of value", () => {
    expect(placesIn(aiRmfPlaybookKind, `[\n${entry("MAP 1.1")},\n${entry("MAP 1.2")},\n${entry("MAP 1.1")}\n]\n`)).toEqual(["4:26 KEY-TWICE"]);
    expect(placesIn(aiRmfPlaybookKind, `[\n{"type": "Map", "title": "MAP 1.1", "section_actions": "a"},\n{"type": "Map", "title": "MAP one", "description": "d"}\n]\n`)).toEqual(["2:1 VALUE-MISSING", "3:26 VALUE-INVALID"]);
    expect(placesIn(aiRmfPlaybookKind, `[\n{"type": "Map", "title": "MAP 1.1", "description": "d", "Topic": "all"}\n]\n`)).toEqual(["2:66 VALUE-TYPE"]);
  });

  const published = realFile("compliance/nist-ai-rmf-playbook.json");
  it.runIf(published !== undefined)("reads the published playbook: 72 subcategories, the very ones that coverage counts", () => {
    const ids = recordsIn(aiRmfPlaybookKind, "frameworkControls", published ?? "").map(({ control }) => control);
    const known = KNOWN_FRAMEWORKS.find(({ id }) => id === "nist-ai-rmf")?.controls ?? [];
    const keys = (all: readonly string[]) => all.map((id) => controlKey("nist-ai-rmf", id)).toSorted();
    expect(ids).toHaveLength(72);
    expect(keys(ids)).toEqual(keys(known));
  });
});
