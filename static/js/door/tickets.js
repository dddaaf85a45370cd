// What a ticket says, and whether we signed it: "BSR1.<payload>.<signature>", both base64url.

const SHAPE = /^BSR1\.([\w-]+)\.([\w-]+)$/;
const UUID_BYTES = 16; // the person's, then the ceremony's

export function bytesOf(base64url) {
  const base64 = base64url.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

const hexOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/* Return {ticket, ceremony, payload, signature}, both as 32 hex digits; null: no ticket. */
export function parse(text) {
  const found = SHAPE.exec(text.trim());
  if (!found) return null;
  let payload, signature;
  try {
    [payload, signature] = [bytesOf(found[1]), bytesOf(found[2])];
  } catch {
    return null; // not even base64
  }
  if (payload.length !== 2 * UUID_BYTES) return null;
  const [ticket, ceremony] = [payload.slice(0, UUID_BYTES), payload.slice(UUID_BYTES)].map(hexOf);
  return { ticket, ceremony, payload, signature };
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
