// Solves a task of the ALTCHA scheme: tries counters until a key derived from one begins as asked.

const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
const hex = (buffer) =>
  [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const keyOf = async ({ nonce, salt, cost, keyLength }, counter) => {
  const password = new Uint8Array([...bytes(nonce), 0, 0, 0, 0]);
  new DataView(password.buffer).setUint32(password.length - 4, counter);
  const material = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  return hex(await crypto.subtle.deriveBits(how, material, keyLength * 8));
};

addEventListener("message", async ({ data: challenge }) => {
  for (let counter = 0; ; counter += 1) {
    const derivedKey = await keyOf(challenge.parameters, counter);
    if (!derivedKey.startsWith(challenge.parameters.keyPrefix)) continue;
    postMessage(btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } })));
    return;
  }
});
