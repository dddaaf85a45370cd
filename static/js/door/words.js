// The sentences of the page's language: they stand in the page, and the script only picks them.

export class Words {
  #said = new Map();

  constructor(template) {
    for (const one of template.content.querySelectorAll("[data-word]")) {
      this.#said.set(one.dataset.word, one.textContent.trim());
    }
  }

  has(name) {
    return this.#said.has(name);
  }

  say(name, facts = {}) {
    const sentence = this.#said.get(name) ?? "";
    return sentence.replace(/\{(\w+)\}/g, (whole, fact) => facts[fact] ?? whole);
  }
}

/* A time of day as clocks at the ceremony show it, whatever the phone is set to. */
export const clockTime = (instant, zone) =>
  new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(new Date(instant));
