// The box of a finale follows the moment: it asks for a small state about once a second. Without
// this script the page has a link that loads it again.

const SECOND = 1000;
const JITTER = 400; // so that thousands of viewers do not ask in the same instant
const box = document.querySelector("[data-announcement]");
const at = box.dataset.announcement;

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const visible = () =>
  new Promise((done) => {
    if (!document.hidden) done();
    else document.addEventListener("visibilitychange", () => done(), { once: true });
  });

const read = async (name) => {
  try {
    const answer = await fetch(at + name, { credentials: "omit" });
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
while (!isComplete) {
  await wait(SECOND - JITTER / 2 + Math.random() * JITTER);
  await visible();
  const state = box.dataset.state === "announced" ? box.dataset : await read("state.json");
  if (state?.state === "announced") {
    const told = await read("announcement.json");
    isComplete = told !== null && show(told);
  } else if (state) {
    tell(state.state);
  }
}
