// The PIN: opening the gate, and getting rid of what nobody can open any more.

import { show } from "./screens.js";
import { NotOpened, Session, deleteOf } from "./session.js";

const WORDS = { "wrong-pin": "wrong-pin", offline: "no-line" };

export class GateScreen {
  constructor(root, { words, server, onOpen }) {
    Object.assign(this, { words, server, onOpen });
    this.form = root.querySelector("[data-open]");
    this.pin = this.form.elements.pin;
    this.problem = root.querySelector("[data-open-problem]");
    this.opening = root.querySelector("[data-opening]");
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    root.querySelector("[data-forget]").addEventListener("click", () => this.#forget());
  }

  get link() {
    return decodeURIComponent(location.hash.slice(1));
  }

  /* Ask again where the phone's time is over, with what it has still there. */
  askAgain(session) {
    this.session = session;
    this.#tell(this.words.say("ended"));
  }

  #tell(words) {
    show(this.problem, words);
    if (words) this.pin.setAttribute("aria-invalid", "true");
    else this.pin.removeAttribute("aria-invalid");
    this.pin.focus();
  }

  async #submitted(event) {
    event.preventDefault();
    const [pin, { link, server }] = [this.pin.value.trim(), this];
    if (!link) return this.#tell(this.words.say("no-key"));
    if (!pin) return this.#tell(this.words.say("wrong-pin"));
    this.#isBusy(true);
    try {
      if (this.session) await this.session.renew({ link, pin });
      else this.session = await Session.open({ link, pin, server });
    } catch (error) {
      return this.#failed(error);
    } finally {
      this.#isBusy(false);
    }
    this.#tell("");
    this.form.reset();
    return this.onOpen(this.session);
  }

  #failed(error) {
    if (!(error instanceof NotOpened)) throw error;
    const own = WORDS[error.code];
    this.#tell((own && this.words.say(own)) || error.message || this.words.say("no-key"));
    this.pin.select();
  }

  #isBusy(isBusy) {
    this.form.querySelector("[type=submit]").disabled = isBusy;
    this.opening.textContent = isBusy ? this.words.say("opening") : "";
  }

  async #forget() {
    if (this.link) await deleteOf(this.link);
    this.session = undefined;
    this.#tell("");
    this.opening.textContent = this.words.say("deleted");
  }
}
