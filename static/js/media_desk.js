/* The media desk: ticking many, arrow keys in the grid, the focal point, captions while typing.
   All of it is extra: every form works without it. */

function watchTicks(grid) {
  const form = document.getElementById(grid.querySelector("input[name=asset]")?.getAttribute("form"));
  if (!form) return;
  const ticks = [...grid.querySelectorAll("input[name=asset]")];
  const count = form.querySelector("[data-media-count]");
  const all = form.querySelector("[data-media-all]");
  const tell = () => {
    if (count) count.textContent = `(${ticks.filter((tick) => tick.checked).length})`;
  };
  grid.addEventListener("change", tell);
  if (all) {
    all.hidden = false;
    all.addEventListener("click", () => {
      const wanted = !ticks.every((tick) => tick.checked);
      ticks.forEach((tick) => { tick.checked = wanted; });
      tell();
    });
  }
  tell();
}

/* Arrow keys go from picture to picture; space ticks the one that has the focus. */
function watchKeys(grid) {
  const links = [...grid.querySelectorAll("[data-media-card]")];
  grid.addEventListener("keydown", (event) => {
    const at = links.indexOf(document.activeElement);
    if (at < 0) return;
    const topOf = (link) => Math.round(link.getBoundingClientRect().top);
    const top = topOf(links[0]);
    const across = links.filter((link) => topOf(link) === top).length || 1;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across }[event.key];
    if (step && links[at + step]) {
      event.preventDefault();
      links[at + step].focus();
    } else if (event.key === " ") {
      event.preventDefault();
      links[at].closest(".media-card").querySelector("input[name=asset]").click();
    }
  });
}

function watchFocus(box) {
  const form = box.closest("form");
  const point = box.querySelector("[data-media-point]");
  const fields = { x: form.elements.x, y: form.elements.y };
  const show = () => {
    point.style.left = `${(Number(fields.x.value) || 0) * 100}%`;
    point.style.top = `${(Number(fields.y.value) || 0) * 100}%`;
  };
  const put = (name, value) => {
    fields[name].value = Math.min(1, Math.max(0, value)).toFixed(2);
    show();
  };
  box.addEventListener("click", (event) => {
    const sides = box.getBoundingClientRect();
    put("x", (event.clientX - sides.left) / sides.width);
    put("y", (event.clientY - sides.top) / sides.height);
  });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowRight: ["x", 0.02], ArrowLeft: ["x", -0.02], ArrowDown: ["y", 0.02], ArrowUp: ["y", -0.02] }[event.key];
    if (!step) return;
    event.preventDefault();
    put(step[0], Number(fields[step[0]].value) + step[1]);
  });
  form.addEventListener("input", show);
  show();
}

function watchCaptions(form) {
  const text = form.elements.text;
  const mistakes = form.querySelector("[data-media-mistakes]");
  const player = document.querySelector("[data-media-player]");
  const line = document.querySelector("[data-media-cue]");
  let cues = [];
  let timer = 0;
  let newest = 0;

  async function check() {
    const mine = (newest += 1);
    const body = new FormData();
    body.append("text", text.value);
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    let answer;
    try {
      const response = await fetch(form.dataset.mediaCaptions, { method: "POST", body });
      if (!response.ok) return;
      answer = await response.json();
    } catch {
      return; // The line is gone; saving checks again.
    }
    if (mine !== newest) return;
    cues = answer.cues || [];
    const list = document.createElement("ul");
    list.className = "desk-problems";
    for (const words of text.value.trim() ? answer.mistakes : []) {
      const item = document.createElement("li");
      item.textContent = words;
      list.append(item);
    }
    mistakes.replaceChildren(...(list.children.length ? [list] : []));
  }

  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(check, 500);
  });
  player?.addEventListener("timeupdate", () => {
    const now = player.currentTime;
    const said = cues.find((cue) => cue.start <= now && now < cue.end);
    line.textContent = said ? said.text : "";
  });
  if (text.value.trim()) check();
}

document.querySelectorAll("[data-media-grid]").forEach((grid) => { watchTicks(grid); watchKeys(grid); });
document.querySelectorAll("[data-media-focus]").forEach(watchFocus);
document.querySelectorAll("[data-media-captions]").forEach(watchCaptions);
