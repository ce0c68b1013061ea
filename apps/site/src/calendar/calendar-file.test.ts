import { isoDate, isoInstant, type Edition, type TableFact, type Unit } from "@almanac/core";
import { afterEach, expect, test } from "vitest";
import { calendarText } from "./calendar-file.ts";
import { editionDates } from "./edition-dates.ts";

const receipt = { rule: "declared", arguments: {}, sources: [], rows: 1, rowsDigest: "" };
const table = (id: string, columns: Readonly<Record<string, Unit>>, rows: TableFact["rows"]): TableFact => ({ type: "table", id, label: id, audience: "public", columns: Object.entries(columns).map(([name, unit]) => ({ name, label: name, unit })), rows, receipt });

interface Given {
  readonly asOfDate?: string;
  readonly due?: string;
  readonly siteUrl?: string;
  readonly decidedOn?: string;
}

function edition({ asOfDate = "2026-11-22", due = "2026-11-30", siteUrl, decidedOn }: Given = {}): Edition {
  const facts = [
    table("milestones.target.list", { milestone: "text", title: "text", program: "text", target: "date", actual: "date" }, [["M-1", "Launch, at last; all of it", "north", "2027-01-20", null], ["M-2", "Reached", "north", "2026-10-01", "2026-10-01"]]),
    table("milestones.forecast.list", { milestone: "text", p85: "date", chance: "share" }, [["M-1", "2027-01-24", 0.62]]),
    table("vendors.notice.contracts", { contract: "text", vendor: "text", about: "text", renewal: "text", ends: "date", "notice-by": "date" }, [["C-1", "Grid", "Hours", "automatic", "2026-12-31", "2026-11-01"]]),
    table("risk.register.risks", { id: "text", title: "text", program: "text", state: "text", owner: "text", review: "date" }, [["R-1", "Labels come late", "north", "open", "Lead", "2026-11-10"], ["R-2", "Past", "north", "closed", "Lead", "2026-12-10"]]),
    table("risk.mitigation.items", { id: "text", what: "text", status: "text", due: "date" }, [["R-1", "Second\nsource", "open", "2026-12-01"]]),
    table("compliance.obligations.items", { id: "text", framework: "text", article: "text", text: "text", state: "text", due: "date", owner: "text" }, [["O-1", "GDPR", "Article 5", "Done", "met", "2026-12-02", "Lead"], ["O-2", "GDPR", "Article 17", "Erasure", "in-force", "2026-12-02", "Lead"]]),
  ];
  const scalar = (id: string, value: string) => ({ type: "scalar" as const, id, label: id, audience: "public" as const, unit: "date" as const, value, receipt });
  const dates = [scalar("program.target.date{program=north}", "2027-01-20"), scalar("forecast.when.p85{program=north}", "2027-01-31")];
  const decision = { kind: "decision" as const, path: "decisions/d-1.md", id: "d-1", title: "Which side comes first", format: "md" as const, bodyLine: 1, sha256: "", object: "", ask: "decide" as const, owner: "Sponsor", openedOn: isoDate("2026-11-01"), due: isoDate(due), otherwise: `North does, ${"and then some ".repeat(20)}in the end.`, workstream: "north", ...(decidedOn !== undefined && { decidedOn: isoDate(decidedOn) }) };
  const page = { kind: "handbook" as const, path: "handbook/a b.md", id: "a b", title: "First page", format: "md" as const, bodyLine: 1, sha256: "", object: "", section: "Basics", order: 1, owner: "Lead", reviewBy: isoDate("2026-12-24") };
  return {
    schema: 2,
    id: asOfDate,
    label: asOfDate,
    asOfDate: isoDate(asOfDate),
    asOf: isoInstant(`${asOfDate}T21:00:00Z`),
    generator: { version: "0", method: "1" },
    program: { id: "lantern", title: "Lantern", timeZone: "Pacific/Auckland", locale: "en-GB", currency: "EUR", cadence: "weekly", workflow: { columns: [] }, workflowBasis: "declared", clockPolicy: "first", excludedResolutions: [], workstreams: [{ id: "north", title: "North" }], seed: "1", ...(siteUrl !== undefined && { siteUrl }) },
    previous: null,
    earlier: [],
    inputs: [],
    facts: Object.fromEntries([...facts, ...dates].map((fact) => [fact.id, fact])),
    findings: {},
    changes: [],
    history: {},
    quality: [],
    documents: [decision, page],
    diagrams: {},
    forecastInputs: null,
    ledger: null,
    comparison: null,
  };
}

