// The box of a finale follows the moment: it asks for a small state as often as that state says.
// Without this script the page has a link that loads it again.

const FIRST = 1000; // milliseconds until the first question
const SPREAD = 0.2; // so that thousands of viewers do not ask in the same instant
const FORGOTTEN = 15_000; // a file so old is one that nobody keeps any more
const box = document.querySelector("[data-announcement]");
const at = box.dataset.announcement;

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const visible = () =>
  new Promise((done) => {
    if (!document.hidden) done();
    else document.addEventListener("visibilitychange", () => done(), { once: true });
  });

const ask = (address) => fetch(address, { credentials: "omit", cache: "no-store" });

const age = ({ headers }) =>
  Date.parse(headers.get("Date")) - Date.parse(headers.get("Last-Modified"));

// The web server answers from a file that the clock of the finale keeps. Where the clock has died,
// a question with anything behind "?" goes past the file to the site itself.
const read = async (name) => {
  try {
    let answer = await ask(at + name);
    if (age(answer) > FORGOTTEN) answer = await ask(`${at}${name}?past=the-file`);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // no network for a moment: asked again
  }
};

const tell = (state) => {
  if (box.dataset.state === state) return;
  box.dataset.state = state;
  for (const words of box.querySelectorAll("[data-when]")) {
    words.hidden = words.dataset.when !== state;
  }
};

const show = (told) => {
  tell(told.state);
  const pearls = box.querySelector("[data-pearls]");
  if (!pearls.children.length) pearls.innerHTML = told.html;
  box.querySelector("[data-pages]").innerHTML = told.pages;
  box.querySelector("[data-again]")?.remove();
  box.querySelector("[data-proof]").hidden = false;
  return told.is_complete;
};

let isComplete = "complete" in box.dataset;
let again = FIRST;
while (!isComplete) {
  await wait(again * (1 - SPREAD + Math.random() * 2 * SPREAD));
  await visible();
  const state = box.dataset.state === "announced" ? box.dataset : await read("state.json");
  again = state?.poll_after_ms ?? again;
  if (state?.state === "announced") {
    const told = await read("announcement.json");
    again = told?.poll_after_ms ?? FIRST;
    isComplete = told !== null && show(told);
  } else if (state) {
    tell(state.state);
  }
}
