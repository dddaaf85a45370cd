// Entries go to the server in order until it has answered each; nothing is given up.

import { Refused, Unreachable } from "./server.js";

const AT_ONCE = 100;
const AGAIN = 8000;

export class Sending extends EventTarget {
  #over = new AbortController();
  #running = null;
  #awaited = new Map();

  constructor(session) {
    super();
    this.session = session;
    this.code = ""; // why the server did not want an entry,
    this.trouble = ""; // and its words
  }

  watch() {
    const nudge = () => {
      if (this.session.queue.unsent.length) this.nudge();
    };
    addEventListener("online", nudge, { signal: this.#over.signal });
    const timer = setInterval(nudge, AGAIN);
    this.#over.signal.addEventListener("abort", () => clearInterval(timer));
  }

  stop() {
    this.#over.abort();
  }

  nudge() {
    if (this.#over.signal.aborted) return Promise.resolve();
    this.#running ??= this.#all().finally(() => (this.#running = null));
    return this.#running;
  }

  /* Resolve with the server's answer to this entry, or with null where it takes too long. */
  inTime(entry, patience) {
    if (entry.offline) {
      this.nudge();
      return Promise.resolve(null);
    }
    return new Promise((resolve) => {
      const done = (answer) => {
        this.#awaited.delete(entry.nonce);
        clearTimeout(timer);
        resolve(answer);
      };
      const timer = setTimeout(() => done(null), patience);
      this.#awaited.set(entry.nonce, done);
      // What was under way when this entry came may have left without it.
      (this.#running ?? Promise.resolve()).then(() => this.nudge()).then(() => {
        if (!this.session.queue.answerTo(entry.nonce)) done(null);
      });
    });
  }

  async #all() {
    try {
      while (this.session.queue.unsent.length) await this.#some(this.session.queue.unsent);
      this.code = this.trouble = "";
    } catch (error) {
      if (error instanceof Refused) this.#refused(error);
      else if (!(error instanceof Unreachable)) throw error;
    }
    this.dispatchEvent(new Event("sent"));
  }

  async #some(unsent) {
    const [first] = unsent;
    if (first.party) {
      const { nonce, party, names, photos, at } = first;
      const offline = this.#wasAlone(first);
      const answer = await this.session.server.walkIn({ nonce, party, names, photos, at, offline });
      this.session.inside = answer.inside;
      return this.#answered({ ...answer, nonce });
    }
    const scans = unsent.filter((entry) => !entry.party).slice(0, AT_ONCE);
    const told = scans.map((scan) => {
      const { nonce, read, ticket, at, verdict } = scan;
      return { nonce, read, ticket, at, verdict, offline: this.#wasAlone(scan) };
    });
    const { results, inside } = await this.session.server.scans(told);
    this.session.inside = inside;
    for (const result of results) await this.#answered(result);
    if (!results.some(({ nonce }) => nonce === first.nonce)) throw new Refused(502);
  }

  /* Where nobody waits for the server any more, the phone's own verdict is what was done. */
  #wasAlone({ nonce, offline }) {
    return offline || !this.#awaited.has(nonce);
  }

  async #answered(answer) {
    const done = this.#awaited.get(answer.nonce);
    const told = { ...answer, inTime: Boolean(done) };
    await this.session.queue.answered(told);
    done?.(told);
  }

  #refused(error) {
    this.code = error.code;
    this.trouble = error.message || String(error.status);
  }
}
