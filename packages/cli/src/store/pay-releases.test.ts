import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonicalJson, isoDate, isoInstant } from "@almanac/core";
import { expect, test } from "vitest";
import { sha256 } from "../sha256.ts";
import type { StoredEdition } from "./chain.ts";
import { releasesAfter } from "./pay-releases.ts";

const stored = (id: string, slices?: StoredEdition["edition"]["slices"]): StoredEdition => ({
  file: `data/editions/${id}.json`,
  sha256: sha256(id),
  schema: 2,
  labels: [],
  edition: { schema: 2, id, label: id, asOf: isoInstant(`${id}T21:00:00Z`), asOfDate: isoDate(id), generator: { version: "0", method: "1" }, previous: null, content: "c.json", ...(slices === undefined ? {} : { slices }) },
});

test("what was released of pay is still known after an edition that was frozen without any", () => {
  const root = mkdtempSync(join(tmpdir(), "releases-"));
  try {
    const keep = (value: unknown): string => {
      const text = canonicalJson(value);
      const name = `${sha256(text)}.json`;
      writeFileSync(join(root, "restricted/objects", name), text);
      return name;
    };
    mkdirSync(join(root, "restricted/objects"), { recursive: true });
    mkdirSync(join(root, "data"));
    writeFileSync(join(root, "data/almanac.yaml"), "program: { title: T, timeZone: UTC }\nrestricted: { path: restricted }\n");
    const payReleases = keep({ schema: 1, cells: ["released"] });
    const slice = (edition: string, more: object): string => keep({ schema: 1, edition, audience: "restricted", salt: "0".repeat(64), ...more });
    const first = stored("2026-11-01", { restricted: slice("2026-11-01", { payReleases }) });
    const second = stored("2026-11-08", { restricted: slice("2026-11-08", {}) });
    const third = stored("2026-11-15");
    for (const editions of [[first], [first, second], [first, second, third]]) expect(releasesAfter(root, editions)).toEqual({ releases: { schema: 1, cells: ["released"] }, diagnostics: [] });
    expect(releasesAfter(root, [third])).toEqual({ diagnostics: [] });
    rmSync(join(root, "restricted/objects", payReleases));
    expect(releasesAfter(root, [first, second, third]).diagnostics.map(({ code }) => code)).toEqual(["OBJECT-MISSING"]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
