// The app at the door: puts its screens together, and follows a gate from opening to deleting.

import { Checking } from "./checking.js";
import { GateScreen } from "./gate.js";
import { Head } from "./head.js";
import { MoreScreen } from "./more.js";
import { ScanScreen } from "./scan.js";
import { Screens, show } from "./screens.js";
import { Sending } from "./sending.js";
import { Refused, Server } from "./server.js";
import { Signals } from "./signals.js";
import { deleteOutdated } from "./store.js";
import { VerdictScreen } from "./verdict.js";
import { WalkInScreen } from "./walk_in.js";
import { Words } from "./words.js";

const LIST_EVERY = 30_000; // milliseconds

class Door {
  constructor(root) {
    const words = new Words(root.querySelector("[data-words]"));
    const server = new Server(root.dataset.api);
    const screens = new Screens(root);
    const signals = new Signals({
      sound: root.querySelector("[data-sound]"),
      vibration: root.querySelector("[data-vibration]"),
    });
    Object.assign(this, { words, server, screens });
    this.head = new Head(root, { words, server });
    this.gate = new GateScreen(root, { words, server, onOpen: (session) => this.open(session) });
    this.scan = new ScanScreen(root, {
      words,
      onTicket: (text) => this.check((checking) => checking.ticket(text)),
      onPerson: (person) => this.check((checking) => checking.person(person)),
    });
    this.walkIn = new WalkInScreen(root, { words, onTold: (told) => this.tell(told) });
    this.more = new MoreScreen(root, { words, onDelete: () => this.delete() });
    const onNext = () => {
      this.verdict.clear();
      screens.go("scan");
    };
    this.verdict = new VerdictScreen(root, { words, screens, signals, onNext });
    screens.onChange((name) => this.#changed(name));
  }

  watch() {
    setInterval(() => this.#ask(), LIST_EVERY);
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) return;
      this.#ask();
      if (this.session && this.screens.now === "scan") this.scan.start();
    });
    addEventListener("online", () => this.#ask());
    // The code of another gate was read into the same tab.
    addEventListener("hashchange", () => location.reload());
  }

  open(session) {
    const isNew = this.session !== session;
    this.session = session;
    if (isNew) {
      this.sending?.stop();
      this.sending = new Sending(session);
      this.checking = new Checking(session, this.sending);
      this.sending.addEventListener("sent", () => this.#sent());
      this.sending.watch();
    }
    const parts = [this.head, this.scan, this.walkIn, this.more];
    for (const part of parts) part.open(session, this.sending);
    this.more.show();
    this.screens.go("scan");
    this.#ask();
  }

  async check(way) {
    if (this.isChecking) return;
    this.isChecking = true;
    this.scan.hint.textContent = this.words.say("checking");
    try {
      this.tell(await way(this.checking));
    } catch (error) {
      // Who is not written down is not let in by this phone.
      this.scan.hint.textContent = this.words.say("not-written");
      this.screens.say(this.words.say("not-written"));
      this.scan.shown(true);
      throw error;
    } finally {
      this.isChecking = false;
    }
  }

  tell(told) {
    this.verdict.show(told, this.session.ceremony.zone);
    this.head.show();
    this.more.show();
  }

  async delete(words = "deleted") {
    const { session } = this;
    this.sending.stop();
    this.session = this.sending = this.gate.session = undefined;
    for (const part of [this.head, this.scan, this.walkIn, this.more]) part.close();
    this.verdict.clear();
    await session.delete();
    this.screens.go("gate");
    this.gate.opening.textContent = this.words.say(words);
  }

  #changed(name) {
    this.scan.shown(name === "scan");
    if (name === "scan" && this.session) {
      this.scan.clear();
      this.scan.start();
    }
    if (name === "more") this.more.show();
  }

  async #ask() {
    if (!this.session || document.hidden) return;
    await this.sending.nudge();
    try {
      await this.session?.refresh();
    } catch (error) {
      if (error instanceof Refused) await this.#refused(error.code);
    }
    this.head.show(); // which says so where the line is away
  }

  #sent() {
    if (!this.session) return;
    this.head.show();
    this.more.show();
    this.#refused(this.sending.code);
  }

  /* The server wants no more of this phone: with a closed gate, not before it has everything. */
  async #refused(code) {
    const isSent = this.session && !this.session.queue.unsent.length;
    if (code === "signed-out" && this.screens.now !== "gate") {
      this.screens.go("gate");
      this.gate.askAgain(this.session);
    } else if (code === "gate-revoked" || (code === "gate-closed" && isSent)) {
      await this.delete("gate-over");
    }
  }
}

async function begin() {
  const root = document.body;
  if (!globalThis.isSecureContext || !crypto.subtle || !globalThis.indexedDB) {
    const words = new Words(root.querySelector("[data-words]"));
    show(root.querySelector("[data-trouble]"), words.say("unsafe"));
    return;
  }
  const door = new Door(root);
  door.watch();
  await deleteOutdated(Date.now());
  const { worker, scope } = root.dataset;
  await navigator.serviceWorker?.register(worker, { scope });
}

begin();
