// Questions to the desk's own addresses, and what is tried again by itself.

// A part of sixteen megabytes that fails costs little: a line that trembles is given two minutes.
const WAITS = [1000, 3000, 10000, 20000, 30000, 60000];

/* What went wrong, in words; `status` is 0 where no answer came at all. */
export class Trouble extends Error {
  constructor(words, status = 0) {
    super(words);
    this.status = status;
  }

  /* Whether it is about the line or the moment, and not about the file. */
  get isPassing() {
    return isPassing(this.status);
  }
}

export const isPassing = (status) => !status || status >= 500 || [423, 429].includes(status);

export class Desk {
  constructor(form, setup) {
    this.setup = setup;
    this.words = setup.words;
    this.token = form.elements.csrfmiddlewaretoken.value;
  }

  /* Post to a path below the desk's address for large files and return the answer. */
  async ask(path, told, signal) {
    let response;
    try {
      response = await fetch(this.setup.address + path, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
        body: JSON.stringify(told ?? {}),
        signal,
      });
    } catch {
      throw new Trouble(this.words.line);
    }
    // Whoever is not signed in any more is led to the page where one does.
    if (response.redirected) throw new Trouble(this.words.signed_out, 403);
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Trouble(answer.problem ?? this.words.failed, response.status);
    return answer;
  }
}

/* Do something until it is done; troubles of the moment are waited out, while there is a line. */
export async function persist(task, { signal, onWait }) {
  for (let turn = 0; ; turn += 1) {
    try {
      return await task();
    } catch (error) {
      const isOver = signal.aborted || !navigator.onLine || turn >= WAITS.length;
      if (isOver || !error.isPassing) throw error;
      onWait();
      await pause(WAITS[turn], signal);
      if (signal.aborted) throw error;
    }
  }
}

const pause = (milliseconds, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
  });
