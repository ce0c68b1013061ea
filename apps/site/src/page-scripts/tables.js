/* Record tables: rows sorted by a head, rows found by words. Without script they stand as they were written. */
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const MOST_WAIT = 200;

  const mark = () => {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "sort-mark");
    svg.setAttribute("viewBox", "0 0 8 8");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", "M1 5.5 4 2l3 3.5");
    svg.append(path);
    return svg;
  };
  const bodiesOf = (table) => [...table.tBodies];
  const rowsOf = (body) => [...body.rows].filter((row) => !row.classList.contains("scope-head"));
  const sortKey = (row, column) => {
    const cell = row.cells[column];
    const key = cell?.dataset.sort ?? [...(cell?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE || !node.matches("small, .cell-label")).map((node) => node.textContent).join("").trim();
    return /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(key) ? Number(key) : key;
  };
  const words = new Intl.Collator(document.documentElement.lang || "en", { numeric: true, sensitivity: "base" });
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : words.compare(String(a), String(b)));

  /* Rows of the disclosure join the table, so that they are sorted and found, too; a button shows them. */
  const joinRest = (table) => {
    const details = document.querySelector(`[data-more-rows="${CSS.escape(table.id)}"]`);
    if (details === null) return undefined;
    const titleOf = (body) => body.querySelector(".scope-head")?.textContent;
    const rest = [];
    for (const body of bodiesOf(details.querySelector("table"))) {
      const same = bodiesOf(table).find((own) => titleOf(own) === titleOf(body));
      const rows = rowsOf(body);
      rest.push(...rows);
      if (same) same.append(...rows);
      else {
        rest.push(...body.querySelectorAll(".scope-head"));
        (table.tFoot ?? { before: (added) => table.append(added) }).before(body);
      }
    }
    const button = Object.assign(document.createElement("button"), { type: "button", className: "show-rows" });
    let all = false;
    const show = (shown) => {
      all = shown;
      for (const row of rest) row.hidden = !all;
      button.textContent = all ? "Show fewer" : details.querySelector("summary").textContent;
      button.setAttribute("aria-expanded", String(all));
    };
    button.setAttribute("aria-controls", table.id);
    button.addEventListener("click", () => show(!all));
    details.replaceWith(button);
    show(false);
    return { showAll: () => all || show(true) };
  };

  const enableSort = (table, more) => {
    const first = bodiesOf(table).map((body) => ({ body, rows: rowsOf(body) }));
    const heads = [...table.tHead.rows[0].cells];
    const select = document.createElement("select");
    const ordersOf = (column) => (rowsOf(table.tBodies[0]).some((row) => typeof sortKey(row, column) === "number") ? ["descending", "ascending"] : ["ascending", "descending"]);
    const sort = (column, order) => {
      for (const other of heads) other.removeAttribute("aria-sort");
      if (order !== undefined) heads[column].setAttribute("aria-sort", order);
      select.value = order === undefined ? "" : String(column);
      more?.showAll();
      for (const { body, rows } of first) {
        const keyed = rows.map((row) => ({ row, key: sortKey(row, column) }));
        // What has no value comes last whichever way.
        const sorted = order === undefined ? keyed : keyed.toSorted((a, b) => (a.key === "") - (b.key === "") || (order === "ascending" ? 1 : -1) * compare(a.key, b.key));
        body.append(...sorted.map(({ row }) => row));
      }
    };
    const sortBy = (column) => {
      const [start, then] = ordersOf(column);
      const before = heads[column].getAttribute("aria-sort");
      sort(column, before === null ? start : before === start ? then : undefined);
    };
    /* Records have no heads to press: where rows are records, the order is chosen from a list. */
    const option = (value, textContent) => Object.assign(document.createElement("option"), { value, textContent });
    select.append(option("", "as published"), ...heads.map((head, column) => option(String(column), (head.querySelector(".axis-title") ?? head).textContent.trim())));
    select.addEventListener("change", () => (select.value === "" ? sort(0, undefined) : sort(Number(select.value), ordersOf(Number(select.value))[0])));
    const label = document.createElement("label");
    label.append("Sort", select);
    const choice = Object.assign(document.createElement("div"), { className: `table-order ${["wide", "many", "some", "few"].find((size) => table.classList.contains(size)) ?? ""}` });
    choice.append(label);
    table.before(choice);
    for (const [column, head] of heads.entries()) {
      const title = head.querySelector(".axis-title") ?? head;
      const button = Object.assign(document.createElement("button"), { type: "button", className: "sort" });
      // On paper a head is repeated on each sheet, and a button in it is not painted there: its words stand beside it.
      const printed = Object.assign(document.createElement("span"), { className: "sort-words", textContent: title.textContent });
      button.append(...title.childNodes, mark());
      title.append(button, printed);
      button.addEventListener("click", () => sortBy(column));
    }
  };

  const enableFilter = (table, more) => {
    const box = Object.assign(document.createElement("div"), { className: "table-filter" });
    const label = document.createElement("label");
    const input = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" });
    const count = document.createElement("output");
    label.append("Filter rows", input);
    box.append(label, count);
    table.before(box);
    const rows = bodiesOf(table).flatMap(rowsOf);
    const texts = new Map(rows.map((row) => [row, row.textContent.toLocaleLowerCase()]));
    let wait = 0;
    const filter = () => {
      const wanted = input.value.toLocaleLowerCase().split(/\s+/).filter((word) => word !== "");
      more?.showAll();
      let found = 0;
      for (const row of rows) {
        const fits = wanted.every((word) => texts.get(row).includes(word));
        row.hidden = !fits;
        if (fits) found++;
      }
      for (const body of bodiesOf(table)) body.hidden = rowsOf(body).every((row) => row.hidden);
      if (table.tFoot) table.tFoot.hidden = wanted.length > 0;
      count.textContent = wanted.length === 0 ? "" : `${found} of ${rows.length} rows`;
    };
    input.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(filter, MOST_WAIT);
    });
  };

  for (const table of document.querySelectorAll("table.record-table[data-sortable], table.record-table[data-filter]")) {
    const more = joinRest(table);
    if (table.hasAttribute("data-sortable")) enableSort(table, more);
    if (table.hasAttribute("data-filter")) enableFilter(table, more);
  }
})();
