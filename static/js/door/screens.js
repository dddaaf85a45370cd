// One screen at a time; changing it moves the focus, and what matters at once is said aloud.

export class Screens {
  #screens = new Map();
  #listeners = [];
  now = "gate";

  constructor(root) {
    this.tabs = root.querySelector("[data-tabs]");
    this.said = root.querySelector("[data-said]");
    for (const screen of root.querySelectorAll("[data-screen]")) {
      this.#screens.set(screen.dataset.screen, screen);
    }
    this.tabs.addEventListener("click", (event) => {
      const tab = event.target.closest("[data-go]");
      if (tab) this.go(tab.dataset.go);
    });
  }

  onChange(listener) {
    this.#listeners.push(listener);
  }

  go(name) {
    this.now = name;
    for (const [other, screen] of this.#screens) screen.hidden = other !== name;
    this.tabs.hidden = ["gate", "verdict"].includes(name);
    document.body.dataset.on = name;
    for (const tab of this.tabs.querySelectorAll("[data-go]")) {
      if (tab.dataset.go === name) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
    const screen = this.#screens.get(name);
    (screen.querySelector("[data-next]") ?? screen.querySelector("h2")).focus();
    scrollTo(0, 0);
    for (const listener of this.#listeners) listener(name);
  }

  /* Said twice, the same words are heard twice. */
  say(words) {
    this.said.textContent = "";
    requestAnimationFrame(() => (this.said.textContent = words));
  }
}

/* Show words, or hide their place where there are none. */
export function show(element, words) {
  element.textContent = words;
  element.hidden = !words;
}
