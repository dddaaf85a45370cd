// A signature drawn with a finger, a pen or the mouse; typing the name stays possible beside it.

export function watchSignature(form) {
  prepare(form);
  form.addEventListener("people-shown", () => prepare(form));
}

function prepare(form) {
  const box = form.querySelector("[data-signature]");
  const canvas = box?.querySelector("canvas");
  const kept = form.querySelector("[name=person-signature]");
  if (!canvas) return;
  box.hidden = false;
  const pen = canvas.getContext("2d");
  Object.assign(pen, { lineWidth: 3, lineCap: "round", lineJoin: "round", strokeStyle: "#0b2239" });
  let isDrawing = false;
  // It comes back with the form when something else has to be put right.
  if (kept.value) {
    const drawn = new Image();
    drawn.onload = () => pen.drawImage(drawn, 0, 0);
    drawn.src = kept.value;
  }

  const at = (event) => {
    const sheet = canvas.getBoundingClientRect();
    const scale = canvas.width / sheet.width;
    return [(event.clientX - sheet.left) * scale, (event.clientY - sheet.top) * scale];
  };

  canvas.addEventListener("pointerdown", (event) => {
    isDrawing = true;
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...at(event));
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!isDrawing) return;
    for (const point of event.getCoalescedEvents?.() ?? [event]) pen.lineTo(...at(point));
    pen.stroke();
  });
  for (const name of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(name, () => {
      if (!isDrawing) return;
      isDrawing = false;
      kept.value = canvas.toDataURL("image/png");
    });
  }
  box.querySelector("[data-signature-clear]").addEventListener("click", () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    kept.value = "";
  });
}
