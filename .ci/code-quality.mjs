// Diagnostics of `almanac check --format json` on stdin, as GitLab's code quality report on stdout: GitLab shows them in the merge request.
import { createHash } from "node:crypto";
import { text } from "node:stream/consumers";
import process from "node:process";

const severities = { error: "critical", warning: "minor" };
const diagnostics = JSON.parse((await text(process.stdin)) || "[]");
const report = diagnostics.map(({ severity, code, message, hint, file, line }) => ({
  description: hint === undefined ? message : `${message} (${hint})`,
  check_name: code,
  // Without the line: what stands where it stood before is no new finding because something was added above.
  fingerprint: createHash("sha256").update([code, file, message].join("\0")).digest("hex"),
  severity: severities[severity] ?? "major",
  location: { path: file, lines: { begin: line } },
}));
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
