import { expect, test } from "vitest";
import { licenceName } from "./dataset-columns.ts";

test("a licence is called by its usual name, an address by its place, and a contract is not broken at its number", () => {
  expect(licenceName("https://creativecommons.org/licenses/by/4.0/")).toBe("CC BY 4.0");
  expect(licenceName("https://creativecommons.org/licenses/by-nc-sa/3.0")).toBe("CC BY-NC-SA 3.0");
  expect(licenceName("https://licences.example/terms")).toBe("licences.example/terms");
  expect(licenceName("Supplier contract C-2026-014")).toBe("Supplier contract C\u20112026\u2011014");
  expect(licenceName("Internal use only")).toBe("Internal use only");
  expect(licenceName(undefined)).toBe("none");
});
