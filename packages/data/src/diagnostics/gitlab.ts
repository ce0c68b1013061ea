import { createHash } from "node:crypto";
import type { Diagnostic } from "@almanac/core";

/** GitLab's words for how bad a finding is. */
const SEVERITIES = { error: "critical", warning: "minor" } as const satisfies Readonly<Record<Diagnostic["severity"], string>>;

/**
 * GitLab's code quality report, which it shows in merge requests. The fingerprint leaves the line out: what moved because something was
 * added above is no new finding; the second of two equal ones is told apart by its number.
 */
export function gitlabReport(diagnostics: readonly Diagnostic[]): unknown {
  const times = new Map<string, number>();
  return diagnostics.map(({ severity, code, message, hint, file, line }) => {
    const key = [code, file, message].join("\0");
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return {
      description: hint === undefined ? message : `${message} (${hint})`,
      check_name: code,
      fingerprint: createHash("sha256").update(`${key}\0${String(time)}`).digest("hex"),
      severity: SEVERITIES[severity],
      location: { path: file, lines: { begin: line } },
    };
  });
}
