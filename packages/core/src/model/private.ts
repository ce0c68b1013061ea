const MASK = "•••";
/** How Node's `console.log` and `util.inspect` ask an object for its words. */
const INSPECTED = Symbol.for("nodejs.util.inspect.custom");

const values = new WeakMap<object, unknown>();

/**
 * A value that must not be printed by accident: as text, as JSON, in a template, in a log and in the message of a failed test it reads `•••`, and it takes
 * part in no sum. Only the rooms of the core that turn pay into what may be told open it.
 */
export class Private<T> {
  /** Nothing has it; it keeps what holds one kind of value apart from what holds another. */
  declare protected readonly holds: T;
  constructor(value: T) {
    values.set(this, value);
    Object.freeze(this);
  }
  toString(): string {
    return MASK;
  }
  toJSON(): string {
    return MASK;
  }
  [Symbol.toPrimitive](): string {
    return MASK;
  }
  [INSPECTED](): string {
    return MASK;
  }
}

export const privately = <T>(value: T): Private<T> => new Private(value);

/** The value. To be imported by `people`, `disclosure` and `fact/people` only, which a test holds. */
export const opened = <T>(hidden: Private<T>): T => values.get(hidden) as T;
