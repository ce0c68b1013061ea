/* Search over this edition, or over another one of the publication. The engine is loaded when the box is first opened. */
(() => {
  const entry = document.querySelector("[data-search-entry]");
  const box = document.querySelector("[data-search-box]");
  if (!entry || !box || typeof box.showModal !== "function") return;
  const MOST = 12;
  const MOST_PARTS = 2;
  /* So many telling words are a question, and fewer pages than these that have all of them are no answer yet. */
  const [ASKED_IN_WORDS, FEW] = [3, 3];
  /* A heading of more characters is a sentence with figures, and says little by itself. */
  const LONGEST = 60;
  /* Words of questions that stand on every page: a question is found by what it is about. */
  const EMPTY = new Set("a an and are as at be been by can could did do does for from had has have how i if in is it its me my of on or our s since so than that the their them there these they this those to us was we were what when where which who whom whose why will with would you your".split(" "));
  const hrefOf = (name) => box.querySelector(`[data-search-${name}]`).href;
  const folderOf = (address) => new URL(".", address);
  const words = box.querySelector("input");
  const state = box.querySelector("[data-search-state]");
  const results = box.querySelector("[data-search-results]");
  const choice = box.querySelector("[data-search-edition]");
  const kinds = box.querySelector("[data-search-kinds]");
  const fromDisk = location.protocol === "file:";
  const here = { title: "this edition", bundle: folderOf(hrefOf("bundle")), pages: folderOf(hrefOf("root")) };
  const engines = new Map();
  const slashBox = box.querySelector("[data-search-slash]");
  const SLASH = "almanac-slash";
  let searched = here;
  let kind = "";
  let asked = 0;

  /* A key without another one may be in the way of those who speak to their computer: it can be switched off, and stays so where the browser allows it. */
  const showSlash = () => {
    entry.querySelector("kbd").hidden = !slashBox.checked;
    entry.querySelector("button").setAttribute("aria-keyshortcuts", slashBox.checked ? "/ Control+K Meta+K" : "Control+K Meta+K");
  };
  try {
    slashBox.checked = localStorage.getItem(SLASH) !== "off";
  } catch {
    /* A private window: the key is on. */
  }
  showSlash();
  slashBox.addEventListener("change", () => {
    showSlash();
    try {
      if (slashBox.checked) localStorage.removeItem(SLASH);
      else localStorage.setItem(SLASH, "off");
    } catch {
      /* The choice holds for this page. */
    }
  });

  const say = (text) => {
    state.textContent = text;
  };
  const made = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  /* Pagefind starts its worker from text. That text becomes the address of a script only where it is the worker of an edition's own search. */
  const workers = new Set();
  const trustWorker = (address) => {
    if (workers.size === 0) globalThis.trustedTypes?.createPolicy("default", { createScriptURL: (text) => (workers.has(new URL(text, location.href).href) ? text : null) });
    workers.add(address.href);
  };
  const start = async ({ bundle, pages }) => {
    trustWorker(new URL("pagefind-worker.js", bundle));
    const { createInstance } = await import(hrefOf("engine"));
    const engine = createInstance({ basePath: bundle.href });
    // A long page that answers goes before a short one that mentions.
    await engine.options({ baseUrl: pages.pathname, ranking: { pageLength: 0.2, metaWeights: { title: 3, finding: 3, kind: 0, asks: 0 } } });
    return engine;
  };
  const engineOf = (place) => {
    if (!engines.has(place)) engines.set(place, start(place));
    return engines.get(place);
  };
  const marked = (excerpt) => {
    const holder = document.createElement("p");
    for (const [index, piece] of excerpt.split(/<\/?mark>/).entries()) {
      // Pagefind writes these two so that nothing in an excerpt reads as a tag; the rest of it is text as it stands.
      const text = piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      if (index % 2 === 0) holder.append(text);
      else holder.append(made("mark", { textContent: text }));
    }
    return holder;
  };
  /* A folder's page is named, so that a copy without a server for folders works too. */
  const addressOf = (url) => url.replace(/\/(?=#|$)/, "/index.html");
  const partsOf = ({ sub_results: parts = [], meta }) =>
    parts
      .filter(({ url, title }) => url.includes("#") && title !== meta.title && title.length <= LONGEST)
      .sort((a, b) => b.weighted_locations.length - a.weighted_locations.length)
      .slice(0, MOST_PARTS);
  const itemOf = (data) => {
    const title = made("a", { href: addressOf(data.url), textContent: data.meta.title ?? data.url });
    const item = made("li", {}, title);
    if (data.meta.kind && data.meta.kind !== "Page") item.append(made("small", { textContent: data.meta.kind }));
    // A section answers with its finding; elsewhere the words around what was found say more.
    item.append(data.meta.finding ? made("p", { textContent: data.meta.finding }) : marked(data.excerpt));
    const parts = partsOf(data);
    if (parts.length > 0) item.append(made("p", { className: "search-parts" }, ...parts.map(({ url, title: name }) => made("a", { href: addressOf(url), textContent: name }))));
    return item;
  };
  const about = (text) => {
    const all = text.toLowerCase().split(/[\s?!.,;:]+/).filter((word) => word !== "");
    const telling = all.filter((word) => !EMPTY.has(word));
    return telling.length > 0 ? telling : all;
  };
  /* No page has all words: those that have at least half of them. A word that stands on few pages says more of what is asked than one that stands on many. */
  const byMostWords = async (engine, terms, options) => {
    const found = new Map();
    const answers = await Promise.all(terms.map(async (term) => (await engine.search(term, options)).results));
    const most = Math.max(1, ...answers.map(({ length }) => length));
    for (const own of answers) {
      const rarity = Math.log(1 + most / Math.max(1, own.length));
      const best = own[0]?.score ?? 1;
      for (const result of own) {
        const known = found.get(result.id) ?? { result, hits: 0, score: 0 };
        found.set(result.id, { result, hits: known.hits + 1, score: known.score + rarity * (1 + result.score / best) });
      }
    }
    const sorted = [...found.values()].sort((a, b) => b.score - a.score || (a.result.id < b.result.id ? -1 : 1));
    return sorted.filter(({ hits }) => hits * 2 >= terms.length).map(({ result }) => result);
  };
  const has = (text, term) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(term) || (word.length > 3 && term.startsWith(word)));
  /* First the pages of which just this is asked, then those that are called by all of the words; where no page has all of them, by most. */
  const bestFirst = (found, terms, all) => {
    const isAsked = ({ meta }) => terms.length > 1 && meta.asks !== undefined && terms.every((term) => has(meta.asks, term));
    const namedBy = ({ meta }) => {
      const named = terms.filter((term) => has(meta.title ?? "", term)).length;
      return all && named < terms.length ? 0 : named;
    };
    return found.map((data) => ({ data, asked: isAsked(data), named: namedBy(data) })).sort((a, b) => b.asked - a.asked || b.named - a.named).map(({ data }) => data);
  };
  const showKinds = async (engine) => {
    if (kinds === null || kinds.dataset.of === searched.bundle.href) return;
    const { kind: all = {} } = await engine.filters();
    kinds.dataset.of = searched.bundle.href;
    const names = Object.keys(all).sort((a, b) => (b === "Page") - (a === "Page") || (a < b ? -1 : 1));
    if (!names.includes(kind)) kind = "";
    const option = (value, label) => {
      const input = made("input", { type: "radio", name: "search-kind", value, checked: value === kind });
      input.addEventListener("change", () => {
        kind = value;
        void find();
      });
      return made("label", {}, input, label);
    };
    kinds.replaceChildren(kinds.querySelector("legend"), option("", "All"), ...names.map((name) => option(name, name)));
    kinds.hidden = names.length < 2;
  };
  const find = async () => {
    const turn = ++asked;
    const text = words.value.trim();
    try {
      const engine = await engineOf(searched);
      await showKinds(engine);
      if (turn !== asked) return;
      if (text === "") {
        results.replaceChildren();
        say(`Pages, figures and definitions of ${searched.title}.`);
        return;
      }
      const terms = about(text);
      const options = kind === "" ? {} : { filters: { kind } };
      const search = await engine.debouncedSearch(terms.join(" "), options, 150);
      if (search === null || turn !== asked) return;
      const whole = search.results;
      /* One page that happens to have every word of a sentence is seldom the one that was asked for. */
      const all = whole.length >= (terms.length < ASKED_IN_WORDS ? 1 : FEW);
      const most = all || terms.length < 2 ? [] : await byMostWords(engine, terms, options);
      const hits = [...whole, ...most.filter(({ id }) => whole.every((result) => result.id !== id))];
      const loaded = await Promise.all(hits.slice(0, MOST).map((result) => result.data()));
      if (turn !== asked) return;
      const found = bestFirst(loaded, terms, all);
      results.replaceChildren(...found.map(itemOf));
      const place = searched === here ? "" : ` in ${searched.title}`;
      const count = hits.length === 0 ? "Nothing found" : hits.length === 1 ? "One page" : `${hits.length} pages`;
      say(`${count}${place}${all || hits.length === 0 ? "" : `; ${whole.length === 0 ? "none has" : whole.length === 1 ? "one has" : `${whole.length} have`} all of these words`}.`);
    } catch {
      engines.delete(searched);
      results.replaceChildren();
      say(searched === here ? "Search could not be loaded." : `The search of ${searched.title} could not be loaded.`);
    }
  };
  const open = (text) => {
    if (box.open) return;
    if (text !== undefined) words.value = text;
    box.showModal();
    words.disabled = fromDisk;
    if (fromDisk) say("Search needs a web server: these pages are read from a folder.");
    else void find();
    if (!fromDisk) words.focus();
  };

  entry.hidden = false;
  entry.querySelector("button").addEventListener("click", () => open());
  words.addEventListener("input", () => void find());
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    // A search field would take the first Escape to empty itself.
    if (event.key === "Escape") {
      event.preventDefault();
      box.close();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const places = [words, ...results.querySelectorAll("li > a")];
    const place = places.indexOf(document.activeElement);
    if (place < 0) return;
    event.preventDefault();
    places[Math.max(0, Math.min(places.length - 1, place + (event.key === "ArrowDown" ? 1 : -1)))].focus();
  });
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    results.querySelector("a")?.click();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && slashBox.checked && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !k) return;
    event.preventDefault();
    open();
  });
  /* Sent by a page that is not there, with the words of its address. */
  document.addEventListener("almanac:search", ({ detail: { text } }) => open(text));
  /* Sent by editions.js when the publication has other editions: each has an index of its own. */
  document.addEventListener("almanac:editions", ({ detail: { editions, current } }) => {
    if (choice === null) return;
    const offered = editions.filter(({ id, withdrawn }) => id === current || withdrawn === undefined);
    const places = offered.map(({ id, label, folder }) => (id === current ? here : { title: label, bundle: new URL("pagefind/", folder), pages: folder }));
    const select = choice.querySelector("select");
    select.replaceChildren(...offered.map(({ id, label }) => made("option", { textContent: id === current ? `${label}, this edition` : label })));
    select.selectedIndex = places.indexOf(here);
    choice.hidden = places.length < 2;
    select.addEventListener("change", () => {
      searched = places[select.selectedIndex] ?? here;
      void find();
    });
  });
})();
