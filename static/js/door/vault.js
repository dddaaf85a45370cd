// Names stay sealed on the phone: AES-GCM, by a key made of the PIN and the link, kept nowhere.

const ROUNDS = 310_000; // PBKDF2 with SHA-256, after OWASP's password storage cheat sheet
const SALT_BYTES = 16;
const IV_BYTES = 12;

const random = (size) => crypto.getRandomValues(new Uint8Array(size));
export const newSalt = () => random(SALT_BYTES);

export class Vault {
  #key;

  /* Make the key anew from what the person knows (PIN) and has (the link). */
  static async open({ pin, link, salt }) {
    const said = new TextEncoder().encode(`${link}|${pin}`);
    const known = await crypto.subtle.importKey("raw", said, "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", iterations: ROUNDS, salt };
    const kind = { name: "AES-GCM", length: 256 };
    return new Vault(
      await crypto.subtle.deriveKey(how, known, kind, false, ["encrypt", "decrypt"]),
    );
  }

  constructor(key) {
    this.#key = key;
  }

  async seal(value) {
    const iv = random(IV_BYTES);
    const plain = new TextEncoder().encode(JSON.stringify(value));
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.#key, plain);
    return { iv, data };
  }

  /* Throws an OperationError where the PIN was another one. */
  async unseal({ iv, data }) {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, this.#key, data);
    return JSON.parse(new TextDecoder().decode(plain));
  }
}

/* The name of a link's own database: it tells nothing about the link. */
export async function databaseOf(link) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`door|${link}`));
  const start = [...new Uint8Array(digest.slice(0, 8))];
  return `door-${start.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
