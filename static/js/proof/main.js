// A form that carries a task: a worker solves it while the form is filled in, so that nobody has
// to read letters in a picture. Without this script the form is taken all the same, only later.

const PATIENCE_MS = 10_000;
const form = document.querySelector("form[data-task]");
const field = form.querySelector("[name=proof]");

const solve = (task, address) =>
  new Promise((done) => {
    const worker = new Worker(address);
    const end = (proof) => {
      worker.terminate();
      done(proof);
    };
    worker.onmessage = ({ data }) => end(data);
    worker.onerror = () => end("");
    worker.postMessage(task);
  });

const isPossible = form.dataset.task && globalThis.crypto?.subtle && globalThis.Worker;
if (isPossible) {
  let isReady = false;
  const solved = solve(JSON.parse(form.dataset.task), form.dataset.worker).then((proof) => {
    field.value = proof;
    isReady = true;
  });
  form.addEventListener("submit", async (event) => {
    if (isReady) return;
    event.preventDefault();
    await Promise.race([solved, new Promise((done) => setTimeout(done, PATIENCE_MS))]);
    isReady = true; // late or not: the form is sent, and judged as it is
    form.requestSubmit();
  });
}
