// The partner's page comes alive: files go by themselves, words are saved as they are typed.

import { Cards } from "./cards.js";
import { Draft } from "./draft.js";
import { Line } from "./line.js";
import { Picked } from "./picked.js";
import { watchSignature } from "./signature.js";

const form = document.querySelector("[data-contribution]");
const setup = JSON.parse(document.getElementById("contribution-script").textContent);

// Without the library that sends files the plain form still works, so it is left alone.
if (window.tus) {
  document.documentElement.classList.add("scripted");
  const cards = new Cards(form, setup);
  const line = new Line(form, setup);
  const draft = new Draft(form, setup, { cards, line });
  const picked = new Picked(form, setup, { cards, draft, line });

  watchSignature(form);
  draft.watch();
  picked.watch();
  cards.poll();
}
