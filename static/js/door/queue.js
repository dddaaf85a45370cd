// Everything that happened at this phone, only ever added to, and what the server said to it.

const INSIDE = ["admitted", "already"];

export class Queue {
  #store;
  #vault;
  #answers = new Map();
  entries = [];

  static async load(store, vault) {
    const queue = new Queue(store, vault);
    const unsealed = (one) => vault.unseal(one.sealed);
    queue.entries = await Promise.all((await store.all("entries")).map(unsealed));
    const answers = await Promise.all((await store.all("answers")).map(unsealed));
    for (const answer of answers) queue.#answers.set(answer.nonce, answer);
    return queue;
  }

  constructor(store, vault) {
    this.#store = store;
    this.#vault = vault;
  }

  /* Write an entry down before anybody is let in; returns it with its nonce. */
  async add(facts) {
    const entry = { nonce: crypto.randomUUID(), ...facts };
    await this.#store.add("entries", { sealed: await this.#vault.seal(entry) });
    this.entries.push(entry);
    return entry;
  }

  async answered(answer) {
    if (this.#answers.has(answer.nonce)) return;
    const sealed = await this.#vault.seal(answer);
    await this.#store.addOnce("answers", { nonce: answer.nonce, sealed });
    this.#answers.set(answer.nonce, answer);
  }

  answerTo(nonce) {
    return this.#answers.get(nonce);
  }

  get unsent() {
    return this.entries.filter(({ nonce }) => !this.#answers.has(nonce));
  }

  /* What this phone knows of an earlier entry with this ticket: {at, gate}, gate "" if here. */
  entryOf(ticket) {
    const entry = this.entries.find((one) => one.ticket === ticket && this.#isInside(one));
    if (!entry) return undefined;
    const { first_at, first_gate } = this.#answers.get(entry.nonce) ?? {};
    return { at: first_at ?? entry.clock, gate: first_gate ?? "" };
  }

  /* People whom the server has not counted yet. */
  get unsentInside() {
    const inside = this.unsent.filter(({ verdict }) => verdict === "admitted");
    return inside.reduce((sum, { party = 1 }) => sum + party, 0);
  }

  /* Who was let in by this phone alone, and the server says otherwise: {entry, answer}. */
  get differences() {
    return this.entries
      .map((entry) => ({ entry, answer: this.#answers.get(entry.nonce) }))
      .filter(({ entry, answer }) => answer && entry.verdict === "admitted" && !answer.inTime)
      .filter(({ answer }) => answer.verdict !== "admitted");
  }

  // What the server said in time was obeyed at the door; later answers change nobody's entry.
  #isInside({ nonce, verdict }) {
    const answer = this.#answers.get(nonce);
    return INSIDE.includes(answer?.inTime ? answer.verdict : verdict);
  }
}
