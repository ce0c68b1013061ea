import type { RandomSource } from "@almanac/core";

export type Stage = "data" | "features" | "training" | "evaluation" | "deployment" | "monitoring";
export type ItemType = "Story" | "Task" | "Bug" | "Spike" | "Incident";

/** A small context-free grammar: sentence templates with named slots. */
export interface Grammar {
  readonly slots: Readonly<Record<string, readonly string[]>>;
  readonly templates: readonly (readonly [type: ItemType, stage: Stage, text: string])[];
}

export interface Title {
  readonly text: string;
  readonly stage: Stage;
}

const ATTEMPTS = 500;

/** One element; the list is part of the program's text and never empty. */
export function oneOf<T>(random: RandomSource, list: readonly T[]): T {
  const chosen = list[random.index(list.length)];
  if (chosen === undefined) throw new RangeError("cannot choose from an empty list");
  return chosen;
}

function fill(grammar: Grammar, template: string, random: RandomSource): string {
  const text = template.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const choices = grammar.slots[slot];
    if (choices === undefined) throw new RangeError(`the grammar has no slot "${slot}"`);
    return oneOf(random, choices);
  });
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/**
 * Draws titles that never repeat: a sentence that was used before is drawn again.
 *
 * @throws RangeError when the grammar is too small for the titles asked of it
 */
export function titleMaker(grammar: Grammar, used: Set<string>): (type: ItemType, random: RandomSource) => Title {
  return (type, random) => {
    const templates = grammar.templates.filter(([of]) => of === type);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const [, stage, template] = oneOf(random, templates);
      const text = fill(grammar, template, random);
      if (used.has(text)) continue;
      used.add(text);
      return { text, stage };
    }
    throw new RangeError(`the grammar has no unused title left for type ${type}`);
  };
}
