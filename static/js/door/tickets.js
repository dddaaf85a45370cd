// What a ticket says, and whether we signed it: "BSR1.<payload>.<signature>", both base64url.

const SHAPE = /^BSR1\.([\w-]+)\.([\w-]+)$/;
const KEY_BYTES = 16; // then the ceremony's number, big-endian in four, then the kind in one
const PAYLOAD_BYTES = KEY_BYTES + 4 + 1;

export function bytesOf(base64url) {
  const base64 = base64url.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

const hexOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/* Return {ticket: 32 hex digits, ceremony: its number, payload, signature}; null: no ticket. */
export function parse(text) {
  const found = SHAPE.exec(text.trim());
  if (!found) return null;
  let payload, signature;
  try {
    [payload, signature] = [bytesOf(found[1]), bytesOf(found[2])];
  } catch {
    return null; // not even base64
  }
  if (payload.length !== PAYLOAD_BYTES) return null;
  const ceremony = new DataView(payload.buffer).getUint32(KEY_BYTES);
  return { ticket: hexOf(payload.slice(0, KEY_BYTES)), ceremony, payload, signature };
}

/* Return a way to ask "did we sign this?"; it answers null where the browser has no Ed25519. */
export async function signatureCheck(publicKey) {
  let key;
  try {
    key = await crypto.subtle.importKey("raw", bytesOf(publicKey), "Ed25519", false, ["verify"]);
  } catch {
    return async () => null;
  }
  return ({ payload, signature }) => crypto.subtle.verify("Ed25519", key, signature, payload);
}
