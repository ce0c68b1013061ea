/* How old the data are; whether a newer or a corrected edition is out; the way to the same page of another edition. Quiet where it cannot know. */
(() => {
  const DAY = 86_400_000;
  const MOST = 60;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const dateWords = (date) => `${Number(date.slice(8))}\u00a0${MONTHS[Number(date.slice(5, 7)) - 1]}\u00a0${date.slice(0, 4)}`;

  const ageWords = (date) => {
    const now = new Date();
    const days = Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - Date.parse(`${date}T00:00:00Z`)) / DAY);
    if (!Number.isFinite(days) || days < 0) return "";
    return days === 0 ? ", today" : days === 1 ? ", yesterday" : days < 90 ? `, ${days}\u00a0days\u00a0ago` : `, ${Math.floor(days / 30.44)}\u00a0months\u00a0ago`;
  };
  for (const place of document.querySelectorAll("[data-age]")) place.textContent = ageWords(place.dataset.age);

  const current = document.querySelector('meta[name="almanac:edition"]')?.content;
  const address = document.querySelector("[data-editions-index]");
  const latest = document.querySelector("[data-latest-edition]");
  if (!address || !latest || !current || location.protocol === "file:") return;

  const go = async (edition) => {
    const base = edition.home;
    const page = new URL(address.dataset.page, base);
    const there = await fetch(page, { method: "HEAD" }).catch(() => ({ ok: false }));
    location.assign(there.ok ? page : new URL("index.html", base));
  };
  const linkTo = (edition, words) => {
    const link = Object.assign(document.createElement("a"), { href: new URL("index.html", edition.home).href, textContent: words });
    link.addEventListener("click", (event) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      void go(edition);
    });
    return link;
  };
  const nameOf = ({ label, asOfDate }) => `${label}, as of ${dateWords(asOfDate)}`;

  const showNotice = (editions, own) => {
    const place = document.querySelector("[data-edition-notice]");
    const readable = editions.filter(({ withdrawn }) => withdrawn === undefined);
    const newest = readable[0];
    const correction = readable.find(({ id }) => id === own.correctedBy);
    const parts = [];
    if (correction) parts.push("This edition was corrected. Read instead: ", linkTo(correction, nameOf(correction)), ".");
    if (newest && newest !== correction && editions.indexOf(newest) < editions.indexOf(own)) parts.push(parts.length > 0 ? " " : "", "A newer edition is out: ", linkTo(newest, nameOf(newest)), ".");
    if (!place || parts.length === 0) return;
    place.replaceChildren(...parts);
    place.hidden = false;
  };
  const showPicker = (editions, own) => {
    const place = document.querySelector("[data-edition-picker]");
    const select = place?.querySelector("select");
    if (!select || editions.length < 2) return;
    const shown = editions.filter((edition, index) => index < MOST || edition === own);
    const option = (text, disabled = false) => Object.assign(document.createElement("option"), { textContent: text, disabled });
    const stateOf = ({ corrects, correctedBy, withdrawn }) => (withdrawn ? ["withdrawn"] : correctedBy ? ["corrected"] : corrects ? ["correction"] : []);
    const options = shown.map((edition) => option([edition.label, ...(edition.labels ?? []), ...stateOf(edition)].join(", "), edition.withdrawn !== undefined));
    select.replaceChildren(...options, option("All editions"));
    const reset = () => {
      select.selectedIndex = shown.indexOf(own);
    };
    reset();
    select.addEventListener("change", () => {
      const chosen = shown[select.selectedIndex];
      if (chosen === own) return;
      if (chosen) void go(chosen);
      else location.assign(new URL("index.html", address.href));
    });
    // A closed list would go to the next edition at each arrow key: it is opened first, so that an edition is chosen and not met.
    select.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !/^(?:Arrow\w+|Home|End|Page\w+|\S)$/.test(event.key) || typeof select.showPicker !== "function") return;
      event.preventDefault();
      select.showPicker();
    });
    // Coming back to a page shows the edition that it is of.
    window.addEventListener("pageshow", reset);
    place.hidden = false;
  };

  const show = (index) => {
    const root = new URL(".", address.href);
    // The list says what there is, never where else to go: what does not lie beside it is no edition of this publication.
    const beside = index.editions.filter(({ path }) => /^[A-Za-z0-9][\w-]*\/$/.test(path));
    const editions = beside.map((edition) => {
      const folder = new URL(edition.path, root);
      return { ...edition, folder, home: edition.id === index.latest ? new URL(".", latest.href) : folder };
    });
    const own = editions.find(({ id }) => id === current);
    if (!own) return;
    showNotice(editions, own);
    showPicker(editions, own);
    document.dispatchEvent(new CustomEvent("almanac:editions", { detail: { editions: editions.slice(0, MOST), current } }));
  };
  fetch(address.href)
    .then((answer) => (answer.ok ? answer.json() : undefined))
    .then((index) => index?.schema === 1 && show(index))
    .catch(() => {});
})();
