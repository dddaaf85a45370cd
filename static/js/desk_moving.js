/* Moving posts in the calendar: by the mouse, and by M, arrow keys and Enter. The server decides,
   and says where a post stands afterwards; without this file the link "Move" does the same. */

const box = document.querySelector("[data-moving]");
const calendar = document.querySelector("[data-calendar]");
if (box && calendar) watchMoves();

function watchMoves() {
  const isWeek = calendar.dataset.calendar === "week";
  const places = [...calendar.querySelectorAll("[data-day]")];
  const perDay = isWeek ? places.length / 7 : 1;
  const steps = isWeek
    ? { ArrowLeft: -perDay, ArrowRight: perDay, ArrowUp: -1, ArrowDown: 1 }
    : { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const said = box.querySelector("[data-moving-said]");
  const refused = box.querySelector("[data-moving-refused]");
  let lifted = null;
  let isWaiting = false;

  document.querySelector("[data-moving-help]").hidden = false;

  function say(where, sentence) {
    said.textContent = where === said ? sentence : "";
    refused.textContent = where === refused ? sentence : "";
  }

  function words(name, entry) {
    return box.dataset[name].replace("%(post)s", entry.dataset.name);
  }

  function placeOf(item) {
    return item.closest("[data-day]");
  }

  /* Among the posts of a place, by their time. */
  function put(item, place) {
    const list = place.querySelector(".desk-entries");
    const due = Date.parse(item.dataset.due);
    const later = [...list.children].find(
      (other) => other !== item && Date.parse(other.dataset.due) > due,
    );
    list.insertBefore(item, later || null);
    place.classList.remove("desk-day--empty", "desk-slot--empty");
    place.closest(".desk-weekday")?.classList.remove("desk-weekday--empty");
  }

  function mark(place) {
    calendar.querySelector(".is-target")?.classList.remove("is-target");
    place?.classList.add("is-target");
  }

  function lift(entry) {
    const item = entry.closest(".desk-item");
    lifted = { entry, item, home: placeOf(item), before: item.nextElementSibling };
    item.classList.add("is-lifted");
    calendar.classList.add("is-moving");
    mark(lifted.home);
  }

  function letGo() {
    const { item } = lifted;
    lifted = null;
    item.classList.remove("is-lifted");
    calendar.classList.remove("is-moving");
    mark(null);
  }

  function putBack(moved) {
    moved.home.querySelector(".desk-entries").insertBefore(moved.item, moved.before);
  }

  function cancel() {
    const moved = lifted;
    letGo();
    putBack(moved);
    moved.entry.focus();
    say(said, words("back", moved.entry));
  }

  function shift(step, key) {
    const here = places.indexOf(placeOf(lifted.item));
    const there = places[here + step];
    const sameDay = there && there.dataset.day === places[here].dataset.day;
    if (!there || (isWeek && key.match(/Up|Down/) && !sameDay)) {
      say(said, box.dataset.edge);
      return;
    }
    there.querySelector(".desk-entries").append(lifted.item);
    mark(there);
    lifted.entry.focus();
    lifted.entry.scrollIntoView({ block: "nearest" });
    const minutes = isWeek ? `:${lifted.entry.dataset.time.slice(3)}` : "";
    say(said, there.dataset.place + minutes);
  }

  async function ask(moved, place) {
    const body = new FormData(box);
    body.set("seen", moved.item.dataset.due);
    body.set("day", place.dataset.day);
    body.set("back", calendar.dataset.calendar);
    if (isWeek) body.set("time", `${place.dataset.hour}:${moved.entry.dataset.time.slice(3)}`);
    const response = await fetch(moved.entry.dataset.move, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
    });
    return response.json();
  }

  /* Put the post where the server says that it stands, moved or not. */
  function settle(moved, answer) {
    const hour = isWeek ? `[data-hour="${answer.hour}"]` : "";
    const place = answer.day && calendar.querySelector(`[data-day="${answer.day}"]${hour}`);
    const sentence = [answer.said, ...answer.clashes];
    if (place) {
      const made = document.createElement("template");
      made.innerHTML = answer.entry.trim();
      const item = made.content.firstElementChild;
      moved.item.replaceWith(item);
      put(item, place);
      if (answer.is_moved) item.querySelector(".desk-clash")?.setAttribute("open", "");
      item.querySelector(".desk-entry").focus();
    } else {
      moved.item.remove();
      sentence.push(box.dataset.gone);
    }
    say(answer.is_moved ? said : refused, sentence.join(" "));
  }

  async function drop(place) {
    const moved = lifted;
    letGo();
    if (place === moved.home) {
      putBack(moved);
      moved.entry.focus();
      say(said, words("back", moved.entry));
      return;
    }
    place.querySelector(".desk-entries").append(moved.item);
    moved.item.setAttribute("aria-busy", "true");
    say(said, words("saving", moved.entry));
    isWaiting = true;
    try {
      settle(moved, await ask(moved, place));
    } catch {
      moved.item.removeAttribute("aria-busy");
      putBack(moved);
      moved.entry.focus();
      say(refused, words("unreached", moved.entry));
    }
    isWaiting = false;
  }

  function start(entry) {
    if (isWaiting || lifted) return false;
    if (entry.dataset.fixed) say(refused, entry.dataset.fixed);
    if (!entry.dataset.move) return false;
    lift(entry);
    return true;
  }

  /* In the capturing phase: while a post is lifted, the arrows do not go from post to post. */
  function onKey(event) {
    const entry = event.target.closest(".desk-entry");
    if (!entry || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!lifted) {
      if (key !== "m") return;
      if (start(entry)) say(said, words("lifted", entry));
    } else if (key === "Enter" || key === "m") {
      drop(placeOf(lifted.item));
    } else if (key === "Escape") {
      cancel();
    } else if (steps[key]) {
      shift(steps[key], key);
    } else {
      if (key === "Tab") cancel();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  calendar.addEventListener("keydown", onKey, true);
  calendar.addEventListener("dragstart", (event) => {
    const entry = event.target.closest?.(".desk-entry");
    if (!entry?.dataset.move && !entry?.dataset.fixed) return;
    if (!start(entry)) {
      event.preventDefault();
      return;
    }
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", entry.dataset.name);
  });
  calendar.addEventListener("dragover", (event) => {
    const place = event.target.closest("[data-day]");
    if (!lifted || !place) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    mark(place);
  });
  calendar.addEventListener("drop", (event) => {
    const place = event.target.closest("[data-day]");
    if (!lifted || !place) return;
    event.preventDefault();
    drop(place);
  });
  calendar.addEventListener("dragend", () => {
    if (lifted) cancel();
  });
}
