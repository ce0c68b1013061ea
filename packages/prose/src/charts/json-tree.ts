/** A value of JSON that knows where it stands. `from` and `to` are 0-based offsets in the text. */
export interface JsonNode {
  readonly from: number;
  readonly to: number;
  readonly value: string | number | boolean | null | readonly JsonNode[] | ReadonlyMap<string, JsonMember>;
}

export interface JsonMember {
  /** Where the key stands. */
  readonly from: number;
  readonly to: number;
  readonly node: JsonNode;
}

/** Text that is not JSON: what is wrong, and where. */
export interface JsonProblem {
  readonly from: number;
  readonly message: string;
  readonly hint: string;
}

class Unreadable extends Error {
  readonly problem: JsonProblem;
  constructor(from: number, message: string, hint: string) {
    super(message);
    this.problem = { from, message, hint };
  }
}

const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const BLANKS = /[ \t\r\n]*/y;

/** Reads one value after the other; as deep as `deepest` and no deeper. */
class Reader {
  readonly #text: string;
  readonly #deepest: number;
  #at = 0;

  constructor(text: string, deepest: number) {
    this.#text = text;
    this.#deepest = deepest;
  }

  get at(): number {
    return this.#at;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #next(): string {
    this.#match(BLANKS);
    return this.#text.charAt(this.#at);
  }

  #fail(message: string, hint: string): never {
    throw new Unreadable(this.#at, message, hint);
  }

  #string(): string {
    const written = this.#match(STRING);
    if (written === undefined) this.#fail("this text in quotation marks does not end", 'close it with " on the same line, and write a quotation mark inside it as \\"');
    return JSON.parse(written) as string;
  }

  /** Members of a list or an object, with commas between and none after the last. */
  #members(end: string, one: () => void): void {
    this.#at += 1;
    if (this.#next() === end) {
      this.#at += 1;
      return;
    }
    for (;;) {
      one();
      const after = this.#next();
      if (after !== "," && after !== end) this.#fail(after === "" ? "the JSON ends too early" : `a comma or ${end} is missing before ${after}`, after === "" ? `close it with ${end}` : `write , or ${end} here`);
      this.#at += 1;
      if (after === end) return;
      if (this.#next() === end) this.#fail(`there is a comma before ${end}`, "take the comma out");
    }
  }

  read(depth = 0): JsonNode {
    const first = this.#next();
    const from = this.#at;
    if (depth > this.#deepest) this.#fail("the JSON is nested too deeply", `use at most ${String(this.#deepest)} levels`);
    const value = this.#value(first, depth);
    return { from, to: this.#at, value };
  }

  #value(first: string, depth: number): JsonNode["value"] {
    if (first === "{") {
      const members = new Map<string, JsonMember>();
      this.#members("}", () => {
        if (this.#next() !== '"') this.#fail("a name in quotation marks is expected here", 'write "name": value');
        const from = this.#at;
        const name = this.#string();
        const to = this.#at;
        if (members.has(name)) throw new Unreadable(from, `"${name}" is given twice`, "take one of them out");
        if (this.#next() !== ":") this.#fail(`a colon is missing after "${name}"`, `write "${name}": value`);
        this.#at += 1;
        members.set(name, { from, to, node: this.read(depth + 1) });
      });
      return members;
    }
    if (first === "[") {
      const items: JsonNode[] = [];
      this.#members("]", () => items.push(this.read(depth + 1)));
      return items;
    }
    if (first === '"') return this.#string();
    const word = this.#match(WORD);
    if (word !== undefined) return word === "null" ? null : word === "true";
    const number = this.#match(NUMBER);
    if (number !== undefined) return Number(number);
    return this.#fail(first === "" ? "the JSON ends too early" : `${first} begins no value of JSON`, first === "'" ? 'write texts with ", not with \'' : "write a text in quotation marks, a number, true, false, null, [ or {");
  }

  end(): void {
    if (this.#next() !== "") this.#fail("something stands after the end of the JSON", "take it out");
  }
}

/** Strict JSON with the place of each value, at most so deep. */
export function jsonTree(text: string, deepest: number): JsonNode | { readonly problem: JsonProblem } {
  const reader = new Reader(text, deepest);
  try {
    const node = reader.read();
    reader.end();
    return node;
  } catch (found) {
    if (found instanceof Unreadable) return { problem: found.problem };
    throw found;
  }
}
