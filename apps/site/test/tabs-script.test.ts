import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { launchBrowser } from "@almanac/prose";

/** The script of the alternatives over markup as the prose is set. */
const browser = await launchBrowser();
const [SCRIPT, STYLE] = ["../public/scripts/tabs.js", "../src/styles/prose-blocks.css"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
const TABS = ["Jira", "Linear", "GitHub"].map((name) => `<div class="tab"><h3 id="${name.toLowerCase()}">${name}<a class="anchor" href="#${name.toLowerCase()}" aria-label="Link to this heading">#</a></h3><p>Export from ${name}.</p></div>`).join("");

afterAll(async () => {
  await browser?.close();
});

const opened = async (direction: "ltr" | "rtl" = "ltr") => {
  if (browser === undefined) throw new Error("no browser");
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><html lang="en" dir="${direction}"><title>Tabs</title><a href="#linear">How from Linear</a><div class="prose"><div class="tabs">${TABS}</div></div></html>`);
  await page.addStyleTag({ path: STYLE ?? "" });
  const shown = () => page.locator(".tab p:visible").allTextContents();
  return { page, shown, run: () => page.addScriptTag({ path: SCRIPT ?? "" }) };
};

describe.skipIf(browser === undefined)("alternatives", () => {
  test("all stand below each other without script, and on paper with it", async () => {
    const { page, shown, run } = await opened();
    expect(await shown()).toHaveLength(3);
    await run();
    expect(await shown()).toEqual(["Export from Jira."]);
    await page.emulateMedia({ media: "print" });
    expect(await shown()).toHaveLength(3);
    expect(await page.locator(".tab h3:visible").count()).toBe(3);
    expect(await page.getByRole("tablist").count()).toBe(0);
    await page.close();
  });

  test.each([["ltr", "ArrowRight", "ArrowLeft"], ["rtl", "ArrowLeft", "ArrowRight"]] as const)("are moved through with the keyboard, %s", async (direction, forward, back) => {
    const { page, shown, run } = await opened(direction);
    await run();
    const selected = () => page.getByRole("tab", { selected: true }).textContent();
    await page.getByRole("tab", { name: "Jira" }).press(forward);
    expect([await selected(), await shown()]).toEqual(["Linear", ["Export from Linear."]]);
    await page.keyboard.press("End");
    await page.keyboard.press(forward);
    expect(await selected()).toBe("Jira");
    await page.keyboard.press(back);
    expect([await selected(), await shown()]).toEqual(["GitHub", ["Export from GitHub."]]);
    await page.keyboard.press("Home");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").getAttribute("role")).toBe("tabpanel");
    expect(await page.getByRole("tabpanel", { name: "Jira" }).count()).toBe(1);
    await page.close();
  });

  test("a link to the heading of one shows it, each time", async () => {
    const { page, shown, run } = await opened();
    await run();
    for (const _time of [1, 2]) {
      await page.getByRole("link", { name: "How from Linear" }).click();
      await page.getByRole("tab", { name: "Linear", selected: true }).waitFor();
      expect(await shown()).toEqual(["Export from Linear."]);
      await page.getByRole("tab", { name: "GitHub" }).click();
      expect(await shown()).toEqual(["Export from GitHub."]);
    }
    await page.close();
  });
});
