// Files on their way: the smallest first, two at a time, each going on where it stopped.

import { fill, makeAmounts } from "./amounts.js";
import { pictureOf } from "./cards.js";
import { Sent, fingerprintOf } from "./fingerprint.js";

const AT_ONCE = 2;
const WAITS = [0, 1000, 3000, 5000, 10000, 20000];
const RATE_SECONDS = 15;

/* Whether an answer (0: none came) is about the line or the moment, and not about the file. */
const isPassing = (status) => !status || status >= 500 || [409, 423, 429].includes(status);

export class Picked {
  #queue = [];
  #under = new Set();
  #all = [];
  #samples = [];
  #sent = new Sent();

  constructor(form, setup, { cards, draft, line }) {
    Object.assign(this, { form, setup, cards, draft, line, words: setup.words });
    this.amounts = makeAmounts(setup.language);
    this.waiting = form.querySelector("[data-waiting]");
    this.shell = document.getElementById("waiting-file");
    this.said = form.querySelector("[data-said]");
    this.overall = form.querySelector("[data-overall]");
    this.overallWords = form.querySelector("[data-overall-words]");
    this.overallProgress = form.querySelector("[data-overall-progress]");
  }

  watch() {
    this.form.addEventListener("change", (event) => {
      const input = event.target;
      if (input.type !== "file" || !input.files.length) return;
      if (input.dataset.replaces) this.add(input.files, { replaces: input.dataset.replaces });
      else if (input.matches(".pick__input")) this.add(input.files);
      else return;
      // Chosen once more, the same file is a change again; and the form must not send it too.
      input.value = "";
    });
    this.line.onChange(() => (this.line.isOpen ? this.#resume() : this.#pause()));
    addEventListener("beforeunload", (event) => {
      if (this.isBusy) event.preventDefault();
    });
    this.draft.whenSent = () => this.finished();
    setInterval(() => this.#tell(), 1000);
  }

  get isBusy() {
    return this.#under.size > 0 || this.#queue.length > 0;
  }

  /* A promise of the moment when nothing is on its way any more. */
  finished() {
    return new Promise((resolve) => {
      const look = () => (this.isBusy ? setTimeout(look, 300) : resolve());
      look();
    });
  }

  async add(files, { replaces = "" } = {}) {
    for (const file of [...files]) {
      const fingerprint = await fingerprintOf(file, this.setup.upload);
      if (this.#all.some((one) => one.fingerprint === fingerprint && !one.isOver)) continue;
      const before = this.#sent.uploadOf(fingerprint);
      if (!replaces && before && this.cards.of(before)) {
        this.said.textContent = fill(this.words.known, { name: file.name });
        continue;
      }
      const one = { file, fingerprint, replaces, sent: 0, isOver: false, upload: "" };
      one.card = this.#card(one);
      this.#all.push(one);
      this.#queue.push(one);
    }
    // What is small is soon safe: a video must not keep twelve photos waiting.
    this.#queue.sort((one, other) => one.file.size - other.file.size);
    this.#next();
  }

  #card(one) {
    const card = this.shell.content.firstElementChild.cloneNode(true);
    card.querySelector("[data-name]").textContent = one.file.name;
    card.querySelector("[data-size]").textContent = this.amounts.size(one.file.size);
    card.querySelector("[data-state]").textContent = this.words.waiting;
    const cancel = card.querySelector("[data-cancel]");
    cancel.textContent = this.words.cancel;
    cancel.addEventListener("click", () => this.#drop(one));
    if (one.file.type.startsWith("image/")) {
      one.address = URL.createObjectURL(one.file);
      card.querySelector("[data-picture]").append(pictureOf(one.address));
    }
    this.waiting.append(card);
    return card;
  }

  #drop(one) {
    one.isOver = true;
    one.tus?.abort(true).catch(() => {});
    this.#queue = this.#queue.filter((other) => other !== one);
    this.#under.delete(one);
    this.#all = this.#all.filter((other) => other !== one);
    one.card.remove();
    this.#next();
  }

  #next() {
    while (this.line.isOpen && this.#under.size < AT_ONCE && this.#queue.length) {
      this.#send(this.#queue.shift());
    }
    this.line.stayAwake(this.isBusy);
    this.#tell();
  }

  async #send(one) {
    this.#under.add(one);
    one.tus = new tus.Upload(one.file, {
      endpoint: this.setup.upload,
      retryDelays: WAITS,
      metadata: { filename: one.file.name, filetype: one.file.type },
      fingerprint: async () => one.fingerprint,
      removeFingerprintOnSuccess: true,
      onShouldRetry: (error) => this.#maybeAgain(one, error),
      onUploadUrlAvailable: () => this.#known(one),
      onProgress: (sent) => this.#progress(one, sent),
      onError: (error) => this.#failed(one, error),
      onSuccess: () => this.#arrived(one),
    });
    const upload = one.tus;
    try {
      await this.#continue(one);
    } catch (error) {
      if (one.tus === upload && this.#under.has(one)) this.#failed(one, error);
      return;
    }
    // The line may have gone meanwhile; then it waits, or goes by another attempt.
    if (!one.isOver && one.tus === upload && this.#under.has(one)) upload.start();
  }

  /* Go on with what was begun: by our own memory, or where the answer to a beginning got lost. */
  async #continue(one) {
    // Without a memory of its own the browser asks the server alone.
    const [before] = await one.tus.findPreviousUploads().catch(() => []);
    if (before) {
      one.tus.resumeFromPreviousUpload(before);
      return;
    }
    if (one.isUnsure) await this.cards.load();
    const others = this.#all.filter((other) => other !== one).map((other) => other.upload);
    one.upload = this.cards.placeOf(one.file, new Set(others));
    if (one.upload) one.tus.options.uploadUrl = `${this.setup.upload}${one.upload}/`;
  }

  #maybeAgain(one, error) {
    const status = error.originalResponse?.getStatus() ?? 0;
    if (!isPassing(status)) return false;
    this.#state(one, this.words.retrying);
    // Begun once more, it would stand there twice: the server may have heard the first time.
    one.isUnsure = !one.tus.url;
    return this.line.isOpen && !one.isUnsure;
  }

  /* From here on the server has a card for it; ours has done its service. */
  async #known(one) {
    one.upload = one.tus.url.replace(/\/$/, "").split("/").pop();
    if (one.address) this.cards.picture(one.upload, one.address);
    await this.cards.load().catch(() => {});
    if (this.cards.of(one.upload)) one.card.remove();
  }

