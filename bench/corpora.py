"""Every shared test file through the limited child: crashes, hangs, time, memory, leaks."""

import tempfile
from pathlib import Path

from media_library.decoding.isolation import MIB, network_is_away
from tests.media_library.decoding.judging import hand_in, judged
from tests.peers.corpora import samples


def run():
    everything = samples()
    with tempfile.TemporaryDirectory(prefix="pearls-masters-") as folder:
        figures = hand_in(everything, masters=Path(folder))
        status, _ = judged(Path(folder))
    share = 100 * figures.accepted_valid / figures.valid
    rows = [
        ("corpora, whole", "measured", "aim"),
        ("files handed in", figures.files, len(everything)),
        ("of them opened in a child", figures.opened, ""),
        ("crashes", figures.crashes, 0),
        ("hangs", figures.hangs, 0),
        ("answered wrongly", len(figures.wrong), 0),
        ("valid pictures accepted, %", f"{share:.1f}", 100),
        ("longest, CPU s", f"{figures.longest_seconds:.1f}", "≤ 10"),
        ("most memory, MiB", figures.most_bytes // MIB, "≤ 512"),
        ("masters that ExifTool finds something in", "some" if status else "none", "none"),
        ("network in a child's reach", "no" if network_is_away() else "yes", "no"),
    ]
    line = {
        "files": figures.files,
        "crashes": figures.crashes,
        "hangs": figures.hangs,
        "wrong": figures.wrong,
        "valid_accepted_percent": round(share, 1),
        "longest_cpu_s": round(figures.longest_seconds, 2),
        "most_mib": figures.most_bytes // MIB,
        "masters_clean": status == 0,
        "network_is_away": network_is_away(),
    }
    return "The shared corpora, every file in a limited child", rows, line
