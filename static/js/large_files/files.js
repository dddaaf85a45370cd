// The list of files: one after the other, each with its progress, its words and its buttons.

import { fill, makeAmounts } from "../contribute/amounts.js";
import { fingerprintOf } from "../contribute/fingerprint.js";
import { Pace } from "./pace.js";

export class Files {
  #queue = [];
  #under = null;
  #all = [];

  constructor(form, setup, { desk, line, Way }) {
    Object.assign(this, { form, setup, desk, line, Way, words: setup.words });
    this.amounts = makeAmounts(setup.language);
    this.list = form.querySelector("[data-files]");
    this.shell = document.getElementById("large-file");
    this.said = form.querySelector("[data-said]");
    this.begun = document.querySelector("[data-begun]");
  }

  watch(input) {
    input.addEventListener("change", async () => {
      const files = [...input.files];
      input.value = ""; // chosen once more, the same file is a change again
      await this.#add(files);
    });
    this.line.onChange(() => {
      if (this.line.isOpen) this.#next();
    });
    addEventListener("beforeunload", (event) => {
      if (this.isBusy) event.preventDefault();
    });
    this.begun?.addEventListener("click", (event) => {
      const row = event.target.closest("[data-give-up]")?.closest("[data-upload]");
      if (row) this.#giveUpBegun(row);
    });
  }

  get isBusy() {
    return Boolean(this.#under) || this.#queue.length > 0;
  }

  async #add(files) {
    const { organisation } = this.form.elements;
    const problem = this.form.querySelector("[data-organisation-problem]");
    const isMissing = files.length > 0 && !organisation.value;
    if (problem) problem.hidden = !isMissing;
    if (isMissing) {
      organisation.focus();
      return;
    }
    for (const file of files) {
      const own = `${this.setup.memory}|${organisation.value}`;
      const fingerprint = await fingerprintOf(file, own).catch(() => "");
      if (this.#all.some((one) => one.job.fingerprint === fingerprint)) {
        this.said.textContent = fill(this.words.known, { name: file.name });
        continue;
      }
      const one = { job: { file, fingerprint, organisation: Number(organisation.value) } };
      this.#show(one);
      this.#all.push(one);
      this.#queue.push(one);
    }
    this.#next();
  }

  #show(one) {
    const { file } = one.job;
    one.card = this.shell.content.firstElementChild.cloneNode(true);
    one.part = (name) => one.card.querySelector(`[data-${name}]`);
    one.part("name").textContent = file.name;
    one.part("size").textContent = this.amounts.size(file.size);
    one.part("progress").max = file.size;
    one.part("progress").setAttribute("aria-label", file.name);
    one.part("cancel").addEventListener("click", () => this.#cancel(one));
    one.part("again").addEventListener("click", () => this.#again(one));
    for (const name of ["cancel-name", "again-name"]) one.part(name).textContent = file.name;
    this.#say(one, "waiting", this.words.waiting);
    this.list.append(one.card);
  }

  #next() {
    while (!this.#under && this.line.isOpen && this.#queue.length) this.#send(this.#queue.shift());
    this.line.stayAwake(this.isBusy);
  }

  async #send(one) {
    this.#under = one;
    one.stop = new AbortController();
    one.way ??= new this.Way(one.job, this.desk);
    const pace = new Pace();
    this.#say(one, "sending", this.words.preparing);
    try {
      await one.way.send({
        signal: one.stop.signal,
        onKnown: () => this.#forgetBegun(one.way.id),
        onWait: () => this.#say(one, "waiting", this.words.retrying),
        onProgress: (sent) => this.#progress(one, sent, pace),
      });
      this.#arrived(one);
    } catch (error) {
      if (!one.isCancelled) this.#failed(one, error);
    }
    // Who was cancelled or begun again meanwhile is not the one any more.
    if (this.#under === one) this.#under = null;
    this.#next();
  }

  #progress(one, sent, pace) {
    if (one.isCancelled || one.isOver) return;
    const all = one.job.file.size;
    const size = this.amounts.size;
    const words = [fill(this.words.sending, { sent: size(sent), all: size(all) })];
    const seconds = pace.left(sent, all);
    if (seconds !== null) {
      words.push(
        seconds < 30 ? this.words.moments : fill(this.words.left, { time: this.amounts.time(seconds) }),
      );
    }
    one.part("progress").value = sent;
    this.#say(one, "sending", words.join(" · "));
  }

  #arrived(one) {
    one.isOver = true;
    one.part("progress").value = one.job.file.size;
    one.part("buttons").remove();
    this.#say(one, "arrived", this.words.arrived);
    this.said.textContent = `${one.job.file.name}: ${this.words.arrived}`;
  }

  #failed(one, error) {
    if (error.isPassing && !navigator.onLine) {
      this.#queue.unshift(one);
      this.#say(one, "waiting", this.words.offline);
      return;
    }
    const words = error.status === undefined ? this.words.failed : error.message;
    this.#say(one, "failed", this.words.stopped, words);
    one.part("again").hidden = false;
    this.said.textContent = `${one.job.file.name}: ${words}`;
  }

  #again(one) {
    one.part("again").hidden = true;
    this.#say(one, "waiting", this.words.waiting);
    this.#queue.push(one);
    one.part("cancel").focus();
    this.#next();
  }

  async #cancel(one) {
    one.isCancelled = true;
    this.#queue = this.#queue.filter((other) => other !== one);
    this.#all = this.#all.filter((other) => other !== one);
    one.stop?.abort();
    one.card.remove();
    this.said.textContent = fill(this.words.cancelled, { name: one.job.file.name });
    this.form.querySelector("[data-pick]").focus();
    // What cannot be removed now ends by itself after a week.
    await one.way?.giveUp().catch(() => {});
    this.#next();
  }

  #say(one, tone, state, problem = "") {
    one.card.dataset.tone = tone;
    const line = one.part("state");
    if (line.textContent !== state) line.textContent = state;
    one.part("problem").textContent = problem;
    one.part("problem").hidden = !problem;
  }

  /* --- what was begun on another day --- */

  #forgetBegun(upload) {
    this.begun?.querySelector(`[data-upload="${upload}"]`)?.remove();
    if (this.begun) this.begun.hidden = !this.begun.querySelector("[data-upload]");
  }

  async #giveUpBegun(row) {
    const problem = row.querySelector("[data-problem]");
    try {
      await this.desk.ask(`${row.dataset.upload}/abort/`);
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
      return;
    }
    this.said.textContent = fill(this.words.cancelled, { name: row.dataset.name });
    this.#forgetBegun(row.dataset.upload);
    this.form.querySelector("[data-pick]").focus();
  }
}
