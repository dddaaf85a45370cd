// Sizes, times and sentences in the page's language.

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];

export function makeAmounts(language) {
  const unit = (name, digits) =>
    new Intl.NumberFormat(language, {
      style: "unit",
      unit: name,
      unitDisplay: name === "byte" ? "long" : "short",
      maximumFractionDigits: digits,
    });
  const minute = new Intl.NumberFormat(language, {
    style: "unit",
    unit: "minute",
    unitDisplay: "long",
  });
  const hour = new Intl.NumberFormat(language, {
    style: "unit",
    unit: "hour",
    unitDisplay: "long",
    maximumFractionDigits: 1,
  });

  return {
    size(bytes) {
      let amount = bytes;
      let step = 0;
      while (amount >= 1000 && step < UNITS.length - 1) {
        amount /= 1024;
        step += 1;
      }
      return unit(UNITS[step], amount < 10 && step > 1 ? 1 : 0).format(amount);
    },
    // Rounded up and in steps that do not flicker: an estimate must not look exact.
    time(seconds) {
      const minutes = Math.ceil(seconds / 60);
      return minutes < 90 ? minute.format(minutes) : hour.format(Math.ceil(minutes / 30) / 2);
    },
  };
}

export const fill = (sentence, facts) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
