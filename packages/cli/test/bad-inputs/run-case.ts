import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { Diagnostic, EditionContent, EditionHeader } from "@almanac/core";
import { treeDigest } from "../small-program.ts";
import type { Case, Expected } from "./case.ts";
import { programOf } from "./program-of-case.ts";
import { runInProcess } from "./run-in-process.ts";

export interface CaseResult {
  readonly id: string;
  /** What does not hold. */
  readonly failures: readonly string[];
}

const EXIT_OF = { ACCEPT: 0, WARN: 0, REJECT: 1, REFUSE: 3 } as const;
const shown = ({ file, line, column, severity, code, message }: Diagnostic): string => `${file}:${String(line)}:${String(column)}: ${severity} ${code}: ${message}`;
const without = (root: string, text: string): string => text.replaceAll(`${root}/`, "").replaceAll(root, ".");

/** Runs `check` (or `build`) and gives its diagnostics with paths relative to the program directory. */
async function checked({ build, args = [] }: Case, root: string): Promise<{ readonly code: number; readonly diagnostics: readonly Diagnostic[]; readonly stderr: string }> {
  const command = build === true ? ["build", "--out", join(root, ".looked-at")] : ["check"];
  const { code, stdout, stderr } = await runInProcess([...command, "--root", root, "--format", "json", ...args]);
  const diagnostics = stdout.trim() === "" ? [] : (JSON.parse(without(root, stdout)) as readonly Diagnostic[]);
  return { code, diagnostics, stderr: without(root, stderr) };
}

const missingParts = (what: string, text: string, parts: readonly string[] | undefined): readonly string[] => (parts ?? []).filter((part) => !text.toLowerCase().includes(part.toLowerCase())).map((part) => `${what} does not say “${part}”: ${text}`);

function differences(found: Diagnostic, { code, severity, at, says, hint, related }: Expected): readonly string[] {
  const place = `${found.file}:${String(found.line)}:${String(found.column)}`;
  return [
    ...(code === undefined || code === found.code ? [] : [`code is ${found.code}, not ${code}`]),
    ...(severity === undefined || severity === found.severity ? [] : [`severity is ${found.severity}`]),
    ...(at === undefined || at === place || at === found.file ? [] : [`points at ${place}, not ${at}`]),
    ...missingParts("the message", `${found.message} · found ${found.found ?? ""} · expected ${found.expected ?? ""}`, says),
    ...missingParts("the hint", found.hint ?? "", hint),
    ...(found.severity === "error" && (found.hint ?? "") === "" ? ["has no hint"] : []),
    ...(related ?? []).filter((other) => !(found.related ?? []).some(({ file, line, column }) => `${file}:${String(line)}:${String(column)}` === other)).map((other) => `has no related position ${other}`),
  ];
}

/** Each expected diagnostic against the best of those found. */
function compared(one: Case, diagnostics: readonly Diagnostic[]): readonly string[] {
  const expected: readonly Expected[] = one.outcome === "ACCEPT" ? [] : [one, ...(one.also ?? [])];
  const count = one.count ?? expected.length;
  const wrong = expected.flatMap((wanted): readonly string[] => {
    const best = diagnostics.map((found) => ({ found, differs: differences(found, wanted) })).toSorted((a, b) => a.differs.length - b.differs.length)[0];
    return best === undefined ? ["there is no diagnostic"] : best.differs.map((text) => `${text} [${shown(best.found)}]`);
  });
  return [...wrong, ...(diagnostics.length === count ? [] : [`${String(diagnostics.length)} diagnostics, not ${String(count)}: ${diagnostics.map(shown).join(" | ")}`])];
}

/** A release that was there before: nothing of it may change when a build is refused. */
function lastGoodRelease(root: string): { readonly out: string; readonly digest: string } {
  const out = join(root, ".release");
  mkdirSync(join(out, "editions"), { recursive: true });
  for (const page of ["index.html", "404.html"]) writeFileSync(join(out, page), "<!doctype html><title>Last good release</title>");
  writeFileSync(join(out, "editions", "index.html"), "<!doctype html><title>Editions</title>");
  return { out, digest: treeDigest(out) };
}

/** Pages and pictures: what a reader's browser would take as markup. */
const everyPage = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:html|svg|xml)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

/** What an edition of the program says, without names and digests of the files it came from. */
async function statementOf(root: string): Promise<string> {
  const { code, stderr } = await runInProcess(["edition", "--root", root, "--id", "case"]);
  if (code !== 0) return `no edition (${String(code)}): ${without(root, stderr)}`;
  const { content } = JSON.parse(readFileSync(join(root, "data/editions/case.json"), "utf8")) as EditionHeader;
  const { facts } = JSON.parse(readFileSync(join(root, "data/objects", content), "utf8")) as EditionContent;
  const ofContent = Object.entries(facts).filter(([id]) => !id.startsWith("data."));
  return JSON.stringify(ofContent.map(([id, fact]) => ({ ...fact, receipt: null, id })));
}

