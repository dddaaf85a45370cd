// From what was read to a verdict: written down first, then asked of the server or decided here.

import { parse } from "./tickets.js";
import { decide } from "./verdicts.js";

const NOBODYS = ["forged", "other-ceremony"];
const PATIENCE = 2500; // milliseconds that a guest is kept waiting for the server

export class Checking {
  constructor(session, sending) {
    this.session = session;
    this.sending = sending;
  }

  /* A ticket was read by the camera, or typed whole. */
  async ticket(text) {
    const parts = parse(text);
    const isSigned = parts && (await this.session.isSigned(parts));
    const person = parts && this.session.people.ofTicket(parts.ticket);
    return this.#conclude({ read: text, parts, isSigned, person: person || undefined });
  }

  /* Somebody was found in the list by code or by name. */
  person(person) {
    return this.#conclude({ read: person.c, parts: null, isSigned: null, person });
  }

  async #conclude({ read, parts, isSigned, person }) {
    const ticket = person?.t ?? parts?.ticket ?? null;
    const earlier = this.#earlier(person, ticket);
    const { ceremony, queue, server } = this.session;
    const verdict = decide({ parts, isSigned, ceremony: ceremony.uid, person, entry: earlier });
    const facts = { read, ticket, verdict, name: person?.n ?? "", ...this.session.stamp() };
    const entry = await queue.add({ ...facts, offline: !server.isReached });
    const answer = await this.sending.inTime(entry, PATIENCE);
    return this.#told({ answer, verdict, person, earlier });
  }

  #earlier(person, ticket) {
    const own = ticket && this.session.queue.entryOf(ticket);
    if (own) return { at: own.at, gate: own.gate || this.session.gate.gate.name };
    return person?.i ? { at: person.i, gate: "" } : undefined;
  }

  /* The server knows the other gates too, so it is believed where it answers in time. */
  #told({ answer, verdict, person, earlier }) {
    const { verdict: decided, ...known } = answer ?? { verdict };
    // A false ticket says nothing about the person whose number it uses.
    const isSomebody = (person || known.name) && !NOBODYS.includes(decided);
    if (!isSomebody) return { verdict: decided, isByPhone: !answer };
    return {
      verdict: decided,
      isByPhone: !answer,
      name: known.name || person?.n || "",
      photos: known.photos || person?.p || "unknown",
      firstAt: known.first_at ?? earlier?.at,
      firstGate: known.first_gate ?? earlier?.gate ?? "",
      party: person && this.session.partyOf(person),
    };
  }
}
