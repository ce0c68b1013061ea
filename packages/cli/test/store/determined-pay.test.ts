import { afterEach, beforeEach, expect, test } from "vitest";
import { audienceScene, type AudienceScene } from "./audience-scene.ts";

/** Twelve people near the lower end of their range: their mean tells each of them to within about a quarter, and not to within a tenth. */
const PAYS: readonly number[] = Array.from({ length: 12 }, (_, index) => 40_013 + index * 541);
const RULES = "restricted/disclosure.yaml";

let program: AudienceScene;
beforeEach(() => {
  program = audienceScene();
  program.keepSecret();
  program.edit("data/almanac.yaml", "sources:\n", "sources:\n  - { id: pay, kind: pay, files: pay.csv }\n");
  program.edit("data/almanac.yaml", "  cadence: weekly\n", "  cadence: weekly\n  currency: EUR\n");
  program.write("restricted/sources/pay.csv", `Person,Role,Level,Region,Base pay,Currency,FTE,Effective from,Range minimum,Range maximum\n${PAYS.map((pay, index) => `W-${String(7301 + index)},Engineer,L4,Germany,${String(pay)},EUR,1,2026-09-07,40000,100000`).join("\n")}\n`);
});
afterEach(() => program.remove());

const private_ = (text: string): readonly string[] => [...PAYS.map(String), ...PAYS.map((pay) => pay.toLocaleString("en-GB")), "W-73"].filter((each) => text.includes(each));

test("an edition from whose figures and those before it pay can be worked out is refused in every format, named without people or pay, and mended by the hint", async () => {
  expect(await program.freeze("2026-11-01")).toMatchObject({ code: 0 });
  // Whoever answers for pay finds that closer than a quarter is too close; the mean is told already.
  program.write(RULES, "marginPercent: 25\n");
  const refused = await program.freeze("2026-11-08");
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("DISCLOSURE-DETERMINED");
  expect(refused.stderr).toMatch(/what 12 people are paid can be worked out: cells cell=engineer-l4 2026-10-01/);
  for (const [command, format, ...as] of [["edition", "sarif", "--as-of", "2026-11-08T22:00:00+01:00"], ["build", "json", "--out", program.path("out")]] as const) {
    const { code, stdout, stderr } = await program.almanac(command, "--format", format, ...as);
    expect(code).toBe(1);
    expect(`${stdout}${stderr}`).toContain("DISCLOSURE-DETERMINED");
    expect(private_(`${stdout}${stderr}`)).toEqual([]);
  }
  expect(private_(`${refused.stdout}${refused.stderr}`)).toEqual([]);
  const hint = refused.stderr.split("\n").filter((line) => /^\s+- cells /.test(line)).map((line) => line.trim());
  expect(hint).toEqual(["- cells cell=engineer-l4 2026-10-01"]);
  program.write(RULES, `marginPercent: 25\naccepted:\n${hint.map((line) => `  ${line}`).join("\n")}\n`);
  expect(await program.freeze("2026-11-08")).toMatchObject({ code: 0 });
});
