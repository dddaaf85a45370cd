// The verdict fills the screen: a shape, a word and a colour that say the same, and the photos.

import { show } from "./screens.js";
import { toneOf } from "./verdicts.js";
import { clockTime } from "./words.js";

export class VerdictScreen {
  constructor(root, { words, screens, signals, onNext }) {
    Object.assign(this, { root, words, screens, signals });
    this.screen = root.querySelector("[data-screen=verdict]");
    this.part = (name) => this.screen.querySelector(`[data-${name}]`);
    this.part("next").addEventListener("click", onNext);
  }

  show(told, zone) {
    const tone = toneOf(told.verdict);
    const title = this.words.say(told.verdict);
    const toDo = this.#toDo(told, zone);
    const photos = told.photos ? this.#photos(told) : "";
    this.screen.dataset.tone = tone;
    this.#draw("verdict-shape", tone);
    this.part("verdict-photos").hidden = !photos;
    show(this.part("verdict-title"), title);
    this.part("verdict-name").hidden = !told.name;
    this.part("verdict-name").firstElementChild.textContent = told.name ?? "";
    show(this.part("verdict-do"), toDo);
    show(this.part("verdict-party"), told.party?.size > 1 ? this.words.say("party", told.party) : "");
    show(this.part("verdict-note"), told.isByPhone ? this.words.say("by-phone") : "");
    this.signals.give(tone);
    this.screens.say([title, told.name, toDo, photos].filter(Boolean).join(". "));
    this.screens.go("verdict");
  }

  /* A screen that is not seen must not keep a name either. */
  clear() {
    for (const name of ["title", "do", "party", "note"]) show(this.part(`verdict-${name}`), "");
    this.part("verdict-name").firstElementChild.textContent = "";
    this.screens.say("");
  }

  #toDo({ verdict, firstAt, firstGate, walkedIn }, zone) {
    if (walkedIn) return this.words.say("walked-in-do", { number: walkedIn });
    if (verdict !== "already" || !firstAt) return this.words.say(`${verdict}-do`);
    const facts = { time: clockTime(firstAt, zone), gate: firstGate };
    return this.words.say(firstGate ? "already-gate" : "already-do", facts);
  }

  /* Nobody asked means nobody said yes. */
  #photos({ photos }) {
    const name = photos === "granted" ? "photos-granted" : "photos-refused";
    const line = this.part("verdict-photos");
    line.dataset.photos = name;
    this.#draw("photos-shape", name);
    return (this.part("photos-words").textContent = this.words.say(name));
  }

  #draw(place, shape) {
    const drawing = this.root.querySelector(`template[data-shape="${shape}"]`);
    this.part(place).replaceChildren(drawing.content.cloneNode(true));
  }
}
