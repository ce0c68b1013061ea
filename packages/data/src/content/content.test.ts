import { describe, expect, test } from "vitest";
import { isoInstant } from "@almanac/core";
import { accepted, CONFIG, issue, json, load, places, refused, type Contents } from "../../test/a-program.ts";

const WORKSTREAMS = `${CONFIG}workstreams:\n  - { id: fraud, title: Fraud, match: { project: ABC } }\n`;
const withPage = (path: string, text: string | Uint8Array): Contents => ({
  "data/almanac.yaml": WORKSTREAMS,
  "data/sources/issues.json": json(issue()),
  [`content/${path}`]: text,
});
const PAGE = "---\ntitle: Flow policy\nsection: How we work\norder: 1\nowner: Program manager\nreviewBy: 2027-03-01\n---\nBody.\n";
const DECISION =
  "---\ntitle: Which vendor\nask: decide\nowner: Sponsor\nopenedOn: 2026-01-10\ndue: 2026-01-20\notherwise: The launch slips\nworkstream: fraud\n---\n";
const AS_OF = isoInstant("2026-01-15T22:00:00Z");

describe("each kind of document", () => {
  test("a handbook page: path, body as on disk and the line it begins on", () => {
    const [page] = accepted(withPage("handbook/flow/policy.mdx", PAGE.replace("Body.", "First.\r\n\r\nSecond."))).documents;
    expect(page).toMatchObject({
      kind: "handbook",
      path: "handbook/flow/policy.mdx",
      id: "policy",
      format: "mdx",
      order: 1,
      reviewBy: "2027-03-01",
      body: "First.\r\n\r\nSecond.\n",
      bodyLine: 8,
    });
  });

  test("a program page: statuses and targets oldest first, each with its line", () => {
    const text =
      "---\ntitle: Fraud\nowner: Fraud lead\nstatuses:\n  - { status: at-risk, setOn: 2026-01-09, setBy: Fraud lead, reason: Late labels }\n  - { status: on-track, setOn: 2025-12-01, setBy: Fraud lead }\ntargets:\n  - { date: 2026-03-01, milestone: Live, setOn: 2025-12-01 }\n---\n";
    expect(accepted(withPage("programs/fraud.md", text)).documents[0]).toMatchObject({
      kind: "program",
      statuses: [
        { status: "on-track", setOn: "2025-12-01", line: 6 },
        { status: "at-risk", reason: "Late labels", line: 5 },
      ],
      targets: [{ date: "2026-03-01", line: 8 }],
    });
  });

  test("an update and a method page", () => {
    expect(accepted(withPage("updates/2026-01-11.md", "---\ntitle: Week 2\nauthor: Program manager\n---\nQuiet.\n")).documents[0]).toMatchObject({
      kind: "update",
      date: "2026-01-11",
    });
    expect(
      accepted(withPage("method/delivery.cycle-time.md", "---\ntitle: Cycle time\nmetric: flow.sle\nunit: days\nsource: METHOD 2.3\n---\n")).documents[0],
    ).toMatchObject({ kind: "method", id: "delivery.cycle-time" });
  });
});

describe("a term of the glossary", () => {
  const TERM = "---\ntitle: Cycle time\nsummary: Days from start to finish.\nalso: [cycle times]\nmethod: delivery.cycle-time\n---\n";

  test("is its title, its sentence, its other forms and the measure behind it", () => {
    expect(accepted(withPage("glossary/cycle-time.md", TERM)).documents[0]).toMatchObject({ kind: "term", id: "cycle-time", summary: "Days from start to finish.", also: ["cycle times"], method: "delivery.cycle-time" });
    expect(accepted(withPage("glossary/cycle-time.md", TERM.replace(/also.*\nmethod.*\n/, ""))).documents[0]).toMatchObject({ also: [] });
  });

  test.each([
    ["without a sentence", TERM.replace(/summary.*\n/, ""), "1:1 VALUE-MISSING"],
    ["with a measure that is no id", TERM.replace("delivery.cycle-time", "cycle time"), "5:9 VALUE-INVALID"],
  ])("%s is refused", (_name, text, place) => {
    const [found] = refused(withPage("glossary/cycle-time.md", text));
    expect(places(found === undefined ? [] : [found])[0]).toContain(`content/glossary/cycle-time.md:${place}`);
  });
});

