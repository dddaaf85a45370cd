// One database for each link: what is sealed once, entries and answers that are only added to.

const PREFIX = "door-";

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function opened(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore("kept"); // by name: "open" is readable, the rest is sealed
    database.createObjectStore("entries", { autoIncrement: true });
    database.createObjectStore("answers", { keyPath: "nonce" });
  };
  return asked(request);
}

export class Store {
  #database;

  static async of(name) {
    return new Store(name, await opened(name));
  }

  constructor(name, database) {
    this.name = name;
    this.#database = database;
    // Another tab deletes everything: it must not have to wait for this one.
    database.onversionchange = () => database.close();
  }

  get(name) {
    return asked(this.#database.transaction("kept").objectStore("kept").get(name));
  }

  keep(name, value) {
    return this.#write("kept", (store) => store.put(value, name));
  }

  all(kind) {
    return asked(this.#database.transaction(kind).objectStore(kind).getAll());
  }

  /* Resolves when it is safe on the disk, not before. */
  add(kind, value) {
    return this.#write(kind, (store) => store.add(value));
  }

  /* Said a second time, an answer stays the first one. */
  async addOnce(kind, value) {
    await this.add(kind, value).catch((error) => {
      if (error?.name !== "ConstraintError") throw error;
    });
  }

  async delete() {
    this.#database.close();
    await asked(indexedDB.deleteDatabase(this.name));
  }

  #write(kind, change) {
    return new Promise((resolve, reject) => {
      const transaction = this.#database.transaction(kind, "readwrite", { durability: "strict" });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      change(transaction.objectStore(kind));
    });
  }
}

/* Delete what belongs to gates whose time is over, whatever link this page was opened with. */
export async function deleteOutdated(now) {
  const databases = (await indexedDB.databases?.()) ?? [];
  for (const { name } of databases.filter((one) => one.name?.startsWith(PREFIX))) {
    const store = await Store.of(name);
    const open = await store.get("open");
    if (open && open.deleteAfter <= now) await store.delete();
  }
}
