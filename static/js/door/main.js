// The app at the door: puts its screens together, and follows a gate from opening to deleting.

import { Checking } from "./checking.js";
import { GateScreen } from "./gate.js";
import { Head } from "./head.js";
import { MoreScreen } from "./more.js";
import { ScanScreen } from "./scan.js";
import { Screens, show } from "./screens.js";
import { Sending } from "./sending.js";
import { Server } from "./server.js";
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
    const onNext = () => screens.go("scan");
    this.verdict = new VerdictScreen(root, { words, screens, signals, onNext });
    screens.onChange((name) => this.#changed(name));
  }

  watch() {
    setInterval(() => this.#ask(), LIST_EVERY);
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.#ask();
    });
    addEventListener("online", () => this.#ask());
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
    this.sending.nudge();
  }

  async check(way) {
    if (this.isChecking) return;
    this.isChecking = true;
    this.scan.hint.textContent = this.words.say("checking");
    try {
      this.tell(await way(this.checking));
    } finally {
      this.isChecking = false;
    }
  }

  tell(told) {
    this.verdict.show(told, this.session.ceremony.zone);
    this.head.show();
    this.more.show();
  }

  async delete() {
    await this.session.delete();
    this.sending.stop();
    this.scan.close();
    this.head.close();
    this.session = this.sending = this.gate.session = undefined;
    this.screens.go("gate");
    this.gate.opening.textContent = this.words.say("deleted");
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
    this.sending.nudge();
    await this.session.refresh().catch(() => {}); // the head says that the line is away
    this.head.show();
  }

  #sent() {
    if (!this.session) return;
    this.head.show();
    this.more.show();
    if (this.sending.isEnded && this.screens.now !== "gate") {
      this.screens.go("gate");
      this.gate.askAgain(this.session);
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