describe("at an earlier as-of time", () => {
  const at = (path: string, text: string) => load(withPage(path, text), { asOf: AS_OF }).model?.documents;

  test("a later update and a decision opened later do not exist, a page always does", () => {
    expect(at("updates/2026-01-16.md", "---\ntitle: Week 3\nauthor: PM\n---\n")).toEqual([]);
    expect(at("decisions/d-1.md", DECISION.replace("2026-01-10", "2026-01-16"))).toEqual([]);
    expect(at("handbook/policy.md", PAGE)).toHaveLength(1);
  });

  test("an answer given later is not given yet", () => {
    const answered = (day: string) => DECISION.replace("workstream: fraud\n", `decidedOn: ${day}\noutcome: The cheaper one\n`);
    expect(at("decisions/d-1.md", answered("2026-01-15"))?.[0]).toMatchObject({ decidedOn: "2026-01-15", outcome: "The cheaper one" });
    const [open] = at("decisions/d-1.md", answered("2026-01-16")) ?? [];
    expect(open).toMatchObject({ kind: "decision", openedOn: "2026-01-10" });
    expect(open).not.toHaveProperty("decidedOn");
    expect(open).not.toHaveProperty("outcome");
  });
});

describe("front matter that is refused, and where", () => {
  test.each([
    ["Y01 never closed", PAGE.replace("---\nBody", "Body"), "1:1 FRONT-MATTER-OPEN", "closing fence"],
    ["Y02 a tab", PAGE.replace("section: How we work", "section:\n\tname: x"), "4:1 YAML-SYNTAX", "spaces"],
    ["Y03 a second colon", PAGE.replace("Flow policy", "Status: red"), "2:14 YAML-SYNTAX", "quotes"],
    ["Y04 a key twice", PAGE.replace("order: 1", "order: 1\norder: 2"), "5:1 YAML-KEY-TWICE", "remove"],
    ["Y05 an unknown key", PAGE.replace("owner:", "ownr: x\nowner:"), "5:1 VALUE-KEY-UNKNOWN", "did you mean `owner`?"],
    ["Y07 a missing field", PAGE.replace("owner: Program manager\n", ""), "1:1 VALUE-MISSING", "add a line `owner: …` beside the other keys"],
    ["Y08 no such day", PAGE.replace("2027-03-01", "2026-02-30"), "6:11 VALUE-INVALID", "does not exist"],
    ["Y10 a number where text is required", PAGE.replace("Program manager", "1.10"), "5:8 VALUE-TYPE", '"1.10"'],
    ["Y12 a tag", PAGE.replace("Program manager", '!!js/function "x"'), "5:", "remove the tag"],
    ["Y13 none", "# Flow policy\n", "1:1 FRONT-MATTER-MISSING", "reviewBy: 2027-03-01"],
  ])("%s", (_name, text, place, hint) => {
    const [found] = refused(withPage("handbook/policy.md", text));
    expect(places(found === undefined ? [] : [found])[0]).toContain(`content/handbook/policy.md:${place}`);
    expect(`${found?.message ?? ""} ${found?.hint ?? ""}`).toContain(hint);
  });

  test("a page in another encoding has no source to declare it on", () => {
    const [found] = refused(withPage("handbook/policy.md", Uint8Array.from([...PAGE.replace("Flow policy", "Caf\u00e9")].map((letter) => letter.charCodeAt(0)))));
    expect(found).toMatchObject({ code: "FILE-ENCODING", line: 2, hint: expect.stringMatching(/^save the file as UTF-8; a text editor/) as string });
  });

  test("Y06 and Y18 a word that is not allowed, with the nearest", () => {
    const page = (status: string) =>
      withPage("programs/fraud.md", `---\ntitle: Fraud\nowner: Lead\nstatuses:\n  - { status: ${status}, setOn: 2026-01-01, setBy: Lead }\n---\n`);
    expect(refused(page("at-rsik"))[0]).toMatchObject({ code: "VALUE-NOT-ALLOWED", line: 5, column: 15, hint: expect.stringContaining("`at-risk`") as string });
    expect(refused(page("“at-risk”"))[0]?.hint).toBe("use straight quotes or none");
    accepted(page("at-risk"));
  });

  test("Y11 an alias bomb ends fast", () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `l${String(level + 1)}: &l${String(level + 1)} [${Array.from({ length: 9 }, () => `*l${String(level)}`).join(", ")}]`,
    );
    expect(refused(withPage("handbook/policy.md", PAGE.replace("owner:", `l0: &l0 [x]\n${levels.join("\n")}\nowner:`)))[0]?.code).toBe("YAML-ALIASES");
  });

  test("their twins: Y09 NO is text, Y14 a byte-order mark, CR LF, Y17 markup in a title", () => {
    accepted(withPage("handbook/policy.md", PAGE));
    expect(accepted(withPage("handbook/policy.md", PAGE.replace("Program manager", "NO"))).documents[0]).toMatchObject({ owner: "NO" });
    expect(accepted(withPage("handbook/policy.md", `\uFEFF${PAGE}`)).documents[0]?.title).toBe("Flow policy");
    expect(accepted(withPage("handbook/policy.md", PAGE.replaceAll("\n", "\r\n"))).documents[0]).toMatchObject({ body: "Body.\r\n", bodyLine: 8 });
    expect(accepted(withPage("handbook/policy.md", PAGE.replace("Flow policy", '"<b>Plan</b> & more"'))).documents[0]?.title).toBe("<b>Plan</b> & more");
  });
});

