// The server's five addresses, and whether it can be reached at all.

const PATIENCE = 8000;

/* No answer came: the line or the server is away, and trying again makes sense. */
export class Unreachable extends Error {}

/* It answered no; `code` and `message` are its words. */
export class Refused extends Error {
  constructor(status, { error = "", message = "" } = {}) {
    super(message);
    this.status = status;
    this.code = error;
  }
}

export class Server extends EventTarget {
  #tag = "";
  token = "";
  isReached = navigator.onLine;
  skew = 0; // milliseconds that the server's clock is ahead of this phone's

  constructor(address) {
    super();
    this.address = address;
    addEventListener("offline", () => this.#reached(false));
  }

  open(link, pin, device) {
    return this.#ask("open", { body: { key: link, pin, device } });
  }

  /* Return the list, or null where it has not changed since. */
  async snapshot() {
    const headers = this.#tag ? { "If-None-Match": this.#tag } : {};
    return this.#ask("snapshot", { headers, onTag: (tag) => (this.#tag = tag) });
  }

  scans(scans) {
    return this.#ask("scans", { body: { scans, sent_at: new Date().toISOString() } });
  }

  walkIn(body) {
    return this.#ask("walk-ins", { body: { ...body, sent_at: new Date().toISOString() } });
  }

  async #ask(path, { body, headers = {}, onTag } = {}) {
    const asked = Date.now();
    const response = await this.#fetched(path, body, headers);
    if (response.status === 304) return null;
    const answer = await response.json().catch(() => null);
    if (!response.ok) throw new Refused(response.status, answer ?? {});
    if (!answer) throw new Unreachable("somebody else answered");
    onTag?.(response.headers.get("ETag") ?? "");
    if (answer.server_now) this.#compare(answer.server_now, asked);
    return answer;
  }

  async #fetched(path, body, headers) {
    let response;
    try {
      response = await fetch(this.address + path, {
        method: body ? "POST" : "GET",
        body: body && JSON.stringify(body),
        headers: {
          ...headers,
          Accept: "application/json",
          "Accept-Language": document.documentElement.lang,
          ...(body ? { "Content-Type": "application/json" } : {}),
          ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
        },
        cache: "no-store",
        credentials: "omit",
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch (error) {
      this.#reached(false);
      throw new Unreachable(error.message);
    }
    if (response.status >= 500) {
      this.#reached(false);
      throw new Unreachable(response.status);
    }
    this.#reached(true);
    return response;
  }

  #reached(isReached) {
    if (this.isReached === isReached) return;
    this.isReached = isReached;
    this.dispatchEvent(new Event("line"));
  }

  /* Half of the way there and back is taken off, as clocks are set over a network. */
  #compare(serverNow, asked) {
    this.skew = Date.parse(serverNow) - (asked + Date.now()) / 2;
    this.dispatchEvent(new Event("clock"));
  }
}
