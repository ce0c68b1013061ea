import type { Page } from "playwright-core";

/** What a page is like for those who point without precision, go by keyboard, or set text in their own way. Each list names what fails. */
export interface Interaction {
  /** Targets under 24 by 24 pixels that stand neither in a sentence nor far enough from others (WCAG 2.2, 2.5.8). */
  readonly smallTargets: readonly string[];
  /** What takes focus and does not show it, or is covered while it has it (2.4.7, 2.4.11). */
  readonly hiddenFocus: readonly string[];
  /** What takes focus and has no name, and names that do not contain the words that are seen (4.1.2, 2.5.3). */
  readonly nameless: readonly string[];
  /** What Tab reaches in another order than the text has (2.4.3). */
  readonly outOfOrder: readonly string[];
  /** Text that is cut, or that makes the page scroll sideways, with wide lines, letters, words and paragraphs (1.4.12). */
  readonly cutText: readonly string[];
}

const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]):not([type="hidden"]), select, textarea, summary, [tabindex="0"]';

const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate((focusable) => {
    const LEAST = 24;
    /** A field that is drawn by its label is hit where the label is. */
    const areaOf = (element: Element): DOMRect => {
      const label = element instanceof HTMLInputElement && getComputedStyle(element).appearance === "none" ? element.closest("label") : null;
      return (label ?? element).getBoundingClientRect();
    };
    const inSentence = (element: Element): boolean => {
      if (getComputedStyle(element).display !== "inline") return false;
      const holder = element.closest("p, li, dd, dt, td, th, h1, h2, h3, h4, figcaption, caption, output, small, span, div");
      const own = [...(holder?.querySelectorAll("a") ?? [])].map((link) => link.textContent).join("");
      return (holder?.textContent ?? "").replaceAll(/\s/g, "").length > own.replaceAll(/\s/g, "").length;
    };
    const targets = [...document.querySelectorAll(focusable)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.closest(".skip") === null)
      .map((element) => ({ element, area: areaOf(element) }))
      .filter(({ area }) => area.width > 0 && area.height > 0);
    const isSmall = ({ area }: { area: DOMRect }): boolean => area.width < LEAST - 0.5 || area.height < LEAST - 0.5;
    const middle = (area: DOMRect): readonly [number, number] => [area.left + area.width / 2, area.top + area.height / 2];
    /** From the middle of a small target to the nearest point of another, or to the middle of another small one. */
    const tooNear = (own: { area: DOMRect }, other: { area: DOMRect }): boolean => {
      const [x, y] = middle(own.area);
      const [left, right, top, bottom] = [other.area.left, other.area.right, other.area.top, other.area.bottom];
      const away = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
      if (away < LEAST / 2 - 0.5) return true;
      const [otherX, otherY] = middle(other.area);
      return isSmall(other) && Math.hypot(otherX - x, otherY - y) < LEAST - 0.5;
    };
    return targets
      .filter((target) => isSmall(target) && !inSentence(target.element) && targets.some((other) => other !== target && !target.element.contains(other.element) && !other.element.contains(target.element) && tooNear(target, other)))
      .map(({ element, area }) => `${element.tagName.toLowerCase()}.${element.className} in .${element.parentElement?.className ?? ""} “${element.textContent.trim().slice(0, 30)}” ${area.width.toFixed(0)}×${area.height.toFixed(0)}`);
  }, FOCUSABLE);

/** Tab comes first: what takes focus after it takes it as from the keyboard. */
async function focusFaults(page: Page): Promise<{ hiddenFocus: string[]; outOfOrder: string[] }> {
  await page.keyboard.press("Tab");
  return page.evaluate((focusable) => {
    const hiddenFocus: string[] = [];
    const outOfOrder: string[] = [];
    const named = (element: Element): string => `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.trim().slice(0, 30)}”`;
    const outlined = (element: Element | null): boolean => {
      if (element === null) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    };
    for (const element of document.querySelectorAll<HTMLElement>(focusable)) {
      if (element.tabIndex > 0) outOfOrder.push(named(element));
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      element.focus();
      if (document.activeElement !== element || !element.matches(":focus-visible")) {
        hiddenFocus.push(`${named(element)} takes no focus`);
        continue;
      }
      const label = element.closest("label");
      const shown = outlined(label) ? label : element;
      if (shown === null || !outlined(shown)) {
        hiddenFocus.push(`${named(element)} has no outline`);
        continue;
      }
      const [box] = shown.getClientRects();
      const [left, right] = [Math.max(box?.left ?? 0, 0), Math.min(box?.right ?? 0, innerWidth)];
      const [top, bottom] = [Math.max(box?.top ?? 0, 0), Math.min(box?.bottom ?? 0, innerHeight)];
      if (right - left < 1 || bottom - top < 1) {
        hiddenFocus.push(`${named(element)} is not in the window`);
        continue;
      }
      const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (over !== null && !shown.contains(over) && !over.contains(shown)) hiddenFocus.push(`${named(element)} is under ${named(over)}`);
    }
    return { hiddenFocus, outOfOrder };
  }, FOCUSABLE);
}

/** From the accessibility tree: what assistive technology is told. */
async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const NAMED = new Set(["link", "button", "textbox", "searchbox", "spinbutton", "combobox", "radio", "checkbox", "image", "img", "graphics-document", "navigation", "region", "dialog", "Date", "DisclosureTriangle"]);
    return nodes.filter(({ ignored, role, name }) => !ignored && NAMED.has(String(role?.value)) && String(name?.value ?? "").trim() === "").map(({ role, nodeId }) => `${String(role?.value)} ${nodeId}`);
  } finally {
    await session.detach();
  }
}

const cutText = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    // Words in a drawing stand where they were drawn; the table of its data has them, too.
    sheet.replaceSync("*:not(svg, svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");
    document.adoptedStyleSheets = [sheet];
    const root = document.documentElement;
    const found: string[] = [];
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 3);
      found.push(`wider by ${String(root.scrollWidth - root.clientWidth)} at ${String(innerWidth)}: ${wide.map((element) => element.outerHTML.slice(0, 100)).join(" | ")}`);
    }
    for (const element of document.querySelectorAll<HTMLElement>("body *:not(svg, svg *)")) {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      if (clipPath !== "none" || !element.checkVisibility({ visibilityProperty: true }) || element.textContent.trim() === "") continue;
      const cuts = (overflow: string): boolean => overflow === "hidden" || overflow === "clip";
      if ((cuts(overflowY) && element.scrollHeight > element.clientHeight + 1) || (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1)) found.push(`cut at ${String(innerWidth)}: ${element.outerHTML.slice(0, 100)}`);
    }
    document.adoptedStyleSheets = [];
    return found;
  });

/** Judges an open page as wide as a desk and as narrow as a phone. The page is left narrow. */
export async function interactionOf(page: Page): Promise<Interaction> {
  await page.setViewportSize({ width: 1280, height: 900 });
  const wide = { small: await smallTargets(page), ...(await focusFaults(page)), nameless: await nameless(page), cut: await cutText(page) };
  await page.setViewportSize({ width: 320, height: 800 });
  const narrow = { small: await smallTargets(page), ...(await focusFaults(page)), cut: await cutText(page) };
  const both = (...lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())];
  return { smallTargets: both(wide.small, narrow.small), hiddenFocus: both(wide.hiddenFocus, narrow.hiddenFocus), nameless: wide.nameless, outOfOrder: wide.outOfOrder, cutText: both(wide.cut, narrow.cut) };
}
