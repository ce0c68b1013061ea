/* Auto, light or dark paper. Remembered where the browser allows it. */
(() => {
  const root = document.documentElement;
  const box = document.querySelector("[data-theme-switch]");
  const key = "almanac-theme";
  const read = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const apply = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  const stored = read();
  apply(stored);
  if (!box) return;
  box.hidden = false;
  for (const input of box.querySelectorAll("input")) {
    input.checked = input.value === (stored ?? "auto");
    input.addEventListener("change", () => {
      apply(input.value);
      try {
        localStorage.setItem(key, input.value);
      } catch {
        /* A private window: the choice holds for this page. */
      }
    });
  }
})();
