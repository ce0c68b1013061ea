import { describe, expect, test } from "vitest";
import { accepted, CONFIG, issue, json, load, places, refused, type Contents } from "../../test/a-program.ts";

const SOURCES = `${CONFIG}workstreams:
  - { id: fraud, title: Fraud, match: { project: ABC } }
sources:
  - { id: items, kind: jira-json, files: issues.json, exportedAt: "2026-02-02T22:00:00+01:00" }
  - { id: cards, kind: model-cards, files: card-score.md, exportedAt: "2026-02-02T22:00:00+01:00" }
  - { id: risks, kind: risk-register, files: risks.csv, exportedAt: "2026-02-02T22:00:00+01:00" }
`;
const CARD = "---\nmodel_name: Card score\nlicense: apache-2.0\n---\n\n# Card score\n\n## Intended use\n\nRanks payments.\n";
const RISKS = "ID,Title,Type,Probability,Impact,Currency,Owner,Status,Opened,Workstream\nR-01,Labels come late,threat,40%,1000,EUR,Fraud lead,open,2026-01-01,fraud\n";
const program = (documents: Readonly<Record<string, string>>): Contents => ({
  "data/almanac.yaml": SOURCES,
  "data/sources/issues.json": json(issue()),
  "data/sources/card-score.md": CARD,
  "data/sources/risks.csv": RISKS,
  ...Object.fromEntries(Object.entries(documents).map(([path, text]) => [`content/${path}`, text])),
});
const head = (lines: string): string => `---\ntitle: About it\nowner: Fraud lead\nreviewBy: 2026-05-01\n${lines}---\nWhat we know.\n`;
const MODEL = head("model: card-score\npurpose: Rank payments\noutOfScope: [Declining without a person]\n");
const CEREMONY = head("cadence: Every Monday, 09:00\nparticipants: [Sponsor, Leads]\nminutes: 30\n");

describe("documents about one thing", () => {
  test("a model card, a risk note and a ceremony are documents of their own kind", () => {
    const { documents } = accepted(program({ "models/card-score.md": MODEL, "risks/r-01.md": head("risk: R-01\n"), "ceremonies/monday.md": CEREMONY }));
    expect(documents).toMatchObject([
      { kind: "ceremony", id: "monday", cadence: "Every Monday, 09:00", participants: ["Sponsor", "Leads"], minutes: 30 },
      { kind: "model", model: "card-score", outOfScope: ["Declining without a person"], reviewBy: "2026-05-01" },
      { kind: "risk", risk: "R-01", owner: "Fraud lead" },
    ]);
  });

  test.each([
    ["a model that nobody exports", { "models/x.md": MODEL.replace("model: card-score", "model: card-scrore") }, "5:8 LINK-MODEL", "`card-score`"],
    ["a risk that is not in the register", { "risks/x.md": head("risk: R-10\n") }, "5:7 LINK-RISK", "`R-01`"],
    ["a ceremony of no workstream", { "ceremonies/x.md": CEREMONY.replace("minutes", "workstream: frued\nminutes") }, "7:13 LINK-WORKSTREAM", "`fraud`"],
    ["a length that is no number", { "ceremonies/x.md": CEREMONY.replace("30", "half an hour") }, "7:10 VALUE-TYPE", "number"],
    ["two cards of one model", { "models/a.md": MODEL, "models/b.md": MODEL }, "5:8 CONTENT-TWICE", "remove one of the two"],
    ["a card without a purpose", { "models/x.md": MODEL.replace("purpose: Rank payments\n", "") }, "1:1 VALUE-MISSING", "purpose"],
  ])("%s is refused where it stands", (_name, documents, place, hint) => {
    const [found] = refused(program(documents));
    expect(places(found === undefined ? [] : [found])[0]).toContain(place);
    expect(`${found?.message ?? ""} ${found?.hint ?? ""}`).toContain(hint);
  });

  test("where no export says which models there are, none is called unknown", () => {
    const { "data/sources/card-score.md": _card, ...others } = program({ "models/x.md": MODEL.replace("model: card-score", "model: anything") });
    accepted({ ...others, "data/almanac.yaml": SOURCES.replace(/.*kind: model-cards.*\n/, "") });
  });

  test("an export that is refused may hold what is missed: no second mistake is made of it", () => {
    const broken = program({ "risks/x.md": head("risk: R-10\n") });
    expect(load({ ...broken, "data/sources/risks.csv": RISKS.replace("40%", "forty") }).diagnostics.map(({ code }) => code)).not.toContain("LINK-RISK");
  });
});

describe("a policy is a page of the handbook", () => {
  const page = (lines: string): string => `---\ntitle: Limit\nsection: Rules\norder: 1\nowner: Lead\nreviewBy: 2026-05-01\n${lines}---\nThirty items.\n`;
  test("with a day and a name", () => {
    expect(accepted(program({ "handbook/limit.md": page("kind: policy\ninForceSince: 2026-01-01\napprovedBy: Sponsor\n") })).documents[0]).toMatchObject({ kind: "handbook", policy: { inForceSince: "2026-01-01", approvedBy: "Sponsor" } });
    expect(accepted(program({ "handbook/limit.md": page("kind: page\n") })).documents[0]).not.toHaveProperty("policy");
  });
  test.each([
    ["kind: policy\napprovedBy: Sponsor\n", "inForceSince"],
    ["kind: policy\ninForceSince: 2026-01-01\n", "approvedBy"],
    ["inForceSince: 2026-01-01\n", "kind: policy"],
  ])("%s is not enough", (lines, hint) => {
    expect(refused(program({ "handbook/limit.md": page(lines) }))[0]?.hint).toContain(hint);
  });
});

describe("what nobody has filled in", () => {
  test.each([["owner: Fraud lead", "owner: TBD"], ["title: About it", "title: <title>"], ["purpose: Rank payments", "purpose: TODO say it"]])("%s is pointed out as %s", (right, wrong) => {
    const { diagnostics } = load(program({ "models/x.md": MODEL.replace(right, wrong) }));
    expect(diagnostics).toMatchObject([{ code: "CONTENT-PLACEHOLDER", severity: "warning" }]);
  });
});
