// How long it still takes, by what came through in the last seconds.

const SECONDS = 20;
const FEWEST = 3;

export class Pace {
  #samples = [];

  /* Return the seconds that are left, null as long as nobody can tell. */
  left(sent, all) {
    const now = performance.now() / 1000;
    this.#samples.push([now, sent]);
    this.#samples = this.#samples.filter(([at]) => now - at <= SECONDS);
    const [since, before] = this.#samples[0];
    const pace = (sent - before) / (now - since);
    if (now - since < FEWEST || !(pace > 0)) return null;
    return (all - sent) / pace;
  }
}
