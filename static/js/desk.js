/* The campaign desk: counting while typing, and arrow keys in the calendar. All of it is extra. */

const WAIT = 400;

function watchPost(form) {
  const weight = form.querySelector("[data-desk-weight]");
  const preview = document.querySelector("[data-desk-preview]");
  const unsaved = document.querySelector("[data-desk-unsaved]");
  const check = form.querySelector("[data-desk-check]");
  let timer = 0;
  let newest = 0;

  async function measure() {
    const mine = (newest += 1);
    let answer;
    try {
      const response = await fetch(form.dataset.measureUrl, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Requested-With": "XMLHttpRequest" },
      });
      if (!response.ok) throw new Error(response.status);
      answer = await response.json();
    } catch {
      // Without the server there is no honest count: the button still asks for one.
      if (check) check.hidden = false;
      return;
    }
    if (mine !== newest) return;
    weight.innerHTML = answer.weight;
    preview.innerHTML = answer.preview;
    unsaved.hidden = false;
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(measure, WAIT);
  });
  if (check) check.hidden = true;
}

function watchMonth(table) {
  const rows = [...table.tBodies[0].rows].map((row) => [...row.cells]);
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

  /* The next day in that direction that has a post, so that no key press is lost on empty days. */
  function nextLink(row, column, [down, right]) {
    const flat = rows.flat();
    const step = down * rows[0].length + right;
    for (let at = row * rows[0].length + column + step; flat[at]; at += step) {
      const link = flat[at].querySelector(".desk-entry");
      if (link) return link;
    }
    return null;
  }

  table.addEventListener("keydown", (event) => {
    const entry = event.target.closest(".desk-entry");
    const step = steps[event.key];
    if (!entry || !step) return;
    const cell = entry.closest("td");
    const entries = [...cell.querySelectorAll(".desk-entry")];
    const neighbour = step[0] ? entries[entries.indexOf(entry) + step[0]] : null;
    const row = rows.findIndex((cells) => cells.includes(cell));
    const target = neighbour || nextLink(row, rows[row].indexOf(cell), step);
    if (target) {
      event.preventDefault();
      target.focus();
    }
  });
}

document.querySelectorAll("[data-desk-post]").forEach(watchPost);
document.querySelectorAll("[data-desk-month]").forEach(watchMonth);
document.querySelector("[data-desk-errors]")?.focus();
