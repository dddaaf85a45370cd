// The top of the page: which gate this is, whether there is a line, who is inside, the clock.

import { show } from "./screens.js";

const CLOCK_MAY_DIFFER = 2 * 60_000; // milliseconds
const MINUTE = 60_000;

export class Head {
  constructor(root, { words, server }) {
    Object.assign(this, { words, server });
    this.part = (name) => root.querySelector(`[data-${name}]`);
    this.title = this.part("ceremony").textContent;
    server.addEventListener("line", () => this.show());
    server.addEventListener("clock", () => this.#showClock());
  }

  open(session, sending) {
    Object.assign(this, { session, sending });
    this.part("ceremony").textContent = session.ceremony.name;
    show(this.part("gate"), session.gate.gate.name);
    this.show();
  }

  close() {
    this.session = undefined;
    this.part("ceremony").textContent = this.title;
    for (const name of ["gate", "line", "clock", "trouble"]) show(this.part(name), "");
    this.part("inside").hidden = true;
  }

  show() {
    if (!this.session) return;
    const { queue, people, inside } = this.session;
    const number = queue.unsent.length;
    const said = [this.words.say(this.server.isReached ? "online" : "offline")];
    if (number) said.push(this.words.say("unsent", { number }));
    const line = this.part("line");
    line.dataset.line = this.server.isReached ? "online" : "offline";
    // Said only when it changes: a live region must not repeat itself with every guest.
    if (line.textContent !== said.join(" ")) show(line, said.join(" "));
    this.part("inside").hidden = false;
    const all = inside + queue.unsentInside;
    show(this.part("inside-number"), this.words.say("inside", { number: all }));
    show(this.part("inside-expected"), this.words.say("expected", { number: people.expected }));
    const trouble = this.sending.trouble;
    show(this.part("trouble"), trouble && this.words.say("server-refused", { words: trouble }));
  }

  #showClock() {
    const { skew } = this.server;
    const minutes = Math.round(Math.abs(skew) / MINUTE);
    const isWrong = Math.abs(skew) > CLOCK_MAY_DIFFER;
    const words = skew < 0 ? "clock-fast" : "clock-slow";
    show(this.part("clock"), isWrong ? this.words.say(words, { minutes }) : "");
  }
}