const textOf = (given?: Given): string => {
  const of = edition(given);
  return calendarText(of, { name: "Lantern; all, of it", records: editionDates(of) });
};

/** Reads a calendar as RFC 5545 says: lines that begin with a blank go on with the one before. */
function read(text: string): { readonly lines: readonly string[]; readonly events: readonly ReadonlyMap<string, string>[] } {
  const lines = text.replaceAll("\r\n ", "").split("\r\n");
  const events: Map<string, string>[] = [];
  for (const line of lines) {
    const [, name = "", value = ""] = /^([^:]+):(.*)$/.exec(line) ?? [];
    if (line === "BEGIN:VEVENT") events.push(new Map());
    else events.at(-1)?.set(name, value);
  }
  return { lines, events };
}
const eventsBy = (text: string): ReadonlyMap<string, ReadonlyMap<string, string>> => new Map(read(text).events.map((event) => [event.get("UID") ?? "", event]));

const zone = process.env["TZ"];
afterEach(() => {
  if (zone === undefined) Reflect.deleteProperty(process.env, "TZ");
  else process.env["TZ"] = zone;
});

test("what is open is on its day, and what is settled, missed for good or decided is not there", () => {
  const days = read(textOf()).events.map((event) => [event.get("UID"), event.get("DTSTART;VALUE=DATE")]);
  expect(days).toEqual([
    ["risk-review-R-1@lantern", "20261110"],
    ["decision-d-1@lantern", "20261130"],
    ["mitigation-R-1@lantern", "20261201"],
    ["obligation-O-2@lantern", "20261202"],
    [expect.stringMatching(/^page-review-handbook-a-b-md-[0-9a-f]{16}@lantern$/), "20261224"],
    ["contract-end-C-1@lantern", "20261231"],
    ["milestone-M-1@lantern", "20270120"],
    ["milestone-p85-M-1@lantern", "20270124"],
    ["target-p85-north@lantern", "20270131"],
  ]);
  expect([...eventsBy(textOf({ decidedOn: "2026-11-20" })).keys()].some((uid) => uid.startsWith("decision-"))).toBe(false);
});

test("an entry keeps its name when its day moves, and a later edition has a higher sequence", () => {
  const [before, after] = [textOf(), textOf({ asOfDate: "2026-11-29", due: "2026-12-04" })].map((text) => eventsBy(text).get("decision-d-1@lantern"));
  expect([before?.get("DTSTART;VALUE=DATE"), after?.get("DTSTART;VALUE=DATE")]).toEqual(["20261130", "20261204"]);
  expect(Number(after?.get("SEQUENCE"))).toBeGreaterThan(Number(before?.get("SEQUENCE")));
  expect([after?.get("DTSTAMP"), after?.get("LAST-MODIFIED")]).toEqual(["20261129T210000Z", "20261129T210000Z"]);
});

test("names are unique, and the file is written as RFC 5545 says", () => {
  const text = textOf();
  expect(eventsBy(text).size).toBe(read(text).events.length);
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of text.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  for (const event of read(text).events) for (const name of ["UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY", "CATEGORIES"]) expect(event.get(name)).toBeTruthy();
  expect(read(text).lines).toEqual(expect.arrayContaining(["NAME:Lantern\\; all\\, of it", "SUMMARY:Target: Launch\\, at last\\; all of it", "SUMMARY:R-1: Second source"]));
});

test("what is past its day says so", () => {
  expect(eventsBy(textOf()).get("risk-review-R-1@lantern")?.get("SUMMARY")).toBe("Overdue: Review the risk R-1");
});

test("entries lead to their page where the site knows its address", () => {
  expect(textOf()).not.toContain("URL");
  const events = eventsBy(textOf({ siteUrl: "https://example.org/a/" }));
  expect(events.get("decision-d-1@lantern")?.get("URL;VALUE=URI")).toBe("https://example.org/a/decisions/d-1/");
  expect(events.get("milestone-M-1@lantern")?.get("URL;VALUE=URI")).toBe("https://example.org/a/method/milestones.target/#milestones.target.list");
});

test("a calendar of one workstream holds its entries only, and the zone of the machine changes nothing", () => {
  const of = edition();
  const north = editionDates(of).filter(({ program }) => program === "north");
  expect(north.map(({ kind }) => kind).sort()).toEqual(["decision", "milestone", "milestone-p85", "mitigation", "risk-review", "target-p85"]);
  const texts = ["America/Los_Angeles", "Pacific/Kiritimati"].map((name) => {
    process.env["TZ"] = name;
    return textOf();
  });
  expect(texts[0]).toBe(texts[1]);
});
