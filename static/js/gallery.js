// A gallery's photos open large in a dialog; without this script they simply stand in the page.

const FULL_WIDTH = "(min-width: 82rem) 80rem, 100vw";

for (const gallery of document.querySelectorAll("[data-gallery]")) {
  const dialog = gallery.querySelector("dialog");
  const stage = dialog.querySelector("[data-stage]");
  const figures = [...gallery.querySelectorAll("li > figure")].filter((figure) =>
    figure.querySelector("img"),
  );
  let shown = 0;

  const show = (index) => {
    shown = (index + figures.length) % figures.length;
    const picture = figures[shown].querySelector("picture").cloneNode(true);
    for (const part of picture.querySelectorAll("source, img")) part.sizes = FULL_WIDTH;
    const caption = figures[shown].querySelector("figcaption");
    stage.replaceChildren(picture, ...(caption ? [caption.cloneNode(true)] : []));
  };

  figures.forEach((figure, index) => {
    const button = document.createElement("button");
    button.type = "button";
    const picture = figure.querySelector("picture");
    picture.replaceWith(button);
    button.append(picture);
    // A photo marked as decoration has no words of its own; the dialog's name stands in.
    if (!picture.querySelector("img").alt) button.ariaLabel = dialog.ariaLabel;
    button.addEventListener("click", () => {
      show(index);
      dialog.showModal();
    });
  });

  dialog.addEventListener("click", (event) => {
    const control = event.target.closest("button");
    if (event.target === dialog || control?.hasAttribute("data-close")) dialog.close();
    else if (control) show(shown + Number(control.dataset.step));
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(shown - 1);
    if (event.key === "ArrowRight") show(shown + 1);
  });
}
