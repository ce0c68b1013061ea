import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { launchBrowser } from "@almanac/prose";

/** The script of the record tables over markup as `record-grid.astro` writes it. */
const browser = await launchBrowser();
const SCRIPT = fileURLToPath(new URL("../src/page-scripts/tables.js", import.meta.url));
const ROWS = [["Labels arrive late", 465_000, "2027-01-12"], ["Capacity ends", 80_000, ""], ["Consent rules change", 102_000, "2026-12-04"], ["Alarms mute", "", "2027-03-01"]] as const;
const rowOf = ([name, amount, due]: (typeof ROWS)[number]): string => `<tr><th scope="row">${name}<small>below</small></th><td class="number" data-sort="${String(amount)}">${amount.toLocaleString("en")}</td><td data-sort="${due}">${due}</td></tr>`;
const HEAD = `<thead><tr><th scope="col">Risk</th><th scope="col" class="number">Expected, €</th><th scope="col">Due</th></tr></thead>`;
const TABLE = `<table class="record-table" id="register" data-sortable data-filter>${HEAD}<tbody>${ROWS.slice(0, 3).map(rowOf).join("")}</tbody><tfoot><tr class="total"><th>Four</th></tr></tfoot></table>
<details data-more-rows="register"><summary>1 more</summary><table class="record-table" id="register-more" data-sortable>${HEAD}<tbody>${ROWS.slice(3).map(rowOf).join("")}</tbody></table></details>`;

afterAll(async () => {
  await browser?.close();
});

const opened = async () => {
  if (browser === undefined) throw new Error("no browser");
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><html lang="en"><title>Tables</title><style>[hidden] { display: none !important }</style>${TABLE}</html>`);
  await page.addScriptTag({ path: SCRIPT });
  const shown = () => page.locator("#register tbody tr:visible th").evaluateAll((heads: readonly { readonly firstChild: { readonly textContent: string | null } | null }[]) => heads.map(({ firstChild }) => firstChild?.textContent));
  return { page, shown };
};

describe.skipIf(browser === undefined)("record tables with script", () => {
  test("are sorted by a head, the greatest first, and back to how they were written", async () => {
    const { page, shown } = await opened();
    expect(await shown()).toEqual(["Labels arrive late", "Capacity ends", "Consent rules change"]);
    const expected = page.getByRole("button", { name: "Expected, €" });
    await expected.click();
    expect(await shown()).toEqual(["Labels arrive late", "Consent rules change", "Capacity ends", "Alarms mute"]);
    expect(await page.locator("[aria-sort]").getAttribute("aria-sort")).toBe("descending");
    await expected.click();
    expect(await shown()).toEqual(["Capacity ends", "Consent rules change", "Labels arrive late", "Alarms mute"]);
    await expected.click();
    expect(await shown()).toEqual(["Labels arrive late", "Capacity ends", "Consent rules change", "Alarms mute"]);
    expect(await page.locator("[aria-sort]").count()).toBe(0);
    await page.close();
  });

  test("by words and by dates, with the keyboard", async () => {
    const { page, shown } = await opened();
    await page.getByRole("button", { name: "Risk" }).press("Enter");
    expect(await shown()).toEqual(["Alarms mute", "Capacity ends", "Consent rules change", "Labels arrive late"]);
    await page.getByRole("button", { name: "Due" }).press("Enter");
    expect(await shown()).toEqual(["Consent rules change", "Labels arrive late", "Alarms mute", "Capacity ends"]);
    await page.close();
  });

  test("by a list of orders where there are no heads to press, in step with the heads", async () => {
    const { page, shown } = await opened();
    const order = page.getByRole("combobox", { name: "Sort" });
    expect(await order.locator("option").allInnerTexts()).toEqual(["as published", "Risk", "Expected, €", "Due"]);
    await order.selectOption("Expected, €");
    expect(await shown()).toEqual(["Labels arrive late", "Consent rules change", "Capacity ends", "Alarms mute"]);
    await page.getByRole("button", { name: "Risk" }).press("Enter");
    expect(await order.inputValue()).toBe("0");
    await order.selectOption("as published");
    expect(await shown()).toEqual(["Labels arrive late", "Capacity ends", "Consent rules change", "Alarms mute"]);
    await page.close();
  });

  test("show the rows that were in the disclosure, and hide them again", async () => {
    const { page, shown } = await opened();
    const more = page.getByRole("button", { name: "1 more" });
    expect(await more.getAttribute("aria-expanded")).toBe("false");
    await more.click();
    expect(await shown()).toHaveLength(4);
    await page.getByRole("button", { name: "Show fewer" }).click();
    expect(await shown()).toHaveLength(3);
    await page.close();
  });

  test("are filtered by words, among all rows, and say how many are left", async () => {
    const { page, shown } = await opened();
    await page.getByLabel("Filter rows").fill("alarms 2027");
    await page.locator("output", { hasText: "1 of 4 rows" }).waitFor();
    expect(await shown()).toEqual(["Alarms mute"]);
    expect(await page.locator("tfoot").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Expected, €" }).click();
    expect(await shown()).toEqual(["Alarms mute"]);
    await page.getByLabel("Filter rows").fill("");
    await page.locator("output", { hasText: /^$/ }).waitFor({ state: "attached" });
    expect(await shown()).toHaveLength(4);
    await page.close();
  });
});
