/* What a page says while it is being written: its mistakes, who may see it, and when there is a newer one. Served by `almanac preview` only. */
(() => {
  const PLACE = "/-/preview/";
  const HIDDEN = "almanac-preview-hidden";
  const address = location.pathname.replace(/\/index\.html$/, "/");
  const { version = "" } = document.currentScript.dataset;
  const made = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
  /* Remembered while the window is open, where the browser allows it. */
  const remember = (hidden) => {
    try {
      sessionStorage.setItem(HIDDEN, hidden ? "yes" : "no");
    } catch {
      /* A private window: the panel comes back with the next page. */
    }
  };
  const wasHidden = () => {
    try {
      return sessionStorage.getItem(HIDDEN) === "yes";
    } catch {
      return false;
    }
  };

  const summary = made("p", { className: "preview-summary" });
  summary.setAttribute("role", "status");
  const list = made("div", { className: "preview-list", id: "preview-list" });
  const button = made("button", { type: "button" });
  button.setAttribute("aria-controls", list.id);
  const panel = made("aside", { className: "preview-panel" }, made("div", { className: "preview-head" }, summary, button), list);
  panel.setAttribute("aria-label", "Preview");

  const setHidden = (hidden) => {
    panel.classList.toggle("is-hidden", hidden);
    list.hidden = hidden;
    button.textContent = hidden ? "Show" : "Hide";
    button.setAttribute("aria-expanded", String(!hidden));
    remember(hidden);
  };
  button.addEventListener("click", () => setHidden(!list.hidden));
  document.addEventListener("keydown", (event) => {
    // A dialog that is open takes the key for itself.
    if (event.key === "Escape" && !list.hidden && document.querySelector("dialog[open]") === null) setHidden(true);
  });

  const itemOf = ({ severity, code, place, message, hint, frame }) => {
    const item = made("li", { className: `preview-${severity}` }, made("p", {}, made("strong", { textContent: severity === "error" ? "✕ Error" : "△ Warning" }), " ", made("code", { textContent: place }), " ", made("small", { textContent: code })), made("p", { textContent: message }));
    if (frame) {
      const lines = made("pre", { tabIndex: 0 }, made("code", { textContent: frame }));
      item.append(lines);
    }
    if (hint) item.append(made("p", { className: "preview-hint", textContent: `Hint: ${hint}` }));
    return item;
  };
  const listOf = (found) => made("ol", {}, ...found.map(itemOf));
  const errorsIn = (found) => found.filter(({ severity }) => severity === "error").length;
  const words = (found, where, more = 0) => {
    const errors = errorsIn(found);
    const warnings = found.length - errors;
    const parts = [...(errors ? [count(errors, "error")] : []), ...(warnings ? [`${count(warnings, "warning")}${more ? " or more" : ""}`] : [])];
    return parts.length === 0 ? [] : [`${parts.join(" and ")} ${where}`];
  };

  const markLinks = (marks) => {
    for (const old of document.querySelectorAll(".preview-link-mark")) old.remove();
    for (const { href, mark } of marks)
      for (const link of document.querySelectorAll(`main a[href^="${CSS.escape(href)}"], main a[href="${href.replaceAll('"', "")}"]`)) {
        const target = new URL(link.href);
        if (target.pathname === href && !link.querySelector(".preview-link-mark")) link.append(made("span", { className: "preview-link-mark", textContent: ` ${mark}` }));
      }
  };

  const show = ({ draft, computing, files, here, elsewhere, more, marks }) => {
    panel.classList.toggle("has-errors", errorsIn(here) > 0);
    const states = files.filter(({ mark }) => mark).map(({ mark }) => `${mark.charAt(0).toUpperCase()}${mark.slice(1)}`);
    const found = [...words(here, "on this page"), ...words(elsewhere, "elsewhere", more)];
    const sentence = [`Preview${draft ? ` of ${draft}` : ""}`, ...new Set(states), ...(found.length === 0 && !computing ? ["no mistakes found"] : found), ...(computing ? ["computing…"] : [])].join(" · ");
    if (summary.textContent !== sentence) summary.textContent = sentence;
    list.replaceChildren(
      ...files.flatMap(({ file, says }) => [made("p", { className: "preview-file" }, made("code", { textContent: file }), ...(says ? [" ", says] : []))]),
      ...(here.length === 0 ? [] : [listOf(here)]),
      ...(elsewhere.length === 0 ? [] : [made("details", { open: errorsIn(here) === 0 && errorsIn(elsewhere) > 0 }, made("summary", { textContent: `In other files: ${count(elsewhere.length + more, "finding")}` }), listOf(elsewhere), ...(more ? [made("p", { textContent: `${more} more: run almanac check.` })] : []))]),
    );
    markLinks(marks);
  };

  const ask = `address=${encodeURIComponent(address)}&version=${encodeURIComponent(version)}`;
  let asked = 0;
  const report = async () => {
    asked += 1;
    const own = asked;
    const response = await fetch(`${PLACE}report?${ask}`).catch(() => undefined);
    if (!response?.ok) return;
    const told = await response.json();
    if (own === asked) show(told);
  };
  setHidden(wasHidden());
  document.body.prepend(panel);
  const events = new EventSource(`${PLACE}events?${ask}`);
  events.addEventListener("reload", () => location.reload());
  events.addEventListener("report", () => void report());
  events.addEventListener("error", () => {
    summary.textContent = "Preview: the command is not running any more";
  });
  // A page that is left must not hold its connection: browsers allow few to one host.
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  void report();
})();
