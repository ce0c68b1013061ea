/* Search over this edition, or over another one of the publication. The engine is loaded when the box is first opened. */
(() => {
  const entry = document.querySelector("[data-search-entry]");
  const box = document.querySelector("[data-search-box]");
  if (!entry || !box || typeof box.showModal !== "function") return;
  const hrefOf = (name) => box.querySelector(`[data-search-${name}]`).href;
  const folderOf = (address) => new URL(".", address);
  const words = box.querySelector("input");
  const state = box.querySelector("[data-search-state]");
  const results = box.querySelector("[data-search-results]");
  const choice = box.querySelector("[data-search-edition]");
  const fromDisk = location.protocol === "file:";
  const here = { title: "this edition", bundle: folderOf(hrefOf("bundle")), pages: folderOf(hrefOf("root")) };
  const engines = new Map();
  let searched = here;
  let asked = 0;

  const say = (text) => {
    state.textContent = text;
  };
  const start = async ({ bundle, pages }) => {
    const { createInstance } = await import(hrefOf("engine"));
    const engine = createInstance({ basePath: bundle.href });
    await engine.options({ baseUrl: pages.pathname });
    return engine;
  };
  const engineOf = (place) => {
    if (!engines.has(place)) engines.set(place, start(place));
    return engines.get(place);
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
      say(`Pages, figures and definitions of ${searched.title}.`);
      return;
    }
    try {
      const search = await (await engineOf(searched)).debouncedSearch(text, {}, 150);
      if (search === null || turn !== asked) return;
      const found = await Promise.all(search.results.slice(0, 12).map((result) => result.data()));
      if (turn !== asked) return;
      results.replaceChildren(...found.map(itemOf));
      const count = search.results.length;
      const place = searched === here ? "" : ` in ${searched.title}`;
      say(count === 0 ? `Nothing found${place}.` : count === 1 ? `One page${place}.` : `${count} pages${place}.`);
    } catch {
      engines.delete(searched);
      results.replaceChildren();
      say(searched === here ? "Search could not be loaded." : `The search of ${searched.title} could not be loaded.`);
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
  /* Sent by editions.js when the publication has other editions: each has an index of its own. */
  document.addEventListener("almanac:editions", ({ detail: { editions, current } }) => {
    if (choice === null) return;
    const offered = editions.filter(({ id, withdrawn }) => id === current || withdrawn === undefined);
    const places = offered.map(({ id, label, folder }) => (id === current ? here : { title: label, bundle: new URL("pagefind/", folder), pages: folder }));
    const select = choice.querySelector("select");
    select.replaceChildren(...offered.map(({ id, label }) => Object.assign(document.createElement("option"), { textContent: id === current ? `${label}, this edition` : label })));
    select.selectedIndex = places.indexOf(here);
    choice.hidden = places.length < 2;
    select.addEventListener("change", () => {
      searched = places[select.selectedIndex] ?? here;
      void find();
    });
  });
})();
