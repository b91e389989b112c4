"use strict";
// Tables sort and filter, love plots are picked one at a time. Without this script all of them are there to read.
(() => {
  const cellKey = (row, at) => row.cells[at].dataset.sort ?? row.cells[at].textContent;

  const compare = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    const x = Number(a), y = Number(b);
    return Number.isNaN(x) || Number.isNaN(y) ? a.localeCompare(b, "en", { numeric: true }) : x - y;
  };

  const sortBy = (table, at) => {
    const heads = [...table.tHead.rows[0].cells];
    const down = heads[at].getAttribute("aria-sort") === "ascending";
    heads.forEach(head => head.removeAttribute("aria-sort"));
    heads[at].setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...table.tBodies[0].rows];
    const empty = row => cellKey(row, at) === "";
    rows.sort((a, b) => {
      const order = compare(cellKey(a, at), cellKey(b, at));
      return down && !empty(a) && !empty(b) ? -order : order;
    });
    table.tBodies[0].append(...rows);
  };

  const makeSortable = table =>
    [...table.tHead.rows[0].cells].forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sortBy(table, at));
      head.append(button);
    });

  const labelled = (name, control) => {
    const label = document.createElement("label");
    label.append(name, control);
    return label;
  };

  const option = (text, value) => new Option(text, value);

  const makeFiltered = table => {
    const rows = [...table.tBodies[0].rows];
    const bar = document.createElement("div");
    bar.className = "filter";
    const words = document.createElement("input");
    words.type = "search";
    const picks = [...table.tHead.rows[0].cells].flatMap((head, at) => {
      if (!("choice" in head.dataset)) return [];
      const texts = [...new Set(rows.map(row => row.cells[at].textContent.trim()))];
      if (texts.length < 2) return [];
      const select = document.createElement("select");
      select.append(option("any", ""), ...texts.map(text => option(text, text)));
      bar.append(labelled(head.textContent, select));
      return [{ at, select }];
    });
    bar.prepend(labelled("Words in a row", words));
    const count = document.createElement("p");
    count.className = "count";
    count.setAttribute("role", "status");
    const show = () => {
      const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach(row => {
        const text = row.textContent.toLowerCase();
        const fits = wanted.every(word => text.includes(word))
          && picks.every(pick => pick.select.value === "" || row.cells[pick.at].textContent.trim() === pick.select.value);
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      count.textContent = `${shown} of ${rows.length} rows`;
    };
    bar.addEventListener("input", show);
    table.parentElement.before(bar, count);
    show();
  };

  const makePicked = choices => {
    const parts = [...choices.querySelectorAll("details.pick")];
    if (parts.length < 2) return;
    const select = document.createElement("select");
    select.append(...parts.map((part, at) => option(part.dataset.label, at)), option("all of them", ""));
    const show = () => parts.forEach((part, at) => {
      part.hidden = select.value !== "" && String(at) !== select.value;
      part.open = String(at) === select.value;
    });
    select.addEventListener("input", show);
    const picker = document.createElement("div");
    picker.className = "picker";
    picker.append(labelled(choices.dataset.pick, select));
    choices.prepend(picker);
    show();
  };

  document.querySelectorAll("table").forEach(makeSortable);
  document.querySelectorAll("table[data-filter]").forEach(makeFiltered);
  document.querySelectorAll("[data-pick]").forEach(makePicked);
})();
