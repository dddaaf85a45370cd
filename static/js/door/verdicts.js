// What a scan means by what this phone knows: its list, its own entries and the signature.

/* Colour never speaks alone: each tone has a shape of its own too. */
const TONES = {
  admitted: "good",
  already: "stop",
  forged: "stop",
  cancelled: "stop",
  "other-ceremony": "stop",
  "called-off": "stop",
  full: "stop",
  waiting: "ask",
  unknown: "ask",
  "not-today": "ask",
};

export const toneOf = (verdict) => TONES[verdict] ?? "ask";

/*
 * Say what becomes of a ticket.
 * `parts` is the ticket that was read (null: a person was found by code or name), `isSigned`
 * whether our ceremony's key signed it (null: cannot be said here), `ceremony` ours, `person`
 * a row of the list or undefined, `entry` an earlier entry or undefined.
 */
export function decide({ parts, isSigned, ceremony, person, entry }) {
  // Each ceremony has a key of its own, so another one's tickets cannot be proved here.
  if (parts && !isSigned && parts.ceremony !== ceremony) return "other-ceremony";
  if (parts && isSigned === false) return "forged";
  if (!person) return "unknown";
  if (entry) return "already";
  if (person.s === "cancelled") return "cancelled";
  return person.s === "waiting" ? "waiting" : "admitted";
}
