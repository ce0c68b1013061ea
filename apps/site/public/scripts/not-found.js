/* On the page for an address that does not exist: which section it comes nearest to, and a search for its words. */
(() => {
  const place = document.querySelector("[data-not-found]");
  if (!place) return;
  const own = /^(?:index|html?|editions|\d.*|w\d+)$/;
  const words = location.pathname
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !own.test(word));
  /* How many letters must be put in, taken out or changed. */
  const distance = (from, to) => {
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let i = 1; i <= from.length; i++) {
      const next = [i];
      for (let j = 1; j <= to.length; j++) next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1)));
      row = next;
    }
    return row[to.length];
  };
  const nearness = (word, id) => (id.startsWith(word) || word.startsWith(id) ? 0 : distance(word, id));
  const sections = [...place.querySelectorAll("[data-not-found-section]")];
  const near = sections
    .map((section) => ({ section, away: Math.min(...words.map((word) => nearness(word, section.dataset.notFoundSection)), 99) }))
    .sort((a, b) => a.away - b.away)[0];
  const link = place.querySelector("[data-not-found-link]");
  if (near && near.away <= 2 && link) {
    link.href = near.section.href;
    link.textContent = near.section.textContent;
    place.querySelector("[data-not-found-near]").hidden = false;
  }
  place.querySelector("[data-not-found-search]").addEventListener("click", () => document.dispatchEvent(new CustomEvent("almanac:search", { detail: { text: words.join(" ") } })));
  place.hidden = false;
})();
