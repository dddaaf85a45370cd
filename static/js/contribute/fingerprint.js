// A file is known again by its bytes: phones give the same photo a new name and time each day.

const PART = 128 * 1024;

export async function fingerprintOf(file, endpoint) {
  const own = [file.size, file.type];
  if (crypto.subtle) {
    const parts = new Blob([file.slice(0, PART), file.slice(Math.max(0, file.size - PART))]);
    const digest = await crypto.subtle.digest("SHA-256", await parts.arrayBuffer());
    own.push([...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  } else {
    // Without TLS there is no digest; the name and time have to do.
    own.push(file.name, file.lastModified);
  }
  return ["pearls", endpoint, ...own].join("|");
}

/* What was sent to the end by this browser: choosing it again is no second file. */
export class Sent {
  remember(fingerprint, upload) {
    try {
      localStorage.setItem(`sent|${fingerprint}`, upload);
    } catch {
      // A full or forbidden storage only means that a file may be sent twice.
    }
  }

  uploadOf(fingerprint) {
    try {
      return localStorage.getItem(`sent|${fingerprint}`);
    } catch {
      return null;
    }
  }
}
