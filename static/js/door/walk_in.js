// People without a ticket: counted at once, asked of the server as soon as there is a line.

import { show } from "./screens.js";

const PATIENCE = 4000;
const MOST = 12;

export class WalkInScreen {
  constructor(root, { words, onTold }) {
    Object.assign(this, { words, onTold });
    this.form = root.querySelector("[data-walk-in]");
    this.problem = root.querySelector("[data-walk-in-problem]");
    this.form.addEventListener("submit", (event) => this.#submitted(event));
  }

  open(session, sending) {
    Object.assign(this, { session, sending });
  }

  close() {
    this.form.reset();
    show(this.problem, "");
  }

  async #submitted(event) {
    event.preventDefault();
    const { party, names, photos } = this.form.elements;
    const number = Number(party.value);
    if (!Number.isInteger(number) || number < 1 || number > MOST) {
      return this.#wrong("how-many", party);
    }
    if (!photos.value) return this.#wrong("say-photos", photos[0]);
    const said = names.value.split("\n").map((name) => name.trim()).filter(Boolean);
    show(this.problem, "");
    this.form.querySelector("[type=submit]").disabled = true;
    const told = await this.#letIn(number, said.slice(0, number), photos.value).finally(
      () => (this.form.querySelector("[type=submit]").disabled = false),
    );
    this.form.reset();
    return this.onTold(told);
  }

  #wrong(words, field) {
    show(this.problem, this.words.say(words));
    field.focus();
  }

  async #letIn(party, names, photos) {
    const { queue, server } = this.session;
    const facts = { party, names, photos, verdict: "admitted", name: names.join(", ") };
    const entry = await queue.add({ ...facts, ...this.session.stamp(), offline: !server.isReached });
    const answer = await this.sending.inTime(entry, PATIENCE);
    const verdict = answer?.verdict ?? "admitted";
    const walkedIn = verdict === "admitted" ? party : 0;
    return { verdict, walkedIn, name: facts.name, photos, isByPhone: !answer };
  }
}
