// Whether sending makes sense now: the line, the page's place, and a screen that stays awake.

export class Line {
  #listeners = [];
  #lock = null;
  #wanted = false;

  constructor(form, setup) {
    this.hint = form.querySelector("[data-overall-hint]");
    this.words = setup.words;
    for (const name of ["online", "offline"]) addEventListener(name, () => this.#tell());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && this.#wanted) this.#hold();
      this.#tell();
    });
  }

  get isOpen() {
    return navigator.onLine && !document.hidden;
  }

  onChange(listener) {
    this.#listeners.push(listener);
  }

  /* Phones put the screen and then the page to sleep in the middle of an upload. */
  stayAwake(wanted) {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) this.#hold();
    else this.#lock?.release().catch(() => {});
  }

  async #hold() {
    try {
      this.#lock = await navigator.wakeLock?.request("screen");
    } catch {
      this.#lock = null;
    }
  }

  #tell() {
    const words = !navigator.onLine ? this.words.offline : document.hidden ? this.words.hidden : "";
    this.hint.textContent = words;
    this.hint.hidden = !words;
    for (const listener of this.#listeners) listener();
  }
}
