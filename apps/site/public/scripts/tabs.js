/* Alternatives as tabs. Without script, and on paper, they stand below each other, each under its heading. */
(() => {
  const HEADING = ":scope > :is(h2, h3, h4, h5, h6)";
  let count = 0;
  /* A heading holds a link to itself, too. */
  const wordsOf = (heading) => [...heading.childNodes].filter((node) => node.localName !== "a").map((node) => node.textContent).join("").trim();

  const enable = (group) => {
    const panels = [...group.querySelectorAll(":scope > .tab")];
    const headings = panels.map((panel) => panel.querySelector(HEADING));
    if (panels.length < 2 || headings.includes(null)) return;
    const list = Object.assign(document.createElement("div"), { className: "tab-list", role: "tablist" });
    const tabs = panels.map((panel, place) => {
      count += 1;
      const tab = Object.assign(document.createElement("button"), { type: "button", role: "tab", id: `tab-${count}`, textContent: wordsOf(headings[place]) });
      panel.id ||= `tab-panel-${count}`;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      panel.tabIndex = 0;
      tab.setAttribute("aria-controls", panel.id);
      return tab;
    });
    const select = (chosen) => {
      for (const [place, tab] of tabs.entries()) {
        const isChosen = place === chosen;
        tab.setAttribute("aria-selected", String(isChosen));
        tab.tabIndex = isChosen ? 0 : -1;
        panels[place].classList.toggle("shown", isChosen);
      }
    };
    const keyed = (event) => {
      const from = tabs.indexOf(event.target);
      const forward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
      const to = { [forward]: (from + 1) % tabs.length, [back]: (from + tabs.length - 1) % tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
      if (from === -1 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      select(to);
      tabs[to].focus();
    };
    list.addEventListener("keydown", keyed);
    list.addEventListener("click", (event) => {
      const place = tabs.indexOf(event.target);
      if (place !== -1) select(place);
    });
    list.setAttribute("aria-label", "Alternatives");
    list.append(...tabs);
    group.prepend(list);
    group.classList.add("tabbed");
    group.addEventListener("reveal", (event) => {
      const place = panels.findIndex((panel) => panel.contains(event.detail));
      if (place === -1) return;
      select(place);
      (headings[place] === event.detail ? list : event.detail).scrollIntoView();
    });
    select(0);
  };

  /* The contents of the page and other pages link to headings, which may stand in a tab that is not shown. */
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    target?.closest(".tabbed")?.dispatchEvent(new CustomEvent("reveal", { detail: target }));
  };

  for (const group of document.querySelectorAll(".prose .tabs")) enable(group);
  reveal();
  addEventListener("hashchange", reveal);
  addEventListener("click", (event) => {
    if (event.target.closest?.("a[href]")?.hash && event.target.closest("a").hash === location.hash) setTimeout(reveal);
  });
})();
