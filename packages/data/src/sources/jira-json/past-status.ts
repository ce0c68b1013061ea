import type { Place } from "../../diagnostics/diagnostic.ts";
import type { StatusMention } from "../tracker-item.ts";

export type PlaceAt = (path: readonly PropertyKey[]) => Place;

/** A change of a changelog by its position. */
export interface ChangePosition {
  readonly history: number;
  readonly item: number;
}

export const pathOf = ({ history, item }: ChangePosition): readonly PropertyKey[] => ["changelog", "histories", history, "items", item];

/**
 * A status that a history mentions. An export holds a million of them: each keeps of its place only what it takes to find it.
 */
export class PastMention implements StatusMention {
  readonly name: string;
  readonly id?: string;
  readonly project: StatusMention["project"];
  readonly past = true;
  readonly #origin: { readonly place: PlaceAt };
  readonly #history: number;
  readonly #item: number;
  readonly #key: string;

  constructor(said: Pick<StatusMention, "name" | "id" | "project">, origin: { readonly place: PlaceAt }, { history, item }: ChangePosition, key: string) {
    this.name = said.name;
    if (said.id !== undefined) this.id = said.id;
    this.project = said.project;
    this.#origin = origin;
    this.#history = history;
    this.#item = item;
    this.#key = key;
  }

  place(): Place {
    return this.#origin.place([...pathOf({ history: this.#history, item: this.#item }), this.#key]);
  }
}
