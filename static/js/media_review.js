/* Review by keyboard, counters of alt texts, links to be copied. Every form works without it. */

const BEST_ALT = 150;

/* The keys work only while a picture of the sheet has the focus: nobody who dictates or types
   sets them off by accident (WCAG 2.1.4). */
function watchSheet(grid) {
  const help = document.querySelector("[data-review-keys]");
  const button = document.querySelector("[data-review-help]");
  const links = [...grid.querySelectorAll("[data-media-card]")];
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => help.showModal());
  }

  function decide(link, what) {
    const dialog = document.querySelector(`[data-review-do="${what}"]`);
    const form = dialog.querySelector("form");
    const card = link.closest(".media-card");
    const next = links[links.indexOf(link) + 1] || links[links.indexOf(link) - 1];
    form.elements.asset.value = card.querySelector("input[name=asset]").value;
    form.elements.back.value = `${location.pathname}${location.search}#${(next || link).id}`;
    dialog.querySelector("[data-review-title]").textContent = card.querySelector(".media-card__title").textContent;
    if (what === "accept") form.submit();
    else dialog.showModal();
  }

  const deeds = {
    a: (link) => decide(link, "accept"),
    r: (link) => decide(link, "reject"),
    q: (link) => decide(link, "ask"),
    x: (link) => link.closest(".media-card").querySelector("input[name=asset]").click(),
    "?": () => help.showModal(),
  };
  grid.addEventListener("keydown", (event) => {
    const link = document.activeElement;
    if (!links.includes(link) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const deed = deeds[event.key.toLowerCase()];
    if (!deed) return;
    event.preventDefault();
    deed(link);
  });
  // The address names the next picture, which the browser focuses; else the work goes on at the first.
  if (location.hash.startsWith("#card-") && !document.getElementById(location.hash.slice(1))) links[0]?.focus();
}

function countLetters(field) {
  const words = field.form.dataset;
  const line = document.createElement("p");
  line.className = "media-count";
  field.after(line);
  const tell = () => {
    const length = [...field.value].length;
    line.textContent = `${length} / ${field.maxLength}`;
    line.classList.toggle("media-count--long", length > BEST_ALT);
    if (length > BEST_ALT && words.reviewLong) line.textContent += ` – ${words.reviewLong}`;
  };
  field.addEventListener("input", tell);
  tell();
}

function watchCopy(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.reviewCopy).value);
    button.querySelector("[role=status]").textContent = button.dataset.done;
  });
}

/* Whoever leaves with words that were not saved is asked first. */
function watchLeaving(form) {
  let isChanged = false;
  form.addEventListener("input", () => { isChanged = true; });
  form.addEventListener("submit", () => { isChanged = false; });
  window.addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
}

document.querySelectorAll("[data-review-grid]").forEach(watchSheet);
document.querySelectorAll("#reviewing textarea[name$='-alt']").forEach(countLetters);
document.querySelectorAll("#reviewing").forEach(watchLeaving);
document.querySelectorAll("[data-review-copy]").forEach(watchCopy);
document.querySelectorAll("[data-review-close]").forEach((button) => button.addEventListener("click", () => button.closest("dialog").close()));
document.querySelectorAll("[data-review-print]").forEach((button) => { button.hidden = false; button.addEventListener("click", () => window.print()); });
document.querySelector("[role=alert][tabindex]")?.focus();
