// What is on this phone: entries on their way, doubles that came out, and an end to all of it.

import { show } from "./screens.js";
import { clockTime } from "./words.js";

export class MoreScreen {
  constructor(root, { words, onDelete }) {
    Object.assign(this, { words });
    this.part = (name) => root.querySelector(`[data-${name}]`);
    this.part("refresh").addEventListener("click", () => this.#refresh());
    this.part("delete").addEventListener("click", onDelete);
  }

  open(session, sending) {
    Object.assign(this, { session, sending });
  }

  close() {
    this.part("differences").replaceChildren();
    for (const name of ["unsent", "listed", "doubles-badge"]) show(this.part(name), "");
  }

  show() {
    const { queue, people, listedAt, ceremony } = this.session;
    const number = queue.unsent.length;
    const unsent = number ? this.words.say("unsent", { number }) : this.words.say("all-sent");
    show(this.part("unsent"), unsent);
    const time = clockTime(listedAt, ceremony.zone);
    show(this.part("listed"), this.words.say("listed", { time, number: people.rows.length }));
    show(this.part("delete-words"), number ? this.words.say("delete-unsent", { number }) : "");
    this.#showDifferences(queue.differences);
  }

  #showDifferences(differences) {
    const number = differences.length;
    const words = number ? this.words.say("doubles", { number }) : this.words.say("no-doubles");
    show(this.part("doubles"), words);
    show(this.part("doubles-badge"), number ? String(number) : "");
    this.part("differences").replaceChildren(...differences.map((one) => this.#line(one)));
  }

  #line({ entry, answer }) {
    const { zone } = this.session.ceremony;
    const line = this.part("difference").content.firstElementChild.cloneNode(true);
    const name = answer.name || entry.name || this.words.say("no-name");
    line.querySelector("[data-name]").textContent = name;
    const verdict = this.words.say(answer.verdict);
    const said = [this.words.say("difference", { here: clockTime(entry.clock, zone), verdict })];
    if (answer.first_at) {
      const first = { time: clockTime(answer.first_at, zone), gate: answer.first_gate };
      said.push(this.words.say("first", first));
    }
    line.querySelector("[data-words]").textContent = said.join(". ");
    return line;
  }

  async #refresh() {
    await this.sending.nudge();
    const isFetched = await this.session.refresh().then(
      () => true,
      () => false,
    );
    this.show();
    if (!isFetched) show(this.part("listed"), this.words.say("no-list"));
  }
}
