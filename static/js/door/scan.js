// Reading a ticket: by the camera, by its short code, or by the name of who stands there.

import { Camera } from "./camera.js";
import { show } from "./screens.js";
import { parse } from "./tickets.js";

const SHORTEST = 2; // letters of a name

/* As it is printed on tickets. */
const grouped = (code) => `${code.slice(0, 4)}-${code.slice(4)}`;

export class ScanScreen {
  constructor(root, { words, onTicket, onPerson }) {
    Object.assign(this, { words, onTicket, onPerson });
    this.view = root.querySelector("[data-camera]");
    this.hint = root.querySelector("[data-camera-words]");
    this.begin = root.querySelector("[data-camera-start]");
    this.form = root.querySelector("[data-find]");
    this.found = root.querySelector("[data-found]");
    this.list = root.querySelector("[data-people]");
    this.line = root.querySelector("[data-person]");
    this.camera = new Camera(root.querySelector("[data-video]"), (text) => this.onTicket(text));
    this.begin.addEventListener("click", () => this.start());
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    this.form.elements.wanted.addEventListener("input", () => this.#search(false));
  }

  open(session) {
    this.session = session;
  }

  async start() {
    const isAble = await Camera.isAble();
    try {
      if (isAble) await this.camera.start();
    } catch {
      // Not given, or taken by another app: the person may ask for it again.
    }
    this.view.hidden = !this.camera.isOn;
    this.begin.hidden = this.camera.isOn || !isAble;
    const said = this.camera.isOn ? "camera-on" : isAble ? "camera-refused" : "camera-unable";
    this.hint.textContent = this.words.say(said);
  }

  /* Look only while this screen is seen. */
  shown(isShown) {
    if (isShown) this.camera.look();
    else this.camera.pause();
  }

  clear() {
    this.form.reset();
    this.list.replaceChildren();
    this.found.textContent = "";
  }

  close() {
    this.camera.stop();
    this.clear();
  }

  // Readers that plug in as keyboards type the whole ticket and press Enter.
  #submitted(event) {
    event.preventDefault();
    const wanted = this.form.elements.wanted.value.trim();
    const person = this.session.people.ofCode(wanted);
    if (parse(wanted)) this.onTicket(wanted);
    else if (person) this.onPerson(person);
    else this.#search(true);
  }

  #search(isAsked) {
    const wanted = this.form.elements.wanted.value.trim();
    const people = wanted.length < SHORTEST ? [] : this.session.people.search(wanted);
    this.list.replaceChildren(...people.map((person) => this.#personLine(person)));
    if (people.length) this.found.textContent = this.words.say("found", { number: people.length });
    else this.found.textContent = isAsked && wanted ? this.words.say("nobody") : "";
  }

  #personLine(person) {
    const line = this.line.content.firstElementChild.cloneNode(true);
    line.querySelector("[data-name]").textContent = person.n || this.words.say("no-name");
    const party = this.session.partyOf(person);
    const facts = [grouped(person.c), this.words.say("party", party)];
    if (person.s !== "ok") facts.push(this.words.say(person.s));
    show(line.querySelector("[data-facts]"), facts.join(" · "));
    line.querySelector("button").addEventListener("click", () => this.onPerson(person));
    return line;
  }
}
