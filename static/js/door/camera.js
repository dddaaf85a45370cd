// The camera reads tickets where the browser can; where it cannot, codes and names are typed.

const EVERY = 180; // milliseconds between two looks

export class Camera {
  #stream = null;
  #starting = null;
  #timer = 0;
  #lock = null;

  constructor(video, onRead) {
    this.video = video;
    this.onRead = onRead;
  }

  static async isAble() {
    const formats = (await globalThis.BarcodeDetector?.getSupportedFormats?.()) ?? [];
    return Boolean(formats.includes("qr_code") && navigator.mediaDevices?.getUserMedia);
  }

  get isOn() {
    return Boolean(this.#stream?.active);
  }

  /* Rejects where the person or the phone does not give the camera. */
  start() {
    this.#starting ??= this.#begin().finally(() => (this.#starting = null));
    return this.#starting;
  }

  async #begin() {
    // A phone that was locked meanwhile has ended both.
    if (!this.isOn) await this.#film();
    if (!this.#lock || this.#lock.released) {
      this.#lock = await navigator.wakeLock?.request("screen").catch(() => null);
    }
    this.detector ??= new BarcodeDetector({ formats: ["qr_code"] });
    this.look();
  }

  async #film() {
    this.#stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "environment", width: { ideal: 1280 } },
      audio: false,
    });
    this.video.srcObject = this.#stream;
    await this.video.play();
  }

  stop() {
    clearTimeout(this.#timer);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.video.srcObject = null;
    this.#lock?.release().catch(() => {});
  }

  pause() {
    clearTimeout(this.#timer);
  }

  /* Look until there is something; the next look is asked for when that has been dealt with. */
  look() {
    clearTimeout(this.#timer);
    if (!this.isOn) return;
    this.#timer = setTimeout(async () => {
      const [found] = await this.detector.detect(this.video).catch(() => []);
      if (found) this.onRead(found.rawValue);
      else this.look();
    }, EVERY);
  }
}
