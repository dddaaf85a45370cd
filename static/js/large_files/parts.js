// One file straight into the bucket: three parts at a time, each by an address of its own.

import { Trouble, isPassing, persist } from "./desk.js";

const AT_ONCE = 3;
const GONE = 404;
const CONFLICT = 409;

export class ByParts {
  #sent = new Map();

  constructor(job, desk) {
    Object.assign(this, { job, desk, words: desk.words });
    this.memory = `large-file|${job.fingerprint}`;
    this.begun = this.#recalled();
  }

  get id() {
    return this.begun?.id ?? "";
  }

  async send(turn) {
    const isRecalled = Boolean(this.begun);
    try {
      await this.#all(turn);
    } catch (error) {
      if (error.status === CONFLICT) this.#forgetParts();
      // What was begun a week ago is not kept any longer; then it begins anew, once.
      if (!isRecalled || error.status !== GONE) throw error;
      this.#forget();
      await this.#all(turn);
    }
    this.#forget();
  }

  async giveUp() {
    const { id } = this;
    this.#forget();
    if (id) await this.desk.ask(`${id}/abort/`);
  }

  async #all(turn) {
    this.begun ??= await this.#begin(turn);
    turn.onKnown();
    this.#sent.clear();
    const missing = [];
    for (let number = 1; number <= this.begun.parts; number += 1) {
      if (this.begun.tags[number]) this.#sent.set(number, this.#blob(number).size);
      else missing.push(number);
    }
    turn.onProgress(this.#bytes);
    await this.#these(missing, turn);
    const { id, tags, parts } = this.begun;
    const list = Array.from({ length: parts }, (_, index) => tags[index + 1]);
    await persist(() => this.desk.ask(`${id}/complete/`, { tags: list }, turn.signal), turn);
  }

  async #begin(turn) {
    const { file, organisation } = this.job;
    const told = { organisation, name: file.name, type: file.type, size: file.size };
    // Not tried again by itself: begun twice, it would be there twice.
    const { id, part_size, parts } = await this.desk.ask("", told, turn.signal);
    const begun = { id, part_size, parts, tags: {} };
    this.#remember(begun);
    return begun;
  }

  /* Where one part fails for good, the others need not be sent any further. */
  async #these(missing, turn) {
    const own = new AbortController();
    const { signal } = own;
    turn.signal.addEventListener("abort", () => own.abort());
    const worker = async () => {
      while (missing.length && !signal.aborted) {
        const number = missing.shift();
        await persist(() => this.#one(number, { ...turn, signal }), { ...turn, signal });
      }
    };
    const workers = Array.from({ length: AT_ONCE }, worker);
    try {
      await Promise.all(workers);
    } catch (error) {
      own.abort();
      await Promise.allSettled(workers);
      throw error;
    }
    if (turn.signal.aborted) throw new Trouble(this.words.line);
  }

  /* Each try asks for a new address: they end after a quarter of an hour. */
  async #one(number, turn) {
    const { address } = await this.desk.ask(`${this.id}/parts/${number}/`, {}, turn.signal);
    const blob = this.#blob(number);
    await this.#expectReadable(blob);
    const tag = await this.#put(address, blob, turn.signal, (bytes) => {
      this.#sent.set(number, bytes);
      turn.onProgress(this.#bytes);
    });
    this.begun.tags[number] = tag;
    this.#remember(this.begun);
  }

  #put(address, blob, signal, onBytes) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest(); // fetch tells nothing about what is on its way
      const stop = () => request.abort();
      const fail = (words, status) => {
        onBytes(0);
        reject(new Trouble(words, status));
      };
      request.open("PUT", address);
      request.upload.onprogress = (event) => onBytes(event.loaded);
      request.onerror = () => fail(this.words.store_away, 0);
      request.onabort = () => fail(this.words.line, 0);
      request.onload = () => {
        const { status } = request;
        const tag = request.getResponseHeader("ETag");
        if (status === 403) fail(this.words.store_refuses, 0); // its address may just have ended
        else if (isPassing(status)) fail(this.words.store_away, status);
        else if (status >= 300) fail(this.words.store_refuses, status);
        else if (!tag) fail(this.words.store_silent, 400);
        else resolve(tag);
      };
      request.onloadend = () => signal.removeEventListener("abort", stop);
      signal.addEventListener("abort", stop);
      if (signal.aborted) fail(this.words.line, 0);
      else request.send(blob);
    });
  }

  /* A file that was moved, renamed or written to since it was chosen cannot be read any more. */
  async #expectReadable(blob) {
    try {
      await blob.slice(0, 1).arrayBuffer();
    } catch {
      throw new Trouble(this.words.changed, 400);
    }
  }

  #blob(number) {
    const size = this.begun.part_size;
    return this.job.file.slice((number - 1) * size, number * size, "");
  }

  get #bytes() {
    return [...this.#sent.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  /* --- what this browser knows of it, also after the page was closed --- */

  #recalled() {
    try {
      return JSON.parse(localStorage.getItem(this.memory)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  #remember(begun) {
    try {
      localStorage.setItem(this.memory, JSON.stringify(begun));
    } catch {
      // A full or forbidden storage only means that it cannot be gone on with later.
    }
  }

  #forgetParts() {
    if (!this.begun) return;
    this.begun.tags = {};
    this.#remember(this.begun);
  }

  #forget() {
    this.begun = undefined;
    try {
      localStorage.removeItem(this.memory);
    } catch {
      // There was nothing to forget.
    }
  }
}
