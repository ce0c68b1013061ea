import { oneFile, repeated, type Bomb } from "./bomb.ts";

const ISSUES = "data/sources/issues.json";
const RISKS = "data/sources/risks.csv";
const HEAD = "ID,Title,Type,Probability,Impact,Currency,Mitigation,Mitigation due,Mitigation status,Owner,Status,Opened,Trigger,Driver\n";
const risk = (id: string, title: string, impact = "1000", opened = "2026-09-01"): string => `${id},${title},threat,20%,${impact},EUR,Keep them,2026-12-04,in progress,Lead,open,${opened},None,None\n`;
const JIRA = "Issue key,Summary,Issue Type,Status,Created,Updated,Project key\n";
const MILLION = 1_000_000;
const PRIVATE_FREE = "restricted/sources/pay.csv";
const PAY = "Person,Role,Base pay,Currency,FTE,Effective from\n";

/** CSV, JSON and YAML. */
export const TEXT_BOMBS: readonly Bomb[] = [
  { name: "a CSV field of 200 MB", files: () => [[RISKS, [HEAD, 'R-1,"', ...repeated("x", 200 * MILLION), '",threat\n']]], expect: ["FILE-TOO-LARGE", "CSV-CELL", "CSV-QUOTE", "CSV-FIELDS"] },
  { name: "a CSV line of 200 MB", files: () => [[RISKS, repeated("abcdefgh ", 22 * MILLION)]], expect: ["FILE-TOO-LARGE", "FILE-UNRECOGNISED", "CSV-WIDE"] },
  { name: "a tracker's field of 200 MB", files: () => [["data/sources/issues.csv", [JIRA, 'A-1,"', ...repeated("x", 200 * MILLION), '",Task,Open,2026-01-02,2026-01-02,A\n']]], expect: ["FILE-TOO-LARGE", "CSV-CELL", "CSV-QUOTE", "CSV-FIELDS"] },
  { name: "a tracker's field of 200 MB without a quote", files: () => [["data/sources/issues.csv", [JIRA, "A-1,", ...repeated("x", 200 * MILLION), ",Task,Open,2026-01-02,2026-01-02,A\n"]]], expect: ["FILE-TOO-LARGE", "CSV-CELL", "CSV-QUOTE", "CSV-FIELDS"] },
  { name: "two hundred million commas", files: () => [[RISKS, repeated(",", 200 * MILLION)]], expect: ["FILE-TOO-LARGE", "CSV-WIDE", "FILE-UNRECOGNISED"] },
  { name: "two hundred million line ends", files: () => [[RISKS, [HEAD, ...repeated("\n", 200 * MILLION)]]], expect: ["FILE-TOO-LARGE", "CSV-NO-RECORDS"] },
  { name: "a million records", files: () => [[RISKS, [HEAD, ...repeated(risk("R-1", "Logs"), MILLION)]]], expect: ["FILE-TOO-LARGE"], at: "risks.csv:100002:1" },
  { name: "a million records of another width", files: () => [[RISKS, [HEAD, ...repeated("a,b\n", MILLION)]]], expect: ["CSV-FIELDS", "FILE-TOO-LARGE"] },
  { name: "a million issues of a tracker", files: () => [["data/sources/issues.csv", [JIRA, ...repeated("A-1,Logs,Task,Open,2026-01-02,2026-01-02,A\n", MILLION)]]], expect: ["FILE-TOO-LARGE"], at: "issues.csv:250002:1" },
  { name: "three hundred thousand JSON issues", files: () => [[ISSUES, ['{"issues":[', ...repeated('{"key":"A-1","fields":{"summary":"Logs","status":{"name":"Open"}}},', 300_000), "{}]}"]]], expect: ["FILE-TOO-LARGE"] },
  { name: "a million time sheets", files: () => [["data/sources/time-sheets.csv", ["Entry,Person,Date,Hours\n", ...repeated("E-1,P-1,2026-01-02,8\n", MILLION)]]], expect: ["FILE-TOO-LARGE"], at: "time-sheets.csv:500002" },
  { name: "an amount of a million digits", files: oneFile(RISKS, HEAD, risk("R-1", "Logs", "9".repeat(MILLION))), expect: ["NUMBER-FORMAT", "NUMBER-RANGE"], at: "risks.csv:2" },
  { name: "an amount of 1e999999", files: oneFile(RISKS, HEAD, risk("R-1", "Logs", "1e999999")), expect: ["NUMBER-FORMAT", "NUMBER-RANGE", "CELL-SPREADSHEET"], at: "risks.csv:2", quick: true },
  { name: "an amount of 1e999", files: oneFile(RISKS, HEAD, risk("R-1", "Logs", "1e999")), expect: ["NUMBER-FORMAT", "NUMBER-RANGE", "CELL-SPREADSHEET"], at: "risks.csv:2" },
  { name: "the year 275760", files: oneFile(RISKS, HEAD, risk("R-1", "Logs", "1", "+275760-09-13")), expect: ["DATE-UNPROVED"], at: "risks.csv:2:70" },
  { name: "a private cell of 200 MB", files: () => [[PRIVATE_FREE, [PAY, "X-1,", ...repeated("x", 200 * MILLION), ",1000,EUR,1,2026-01-01\n"]]], expect: ["FILE-TOO-LARGE", "CSV-CELL", "CSV-QUOTE", "CSV-FIELDS"] },
  { name: "JSON 5,000 deep", files: oneFile(ISSUES, `{"issues":[{"key":"A-1","fields":${"[".repeat(5000)}${"]".repeat(5000)}}]}`), expect: ["JSON-DEPTH"] },
  { name: "JSON a million deep", files: oneFile(ISSUES, "[".repeat(MILLION), "]".repeat(MILLION)), expect: ["JSON-DEPTH"], quick: true },
  { name: "JSON a million objects deep", files: oneFile(ISSUES, '{"a":'.repeat(MILLION)), expect: ["JSON-DEPTH"] },
  { name: "a JSON text of 200 MB", files: () => [[ISSUES, ['{"issues":[{"key":"', ...repeated("x", 200 * MILLION), '"}]}']]], expect: ["FILE-TOO-LARGE", "JSON-SYNTAX", "JSON-SIZE"] },
  { name: "a JSON list of ten million numbers", files: () => [[ISSUES, ["[", ...repeated("1,", 10 * MILLION), "1]"]]], expect: ["FILE-TOO-LARGE", "FILE-UNRECOGNISED", "JSON-SIZE"] },
  { name: "a JSON object of a million keys", files: () => [[ISSUES, ["{", ...Array.from({ length: 20 }, (_, part) => Array.from({ length: 50_000 }, (_each, index) => `"k${String(part * 50_000 + index)}":1,`).join("")), '"z":1}']]], expect: ["FILE-TOO-LARGE", "FILE-UNRECOGNISED", "JSON-SIZE"] },
  { name: "a million issues of nothing", files: () => [[ISSUES, ['{"issues":[', ...repeated("{},", MILLION), "{}]}"]]], expect: ["FILE-TOO-LARGE", "JSON-SIZE", "VALUE-MISSING", "ISSUE-KEY", "JSON-SHAPE"] },
  { name: "JSON after a tail of brackets", files: oneFile(ISSUES, '{"issues":[]}', "]".repeat(5 * MILLION)), expect: ["JSON-SYNTAX"] },
  { name: "an alias bomb in almanac.yaml", files: oneFile("data/almanac.yaml", `program:\n  title: Bomb\n  timeZone: Europe/Berlin\n${[..."abcdefghi"].map((name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => (index === 0 ? "lol" : `*${"abcdefghi"[index - 1] ?? ""}`)).join(", ")}]\n`).join("")}`), expect: ["YAML-ALIASES"], quick: true },
  { name: "YAML lists 100,000 deep", files: oneFile("data/almanac.yaml", `program: ${"[".repeat(100_000)}\n`), expect: ["FILE-TOO-LARGE", "YAML-SYNTAX"] },
  { name: "YAML maps 5,000 deep by indentation", files: oneFile("data/almanac.yaml", Array.from({ length: 5000 / 5 }, (_, index) => `${" ".repeat(index)}a:\n`).join("")), expect: ["FILE-TOO-LARGE", "YAML-SYNTAX", "VALUE-KEY-UNKNOWN", "VALUE-MISSING"] },
  { name: "YAML dashes 100,000 deep", files: oneFile("data/almanac.yaml", `program: \n  ${"- ".repeat(100_000)}a\n`), expect: ["FILE-TOO-LARGE", "YAML-SYNTAX"] },
  { name: "200,000 keys in almanac.yaml", files: oneFile("data/almanac.yaml", "program:\n  title: Bomb\n  timeZone: Europe/Berlin\n", Array.from({ length: 200_000 }, (_, index) => `k${String(index)}: 1\n`).join("")), expect: ["VALUE-KEY-UNKNOWN", "FILE-TOO-LARGE"] },
  { name: "200,000 tags in almanac.yaml", files: oneFile("data/almanac.yaml", `program:\n${"  - !x a\n".repeat(200_000)}`), expect: ["YAML-TAG", "FILE-TOO-LARGE"] },
  { name: "one key 200,000 times", files: oneFile("data/almanac.yaml", "a: 1\n".repeat(200_000)), expect: ["YAML-KEY-TWICE", "FILE-TOO-LARGE"] },
  { name: "a YAML text of 4 MB", files: oneFile("data/almanac.yaml", `program: { title: "${"a\\n".repeat(1_300_000)}", timeZone: Europe/Berlin }\n`), expect: ["VALUE-INVALID"], at: "almanac.yaml:1:19" },
  { name: "merge keys", files: oneFile("data/almanac.yaml", `a: &a { b: 1 }\nc: [${Array.from({ length: 40 }, () => "{ <<: *a }").join(", ")}]\n`), expect: ["VALUE-KEY-UNKNOWN", "VALUE-MISSING", "YAML-ALIASES"] },
];
