// A gate that is open on this phone: what was downloaded, what happened, and the way to both.

import { People } from "./people.js";
import { Queue } from "./queue.js";
import { Refused, Unreachable } from "./server.js";
import { Store } from "./store.js";
import { signatureCheck } from "./tickets.js";
import { Vault, databaseOf, newSalt } from "./vault.js";

const AFTER_CLOSING = 36 * 3600 * 1000; // so long the server still takes what was not sent yet

/* `code`: wrong-pin, offline, ended, or what the server said. */
export class NotOpened extends Error {
  constructor(code, message = "") {
    super(message);
    this.code = code;
  }
}

export class Session {
  #store;
  #vault;

  /* Open with a PIN: from this phone if it was opened here before, else from the server. */
  static async open({ link, pin, server }) {
    const store = await Store.of(await databaseOf(link));
    const before = await store.get("open");
    const salt = before?.salt ?? newSalt();
    const session = new Session(store, await Vault.open({ pin, link, salt }), server);
    if (before) await session.#reopen();
    else await session.#openFirst({ link, pin, salt });
    session.isSigned = await signatureCheck(session.gate.public_key);
    session.queue = await Queue.load(store, session.#vault);
    return session;
  }

  constructor(store, vault, server) {
    this.#store = store;
    this.#vault = vault;
    this.server = server;
    this.inside = 0;
  }

  get ceremony() {
    return this.gate.ceremony;
  }

  /* `at` is this phone's clock, which the server sets right itself; `clock` is for showing. */
  stamp() {
    const now = Date.now();
    const [at, clock] = [now, now + this.server.skew].map((one) => new Date(one).toISOString());
    return { at, clock };
  }

  async #reopen() {
    try {
      this.gate = await this.#vault.unseal(await this.#store.get("gate"));
    } catch {
      throw new NotOpened("wrong-pin");
    }
    this.server.token = this.gate.token;
    const snapshot = await this.#store.get("snapshot");
    this.#show(await this.#vault.unseal(snapshot));
  }

  async #openFirst({ link, pin, salt }) {
    this.gate = await this.#ask(() => this.server.open(link, pin, crypto.randomUUID()));
    this.server.token = this.gate.token;
    const snapshot = await this.#ask(() => this.server.snapshot());
    // "open" comes last: without it nothing counts as kept, so half a beginning begins anew.
    await this.#store.keep("gate", await this.#vault.seal(this.gate));
    await this.#keepSnapshot(snapshot);
    await this.#store.keep("open", { salt, deleteAfter: this.#deleteAfter });
  }

  /* A phone whose time was over asks for another token with the same link and PIN. */
  async renew({ link, pin }) {
    this.gate = await this.#ask(() => this.server.open(link, pin, crypto.randomUUID()));
    this.server.token = this.gate.token;
    await this.#store.keep("gate", await this.#vault.seal(this.gate));
  }

  async #ask(question) {
    try {
      return await question();
    } catch (error) {
      if (error instanceof Unreachable) throw new NotOpened("offline");
      if (error instanceof Refused) throw new NotOpened(error.code, error.message);
      throw error;
    }
  }

  get #deleteAfter() {
    const { gate } = this.gate;
    return Date.parse(gate.closes_at) + AFTER_CLOSING;
  }

  /* Ask for the newest list; returns whether there was another one. */
  async refresh() {
    const snapshot = await this.server.snapshot();
    if (snapshot) await this.#keepSnapshot(snapshot);
    return Boolean(snapshot);
  }

  /* How much of a party is inside, as far as this phone knows. */
  partyOf(person) {
    const all = this.people.partyOf(person);
    const inside = all.filter(({ t, i }) => i || this.queue.entryOf(t)).length;
    return { party: person.g, size: all.length, inside };
  }

  async #keepSnapshot(snapshot) {
    await this.#store.keep("snapshot", await this.#vault.seal(snapshot));
    this.#show(snapshot);
  }

  #show(snapshot) {
    this.people = new People(snapshot);
    this.inside = snapshot.inside;
    this.listedAt = snapshot.server_now;
  }

  /* Names, entries and key material: nothing of this gate stays on the phone. */
  async delete() {
    this.server.token = "";
    await this.#store.delete();
  }
}

/* Delete what a link left on this phone, also where nobody knows the PIN any more. */
export async function deleteOf(link) {
  await (await Store.of(await databaseOf(link))).delete();
}
