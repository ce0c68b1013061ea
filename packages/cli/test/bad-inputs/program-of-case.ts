import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runInProcess } from "./run-in-process.ts";
import type { Case } from "./case.ts";

const MINIMAL = 'program:\n  title: Case\n  timeZone: Europe/Berlin\n';

function prepare({ prepare: steps = [] }: Case, root: string, part: "input" | "clean"): void {
  for (const step of steps) {
    if ("unreadable" in step) {
      if (part === "input") chmodSync(join(root, step.unreadable), 0);
      continue;
    }
    if ((step.in ?? "input") !== part) continue;
    const path = join(root, "link" in step ? step.link : step.write);
    mkdirSync(dirname(path), { recursive: true });
    rmSync(path, { force: true });
    if ("link" in step) symlinkSync(step.to, path);
    else writeFileSync(path, `${step.before ?? ""}${step.text.repeat(step.times ?? 1)}${step.after ?? ""}`);
  }
}

/** The program directory of a case in a temporary folder; undefined when the case has no such part. The caller removes it. */
export async function programOf(one: Case, part: "input" | "clean"): Promise<string | undefined> {
  const own = join(one.folder, part);
  const made = one.prepare?.some((step) => "in" in step && step.in === part) === true;
  if (!existsSync(own) && !made && !(part === "input" && one.prepare !== undefined)) return undefined;
  const root = mkdtempSync(join(tmpdir(), "almanac-case-"));
  if (one.base !== undefined) cpSync(join(dirname(one.folder), "_base", one.base), root, { recursive: true });
  const layers = one.frozen === true && part === "input" ? [join(one.folder, "clean"), own] : [own];
  for (const [index, layer] of layers.entries()) {
    if (existsSync(layer)) cpSync(layer, root, { recursive: true, verbatimSymlinks: true });
    if (!existsSync(join(root, "data/almanac.yaml"))) {
      mkdirSync(join(root, "data"), { recursive: true });
      writeFileSync(join(root, "data/almanac.yaml"), MINIMAL);
    }
    if (layers.length > 1 && index === 0) {
      const { code, stderr } = await runInProcess(["edition", "--root", root]);
      if (code !== 0) throw new Error(`${one.id}: the clean twin could not be frozen:\n${stderr}`);
    }
  }
  prepare(one, root, part);
  return root;
}
