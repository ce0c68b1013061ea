/* Search over this edition. The engine is loaded when the box is first opened. */
(() => {
  const root = new URL("../", document.currentScript.src);
  const entry = document.querySelector("[data-search-entry]");
  const box = document.querySelector("[data-search-box]");
  if (!entry || !box || typeof box.showModal !== "function") return;
  const words = box.querySelector("input");
  const state = box.querySelector("[data-search-state]");
  const results = box.querySelector("[data-search-results]");
  const fromDisk = location.protocol === "file:";
  let engine;
  let asked = 0;

  const say = (text) => {
    state.textContent = text;
  };
  const load = () => {
    engine ??= import(new URL("pagefind/pagefind.js", root).href).then(async (module) => {
      await module.options({ baseUrl: root.pathname });
      return module;
    });
    return engine;
  };
  const marked = (excerpt) => {
    const holder = document.createElement("p");
    for (const [index, piece] of excerpt.split(/<\/?mark>/).entries()) {
      const text = new DOMParser().parseFromString(`<!doctype html><body>${piece}`, "text/html").body.textContent ?? "";
      if (index % 2 === 0) holder.append(text);
      else holder.append(Object.assign(document.createElement("mark"), { textContent: text }));
    }
    return holder;
  };
  const itemOf = (data) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = data.url.endsWith("/") ? `${data.url}index.html` : data.url;
    link.textContent = data.meta.title ?? data.url;
    item.append(link, marked(data.excerpt));
    return item;
  };
  const find = async () => {
    const turn = ++asked;
    const text = words.value.trim();
    if (text === "") {
      results.replaceChildren();
      say("Pages, figures and definitions of this edition.");
      return;
    }
    try {
      const search = await (await load()).debouncedSearch(text, {}, 150);
      if (search === null || turn !== asked) return;
      const found = await Promise.all(search.results.slice(0, 12).map((result) => result.data()));
      if (turn !== asked) return;
      results.replaceChildren(...found.map(itemOf));
      const count = search.results.length;
      say(count === 0 ? "Nothing found." : count === 1 ? "One page." : `${count} pages.`);
    } catch {
      say("Search could not be loaded.");
    }
  };
  const open = () => {
    if (box.open) return;
    box.showModal();
    words.disabled = fromDisk;
    if (fromDisk) say("Search needs a web server: these pages are read from a folder.");
    else void find();
    if (!fromDisk) words.focus();
  };

  entry.hidden = false;
  entry.querySelector("button").addEventListener("click", open);
  words.addEventListener("input", () => void find());
  box.addEventListener("keydown", (event) => {
    // A search field would take the first Escape to empty itself.
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    box.close();
  });
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    results.querySelector("a")?.click();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !k) return;
    event.preventDefault();
    open();
  });
})();
