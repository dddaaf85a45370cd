// The list of files: cards come from the server, so that each state is worded in one place.

const SOON = 3000;
const LATER = 30000;

export class Cards {
  constructor(form, setup) {
    this.form = form;
    this.setup = setup;
    this.list = form.querySelector("[data-files]");
    this.room = document.querySelector("[data-room]");
    this.pictures = new Map();
    this.busy = false;
  }

  of(upload) {
    return this.list.querySelector(`[data-upload="${upload}"]`);
  }

  has(key) {
    return Boolean(this.list.querySelector(`[data-key="${key}"]`));
  }

  /* The place that the server keeps for a file of which `known` uploads are none; "" if there is none. */
  placeOf(file, known) {
    const name = file.name.normalize("NFC");
    const isIts = (card) =>
      !known.has(card.dataset.upload) &&
      Number(card.querySelector("progress")?.max) === file.size &&
      card.querySelector(".file__name").textContent === name;
    return [...this.list.children].find(isIts)?.dataset.upload ?? "";
  }

  /* Show what the server says; what somebody is typing in stays as it is. */
  show(state) {
    const known = new Set(state.files.map((file) => file.key));
    for (const card of [...this.list.children]) {
      if (!known.has(card.dataset.key)) card.remove();
    }
    for (const file of state.files) {
      const card = this.list.querySelector(`[data-key="${file.key}"]`);
      if (!card) {
        this.list.append(this.#made(file));
      } else if (card.dataset.mark !== file.mark && !card.contains(document.activeElement)) {
        const made = this.#made(file);
        const more = made.querySelector("details");
        if (more) more.open = Boolean(card.querySelector("details")?.open);
        card.replaceWith(made);
      }
    }
    this.busy = state.files.some((file) => file.busy);
    if (this.room) this.room.textContent = state.room;
  }

  /* The picture itself stands in until the server has made a small one. */
  picture(upload, address) {
    this.pictures.set(upload, address);
    const card = this.of(upload);
    if (card) this.#place(card);
  }

  async load() {
    const response = await fetch(this.setup.state, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(response.status);
    this.show(await response.json());
  }

  poll() {
    const again = async () => {
      if (!document.hidden && navigator.onLine) await this.load().catch(() => {});
      setTimeout(again, this.busy ? SOON : LATER);
    };
    setTimeout(again, SOON);
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.load().catch(() => {});
    });
  }

  #made(file) {
    const shell = document.createElement("template");
    shell.innerHTML = file.html.trim();
    const card = shell.content.firstElementChild;
    this.#place(card);
    return card;
  }

  #place(card) {
    const address = this.pictures.get(card.dataset.upload);
    const place = card.querySelector("[data-picture]");
    if (!address || place.querySelector("img")) return;
    place.replaceChildren(pictureOf(address));
  }
}

export function pictureOf(address) {
  const picture = new Image(96, 96);
  picture.alt = "";
  // Not every browser shows what a phone takes (HEIC): then there is none until the server has one.
  picture.addEventListener("error", () => picture.remove());
  picture.src = address;
  return picture;
}
