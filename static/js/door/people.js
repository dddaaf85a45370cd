// The list of who is expected, as it was when the phone last heard of it.

const MOST_FOUND = 12;

const folded = (text) =>
  text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase().trim();
const wordsOf = (text) => folded(text).split(/[\s-]+/).filter(Boolean);
const codeOf = (text) => text.replace(/[\s-]/g, "").toUpperCase();

export class People {
  #byTicket = new Map();
  #byCode = new Map();

  constructor(snapshot) {
    this.rows = snapshot.persons;
    this.expected = snapshot.expected;
    for (const person of this.rows) {
      this.#byTicket.set(person.t, person);
      // A code that two people have is nobody's: their names tell them apart.
      const code = codeOf(person.c);
      this.#byCode.set(code, this.#byCode.has(code) ? undefined : person);
    }
  }

  ofTicket(ticket) {
    return this.#byTicket.get(ticket);
  }

  ofCode(text) {
    return this.#byCode.get(codeOf(text));
  }

  /* Every word that was typed begins a word of the name; accents need not be typed. */
  search(text) {
    const wanted = wordsOf(text);
    if (!wanted.length) return [];
    const fits = ({ n }) => {
      const words = wordsOf(n);
      return wanted.every((part) => words.some((word) => word.startsWith(part)));
    };
    return this.rows.filter(fits).slice(0, MOST_FOUND);
  }

  partyOf(person) {
    return this.rows.filter(({ g }) => g === person.g);
  }
}
