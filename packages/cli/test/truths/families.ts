const PERSONS = "internal: it tells of single persons, and the public edition has the aggregate";
const MAP = "internal: who has which interest and influence";
const BETWEEN = "no sprint runs on Sunday 22 November: the 39th was closed on Friday, the 40th begins on Monday";
const NO_CHANCE = "no stated chance of a target has fallen due in twelve weeks";
const FEW_DATES = "too few dates have fallen due for a share to be published";
const CLASS = "a reference class needs ten finished initiatives, and Meridian has one";

/** Base names of the catalogue that Meridian’s statement has no fact of, each with the reason. */
export const NOT_IN_MERIDIAN: Readonly<Record<string, string>> = {
  "ledger.brier.table": NO_CHANCE,
  "ledger.coverage.when-all": FEW_DATES,
  "ledger.coverage.when-counted": FEW_DATES,
  "ledger.coverage.when-due": FEW_DATES,
  "ledger.coverage.when-high": FEW_DATES,
  "ledger.coverage.when-low": FEW_DATES,
  "outlook.growth.after-split": "the program declares no range of splitting (`splitRate`)",
  "pay.position.verdicts": "restricted: which rule holds a cell back tells of the cell",
  "people.certificates.expiries": PERSONS,
  "people.certificates.next-expiry": PERSONS,
  "people.hiring.requisitions": PERSONS,
  "people.over-allocation.greatest-load": PERSONS,
  "people.over-allocation.intervals": PERSONS,
  "people.over-allocation.lines": PERSONS,
  "people.over-allocation.persons": PERSONS,
  "people.skills.holders": PERSONS,
  "reference-class.effort.forecast": CLASS,
  "reference-class.value.forecast": CLASS,
  "sprint.current.table": BETWEEN,
  "stakeholders.map.all": MAP,
  "stakeholders.map.close": MAP,
  "stakeholders.map.items": MAP,
};

/** Families (`<area>.<measure>`) of which no fact of Meridian has a value, each with the reason. */
export const WITHOUT_VALUE: Readonly<Record<string, string>> = {
  "ledger.brier": NO_CHANCE,
  "stakeholders.map": MAP,
};
