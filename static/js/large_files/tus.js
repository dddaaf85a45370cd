// One file by tus, where the storage is a disk: the server says where it stopped.

import { Trouble, isPassing, persist } from "./desk.js";

const WAITS = [0, 1000, 3000, 5000, 10000, 20000];
const LONGEST_WORDS = 400;

export class ByTus {
  constructor(job, desk) {
    Object.assign(this, { job, desk, words: desk.words });
  }

  get id() {
    return this.upload?.url?.replace(/\/$/, "").split("/").pop() ?? "";
  }

  async send(turn) {
    const { file, organisation } = this.job;
    const told = { organisation, name: file.name, type: file.type, size: file.size };
    const begun = await persist(() => this.desk.ask("", told, turn.signal), turn);
    await new Promise((resolve, reject) => {
      this.upload = this.#upload(begun.tus, turn, resolve, reject);
      turn.signal.addEventListener("abort", () => {
        this.upload.abort().catch(() => {});
        reject(new Trouble(this.words.line));
      });
      this.#start().catch(reject);
    });
  }

  async giveUp() {
    await this.upload?.abort(true);
  }

  #upload(endpoint, turn, resolve, reject) {
    return new tus.Upload(this.job.file, {
      endpoint,
      retryDelays: WAITS,
      metadata: { filename: this.job.file.name, filetype: this.job.file.type },
      fingerprint: async () => this.job.fingerprint,
      removeFingerprintOnSuccess: true,
      onShouldRetry: (error) => {
        // Begun twice, it would be there twice.
        const isWorthIt = this.#isPassing(error) && navigator.onLine && Boolean(this.upload.url);
        if (isWorthIt) turn.onWait();
        return isWorthIt;
      },
      onUploadUrlAvailable: turn.onKnown,
      onProgress: turn.onProgress,
      onError: (error) => reject(this.#trouble(error)),
      onSuccess: resolve,
    });
  }

  async #start() {
    const [before] = await this.upload.findPreviousUploads().catch(() => []);
    if (before) this.upload.resumeFromPreviousUpload(before);
    this.upload.start();
  }

  /* 409: another connection of ours is not over yet. */
  #isPassing(error) {
    const status = error.originalResponse?.getStatus() ?? 0;
    return isPassing(status) || status === 409;
  }

  #trouble(error) {
    const status = error.originalResponse?.getStatus() ?? 0;
    const said = error.originalResponse?.getBody() ?? "";
    if (this.#isPassing(error)) return new Trouble(this.words.line, status >= 500 ? status : 0);
    const isSentence = said && said.length < LONGEST_WORDS && !said.includes("<") && status !== 404;
    return new Trouble(isSentence ? said : this.words.failed, status);
  }
}
