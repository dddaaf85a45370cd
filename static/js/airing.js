// A ceremony's page: plays a stream where it was asked for, and follows how the evening goes.
// Without this script streams are links, and the page says where it stands when it is reloaded.

const ASK_MS = 20_000;

const frame = (address, name) => {
  const made = document.createElement("iframe");
  // YouTube refuses to play to pages that do not say who they are.
  made.referrerPolicy = "strict-origin-when-cross-origin";
  made.allow = "autoplay; fullscreen; picture-in-picture; encrypted-media";
  made.allowFullscreen = true;
  made.title = name;
  made.src = address;
  return made;
};

const video = (address, name) => {
  const made = document.createElement("video");
  made.controls = true;
  made.ariaLabel = name;
  made.src = address;
  return made;
};

const playsHls = () => document.createElement("video").canPlayType("application/vnd.apple.mpegurl");

for (const button of document.querySelectorAll("[data-play]")) {
  const { play, address, name } = button.dataset;
  if (play === "video" && !playsHls()) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const player = play === "video" ? video(address, name) : frame(address, name);
    player.className = "stream__player";
    button.closest(".stream__ways").before(player);
    button.remove();
    player.tabIndex = 0;
    player.focus();
    if (play === "video") player.play().catch(() => {});
  });
}

// Only what differs is replaced, so that a screen reader hears of changes and of nothing else.
const follow = async (address) => {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ["airing", "programme"]) {
    const [old, now] = [document.getElementById(id), fresh.getElementById(id)];
    if (!old || !now) continue;
    old.className = now.className;
    if (old.innerHTML !== now.innerHTML) old.replaceChildren(...now.childNodes);
  }
};

const moving = document.querySelector("[data-moving]");
if (moving) {
  const again = () => {
    // Spread, so that a thousand viewers do not ask in the same second.
    setTimeout(async () => {
      if (!document.hidden) await follow(moving.dataset.moving).catch(() => {});
      again();
    }, ASK_MS * (0.75 + Math.random() / 2));
  };
  again();
}
