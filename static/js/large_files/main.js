// Large files of officers: straight into the bucket where there is one, else by tus.

import { Line } from "../contribute/line.js";
import { Desk } from "./desk.js";
import { Files } from "./files.js";
import { ByParts } from "./parts.js";
import { ByTus } from "./tus.js";

/* At a desk a page may work on behind others; only a missing line stops it. */
class DeskLine extends Line {
  get isOpen() {
    return navigator.onLine;
  }
}

const form = document.querySelector("[data-large-files]");
const setup = JSON.parse(document.getElementById("large-files-script").textContent);
const organisation = form.elements.organisation;
const room = form.querySelector("[data-room]");

const tellRoom = () => {
  room.textContent = setup.rooms[organisation.value] ?? "";
  if (organisation.value) form.querySelector("[data-organisation-problem]")?.setAttribute("hidden", "");
};
organisation.addEventListener?.("change", tellRoom);
tellRoom();

const pick = form.querySelector("[data-pick]");
form.addEventListener("submit", (event) => event.preventDefault());
const files = new Files(form, setup, {
  desk: new Desk(form, setup),
  line: new DeskLine(form, setup),
  Way: setup.goes_straight ? ByParts : ByTus,
});
files.watch(pick);
pick.disabled = false;
