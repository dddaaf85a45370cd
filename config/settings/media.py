"""The tools that look at what people hand in: a virus scanner and ffmpeg."""

from config.settings.environment import env

# A unix socket's path or host:port; empty means that nobody scans.
CLAMD_ADDRESS = env("CLAMD_ADDRESS", default="")
# True: what could not be scanned waits until it can be. Never does unscanned count as clean.
_required = env("VIRUS_SCAN_REQUIRED", default="") or str(bool(CLAMD_ADDRESS))
VIRUS_SCAN_REQUIRED = _required.lower() in {"1", "on", "true", "yes"}
FFMPEG = env("FFMPEG", default="ffmpeg")
FFPROBE = env("FFPROBE", default="ffprobe")
# Below this share of the private folder's disk, in percent, no file is taken any more.
MEDIA_FREE_PERCENT = float(env("MEDIA_FREE_PERCENT", default="10"))
# True where this machine can reach its own site as visitors do: after a withdrawal every public
# address is asked until it answers "not found". Storage is asked either way.
WITHDRAWAL_CHECKS_ADDRESSES = env.bool("WITHDRAWAL_CHECKS_ADDRESSES", default=False)