describe("names, folders and links", () => {
  test.each([
    ["an unknown folder", "handbok/policy.md", PAGE, "CONTENT-FOLDER", "`handbook`"],
    ["a handbook page at the address of a list", "handbook/policies.md", PAGE, "CONTENT-NAME", "/handbook/policies/ is the list"],
    ["an update that is no day", "updates/2026-02-30.md", "---\ntitle: x\nauthor: y\n---\n", "CONTENT-NAME", "YYYY-MM-DD"],
    ["a program page of no workstream", "programs/frued.md", "---\ntitle: x\nowner: y\n---\n", "LINK-WORKSTREAM", "`fraud`"],
    ["a decision of no workstream", "decisions/d-1.md", DECISION.replace("workstream: fraud", "workstream: frued"), "LINK-WORKSTREAM", "`fraud`"],
    ["a decision due before it was opened", "decisions/d-1.md", DECISION.replace("due: 2026-01-20", "due: 2026-01-02"), "VALUE-INVALID", "due"],
  ])("%s", (_name, path, text, code, hint) => {
    const [found] = refused(withPage(path, text));
    expect(found).toMatchObject({ code, file: `content/${path}` });
    expect(found?.hint).toContain(hint);
  });

  test("their twins", () => {
    accepted({ ...withPage("decisions/d-1.md", DECISION), "content/handbook/chart.svg": "<svg/>", "content/.gitkeep": "" });
  });

  test("two files of one address, F16 two names that differ in case", () => {
    expect(refused({ ...withPage("handbook/policy.md", PAGE), "content/handbook/policy.mdx": PAGE })[0]).toMatchObject({
      code: "CONTENT-TWICE",
      related: [{ file: "content/handbook/policy.md" }],
    });
    expect(refused({ ...withPage("handbook/policy.md", PAGE), "content/handbook/Policy.md": PAGE }).map(({ code }) => code)).toContain("FILE-CASE");
  });
});