  #progress(one, sent) {
    one.sent = sent;
    const facts = { sent: this.amounts.size(sent), all: this.amounts.size(one.file.size) };
    this.#state(one, fill(this.words.sending, facts));
    const progress = this.cards.of(one.upload)?.querySelector("progress");
    if (progress) progress.value = sent;
  }

  #state(one, words) {
    const card = this.cards.of(one.upload) ?? one.card;
    card.querySelector("[data-state]").textContent = words;
    const hint = card.querySelector("[data-hint]");
    if (hint) hint.hidden = true;
  }

  #failed(one, error) {
    this.#under.delete(one);
    const status = error.originalResponse?.getStatus() ?? 0;
    if (isPassing(status)) {
      // It waits in front until the line is back.
      this.#queue.unshift(one);
      this.#state(one, this.words.retrying);
      setTimeout(() => this.#next(), one.isUnsure ? WAITS[2] : WAITS.at(-1));
      this.#tell();
      return;
    }
    one.isOver = true;
    this.#all = this.#all.filter((other) => other !== one);
    if (!one.card.isConnected) this.waiting.append(one.card);
    one.card.className = "file file--bad";
    one.card.querySelector("[data-state]").textContent = this.words.refused;
    const reason = one.card.querySelector("[data-reason]");
    reason.hidden = false;
    reason.textContent = (status !== 404 && error.originalResponse.getBody()) || this.words.failed;
    this.said.textContent = `${one.file.name}: ${reason.textContent}`;
    this.#next();
  }

  async #arrived(one) {
    one.isOver = true;
    one.sent = one.file.size;
    this.#sent.remember(one.fingerprint, one.upload);
    this.#under.delete(one);
    this.#state(one, this.words.sent);
    if (one.replaces) await this.draft.ask(`remove:${one.replaces}`);
    else await this.cards.load().catch(() => {});
    if (this.cards.of(one.upload)) one.card.remove();
    if (!this.isBusy) this.said.textContent = this.words.arrived;
    this.#next();
  }

  #pause() {
    for (const one of this.#under) {
      one.isUnsure = !one.tus?.url;
      one.tus?.abort().catch(() => {});
      this.#queue.unshift(one);
    }
    this.#under.clear();
    this.#samples = [];
  }

  #resume() {
    this.#next();
  }

  /* Bytes in all and the time that is left, by the pace of the last seconds. */
  #tell() {
    const all = this.#all.reduce((sum, one) => sum + one.file.size, 0);
    const sent = this.#all.reduce((sum, one) => sum + one.sent, 0);
    const done = this.#all.filter((one) => one.isOver).length;
    this.overall.hidden = this.#all.length === 0;
    if (!this.#all.length) return;
    const now = performance.now() / 1000;
    if (this.#under.size) this.#samples.push([now, sent]);
    this.#samples = this.#samples.filter(([at]) => now - at <= RATE_SECONDS);
    const size = this.amounts.size;
    const facts = { done, files: this.#all.length, sent: size(sent), all: size(all) };
    const left = this.#left(all - sent);
    this.overallWords.textContent = this.isBusy
      ? [fill(this.words.overall, facts), left].filter(Boolean).join(" · ")
      : this.words.arrived;
    this.overallProgress.value = all ? sent / all : 1;
  }

  #left(bytes) {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (!first || last[0] - first[0] < 2) return "";
    const pace = (last[1] - first[1]) / (last[0] - first[0]);
    if (pace <= 0) return "";
    const seconds = bytes / pace;
    if (seconds < 30) return this.words.moments;
    return fill(this.words.left, { time: this.amounts.time(seconds) });
  }
}
