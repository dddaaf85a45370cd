// Words are saved while they are typed; without a line they wait on this device.

const WAIT = 900;
const AGAIN = 15000;
const CONFLICT = 409;
// What may change the list of people; half a person is sent along with the handing in.
const NAMING = ["name", "unname", "hand-in"];

export class Draft {
  #timer = 0;
  #unsaved = false;
  #running = Promise.resolve();
  whenSent = async () => {};

  constructor(form, setup, { cards, line }) {
    Object.assign(this, { form, setup, cards, line, words: setup.words });
    this.version = form.elements.version;
    this.saved = form.querySelector("[data-saved]");
    this.conflict = form.querySelector("[data-conflict]");
    this.kept = `draft|${setup.upload}`;
  }

  watch() {
    this.form.addEventListener("input", (event) => {
      if (event.target.type === "file" || event.target.name?.startsWith("person-")) return;
      this.#unsaved = true;
      this.#keep();
      this.#later(WAIT);
    });
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    this.line.onChange(() => {
      if (this.#unsaved && this.line.isOpen) this.#later(0);
    });
    this.conflict.querySelector("[data-keep]").addEventListener("click", () => this.#keepMine());
    this.conflict.querySelector("[data-reload]").addEventListener("click", () => {
      this.#forget();
      location.reload();
    });
    addEventListener("pagehide", () => {
      if (this.#unsaved) this.#keep();
    });
    this.#bringBack();
    this.form.querySelector("[data-problems] [autofocus]")?.focus();
  }

  /* Do what a button of the form does, one after the other, without leaving the page. */
  ask(verb) {
    clearTimeout(this.#timer);
    this.#running = this.#running.then(() => this.#send(verb)).catch(() => this.#waits());
    return this.#running;
  }

  #later(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.ask("save"), wait);
  }

  async #submitted(event) {
    event.preventDefault();
    const verb = event.submitter?.value || "save";
    if (verb === "hand-in") {
      this.#say(this.words.handing);
      await this.whenSent();
    }
    await this.ask(verb);
  }

  async #send(verb) {
    if (!this.conflict.hidden) return;
    const body = new FormData(this.form);
    // Photos and videos go by themselves; only a consent on paper travels with the words.
    for (const name of [...body.keys()]) {
      const isFile = body.get(name) instanceof File;
      if (isFile && !(name === "person-paper" && NAMING.includes(verb))) body.delete(name);
    }
    body.set("do", verb);
    this.#unsaved = false;
    if (verb === "save") this.#say(this.words.saving);
    let response;
    try {
      response = await fetch(this.setup.draft, {
        method: "POST",
        body,
        headers: { Accept: "application/json" },
      });
    } catch (error) {
      this.#unsaved = true;
      throw error;
    }
    if (response.status === CONFLICT) return this.#isOther(await response.json());
    if (![200, 422].includes(response.status)) {
      this.#unsaved = true;
      throw new Error(response.status);
    }
    return this.#answered(verb, await response.json());
  }

  #answered(verb, answer) {
    this.version.value = answer.version;
    if (!this.#unsaved) this.#forget();
    if (answer.go) {
      location.assign(answer.go);
      return;
    }
    if (verb.startsWith("remove") || verb.startsWith("answer")) document.activeElement?.blur();
    this.cards.show(answer);
    if (NAMING.includes(verb.split(":")[0])) this.#people(answer.people);
    this.#problems(answer.problems, verb !== "save");
    this.#say(answer.saved);
  }

  #people(html) {
    const section = this.form.querySelector("[data-people]");
    section.innerHTML = html;
    section.dispatchEvent(new CustomEvent("people-shown", { bubbles: true }));
  }

  #problems(problems, takesFocus) {
    for (const said of this.form.querySelectorAll("[data-problem]")) said.remove();
    for (const field of this.form.querySelectorAll("[aria-invalid=true]")) {
      field.removeAttribute("aria-invalid");
    }
    for (const { at, words } of problems) this.#mark(at, words);
    const summary = this.form.querySelector("[data-problems]");
    summary.replaceChildren();
    if (!problems.length || !takesFocus) return;
    summary.append(this.#summary(problems));
    summary.firstElementChild.focus();
  }

  #mark(at, words) {
    const field = document.getElementById(at);
    const whole = field?.closest(".field");
    if (!whole || whole.querySelector(".errorlist")) return;
    const said = document.createElement("p");
    said.className = "errorlist";
    said.id = `${at}_problem`;
    said.dataset.problem = "";
    said.textContent = words;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${said.id}`.trim());
    (whole.querySelector("fieldset > div:last-child") ?? field).before(said);
  }

  #summary(problems) {
    const box = document.getElementById("problem-summary").content.firstElementChild.cloneNode(true);
    const list = box.querySelector("ul");
    for (const { at, words } of problems) {
      const link = document.createElement("a");
      link.href = `#${at}`;
      link.textContent = words;
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    return box;
  }

  /* The later window is told instead of writing over the earlier one. */
  #isOther(answer) {
    this.#unsaved = true;
    this.conflict.dataset.version = answer.version;
    this.conflict.querySelector("[data-conflict-words]").textContent = answer.words;
    this.conflict.hidden = false;
    this.conflict.scrollIntoView({ block: "center" });
    this.#say("");
  }

  #keepMine() {
    this.version.value = this.conflict.dataset.version;
    this.conflict.hidden = true;
    this.ask("save");
  }

  #waits() {
    this.#unsaved = true;
    this.#keep();
    this.#say(this.words.unsaved);
    this.#later(AGAIN);
  }

  #say(words) {
    this.saved.textContent = words;
  }

  /* --- on this device, for as long as the server does not have it --- */

  #keep() {
    const said = [...new FormData(this.form)].filter(
      ([name, value]) => typeof value === "string" && !/^(csrf|person-)/.test(name),
    );
    try {
      localStorage.setItem(this.kept, JSON.stringify(said));
    } catch {
      // Nothing more can be done than to go on trying the server.
    }
  }

  #forget() {
    try {
      localStorage.removeItem(this.kept);
    } catch {
      // There was nothing to forget.
    }
  }

  #bringBack() {
    let said = null;
    try {
      said = JSON.parse(localStorage.getItem(this.kept));
    } catch {
      return;
    }
    if (!said) return;
    for (const field of this.form.elements) {
      if (!field.name || ["file", "submit", "hidden", "button"].includes(field.type)) continue;
      if (field.name.startsWith("person-")) continue;
      const values = said.filter(([name]) => name === field.name).map(([, value]) => value);
      if (["radio", "checkbox"].includes(field.type)) field.checked = values.includes(field.value);
      else if (values.length) field.value = values[0];
    }
    // The version they were typed upon: if somebody was faster, it is said and not overwritten.
    const upon = said.find(([name]) => name === "version");
    if (upon) this.version.value = upon[1];
    this.#unsaved = true;
    this.#later(0);
  }
}
