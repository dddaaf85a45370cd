// Sound and vibration beside the verdict, for who wants them: both are off until switched on.

const TUNES = { good: [880], ask: [440, 440], stop: [220, 180, 220] };
const SHAKES = { good: [80], ask: [80, 80, 80], stop: [300, 100, 300] };
const NOTE = 0.14; // seconds

export class Signals {
  #audio = null;

  constructor(switches) {
    this.switches = switches;
    for (const [name, input] of Object.entries(switches)) {
      input.checked = this.#recall(name);
      input.addEventListener("change", () => this.#remember(name, input.checked));
    }
  }

  give(tone) {
    if (this.switches.vibration.checked) navigator.vibrate?.(SHAKES[tone]);
    if (this.switches.sound.checked) this.#play(TUNES[tone]);
  }

  #play(tune) {
    this.#audio ??= new AudioContext();
    tune.forEach((pitch, place) => {
      const note = this.#audio.createOscillator();
      const starts = this.#audio.currentTime + place * NOTE * 1.4;
      note.frequency.value = pitch;
      note.connect(this.#audio.destination);
      note.start(starts);
      note.stop(starts + NOTE);
    });
  }

  #recall(name) {
    try {
      return localStorage.getItem(`door|${name}`) === "on";
    } catch {
      return false;
    }
  }

  #remember(name, isOn) {
    try {
      localStorage.setItem(`door|${name}`, isOn ? "on" : "off");
    } catch {
      // Then it is asked for again the next time.
    }
  }
}