async function neverSaid(one: Case, root: string): Promise<readonly string[]> {
  if (one.never === undefined) return [];
  const texts: string[] = [];
  for (const format of ["pretty", "json", "sarif", "github", "gitlab"]) {
    const { stdout, stderr } = await runInProcess(["check", "--root", root, "--format", format, ...(one.args ?? [])]);
    texts.push(stdout, stderr);
  }
  return one.never.filter((secret) => texts.some((text) => text.includes(secret))).map((secret) => `“${secret}” stands in a message`);
}

async function refusedCleanly(one: Case, root: string): Promise<readonly string[]> {
  const release = lastGoodRelease(root);
  const { code, stderr } = await runInProcess(["build", "--root", root, "--out", release.out, "--format", "json"]);
  // What only `check --now` sees does not stop a build that has no clock.
  if (one.args?.includes("--now") === true) return [];
  return [
    ...(code === EXIT_OF[one.outcome] ? [] : [`build ends with ${String(code)}: ${without(root, stderr)}`]),
    ...(treeDigest(release.out) === release.digest ? [] : ["build changed the last good release"]),
  ];
}

async function published(one: Case, root: string): Promise<readonly string[]> {
  if (one.publishes === undefined && !(one.outcome === "ACCEPT" && one.never !== undefined)) return [];
  const out = join(root, ".site");
  const { code, stderr } = await runInProcess(["build", "--root", root, "--out", out]);
  if (code !== 0) return [`build ends with ${String(code)}: ${without(root, stderr)}`];
  const files = everyPage(out);
  return [
    ...(one.publishes ?? []).filter((text) => !files.some((file) => file.includes(text))).map((text) => `no published file holds “${text}”`),
    ...(one.never ?? []).filter((text) => files.some((file) => file.includes(text))).map((text) => `a published file holds “${text}”`),
  ];
}

async function inputFailures(one: Case, root: string, clean: string | undefined): Promise<readonly string[]> {
  const { code, diagnostics, stderr } = await checked(one, root);
  const failures = [
    ...(code === EXIT_OF[one.outcome] ? [] : [`exit ${String(code)}, not ${String(EXIT_OF[one.outcome])}${stderr === "" ? "" : `: ${stderr}`}`]),
    ...(/\n\s+at .*:\d+:\d+|This is a bug/.test(stderr) ? [`a stack trace: ${stderr}`] : []),
    ...(one.outcome === "REFUSE" ? missingParts("the message", stderr, Array.isArray(one.says) ? one.says : undefined) : compared(one, diagnostics)),
    ...(await neverSaid(one, root)),
  ];
  if (one.outcome === "REJECT") failures.push(...(await refusedCleanly(one, root)));
  if (one.same === true && clean !== undefined && (await statementOf(root)) !== (await statementOf(clean))) failures.push("it is not read like its clean twin");
  failures.push(...(await published(one, root)));
  return failures;
}

/** The administrator may read every file, so what is unreadable is looked at as somebody else. */
async function asNobody<T>(root: string, run: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return await run();
  chmodSync(root, 0o777);
  // What the command imports when it is asked for is in memory before rights are dropped.
  await runInProcess(["check", "--root", "."]);
  process.seteuid?.(65_534);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}

/** Runs one case and its clean twin. */
export async function runCase(one: Case): Promise<CaseResult> {
  const locked = one.prepare?.find((step) => "unreadable" in step);
  const root = await programOf(one, "input");
  const clean = await programOf(one, "clean");
  try {
    if (root === undefined) return { id: one.id, failures: ["there is no input/"] };
    const failures = [...(locked === undefined ? await inputFailures(one, root, clean) : await asNobody(root, () => inputFailures(one, root, clean)))];
    if (clean === undefined && one.outcome === "REJECT") failures.push("a REJECT needs a clean twin");
    if (clean !== undefined) {
      const { code, diagnostics, stderr } = await checked(one, clean);
      if (code !== 0 || diagnostics.length > 0) failures.push(`the clean twin is not accepted (exit ${String(code)}): ${diagnostics.map(shown).join(" | ")}${stderr}`);
    }
    return { id: one.id, failures };
  } finally {
    if (root !== undefined && locked !== undefined && "unreadable" in locked && existsSync(root)) chmodSync(join(root, locked.unreadable), 0o600);
    for (const folder of [root, clean]) if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}
