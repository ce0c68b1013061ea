/* What if: the panel is loaded when it is opened, or when the address carries a scenario. */
(() => {
  const box = document.querySelector("[data-what-if]");
  const panel = box?.querySelector("[data-what-if-panel]");
  if (!panel) return;
  if (location.protocol === "file:") {
    box.querySelector("[data-what-if-disk]").hidden = false;
    return;
  }
  box.querySelector("[data-what-if-plain]").hidden = true;
  panel.hidden = false;
  let begun = false;
  const begin = () => {
    if (!panel.open || begun) return;
    begun = true;
    import(box.querySelector("[data-what-if-script]").href).catch(() => {
      begun = false;
      box.querySelector("[data-what-if-words]").textContent = "What-if could not be loaded.";
    });
  };
  panel.addEventListener("toggle", begin);
  if (/[?&][^=&]+\.(capacity|from|scope|split|start)=/.test(location.search)) panel.open = true;
  begin();
})();
