"""Secrets of a demo: made once, kept beside its data, never shipped."""

import base64
import secrets
from pathlib import Path


def kept_secret(data_dir: Path, name: str) -> str:
    """Return the secret `name` of this demo, making it at the first call (32 bytes, base64)."""
    path = data_dir / "secrets" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = path.with_suffix(f".{secrets.token_hex(4)}")
        fresh.write_text(base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())
        fresh.chmod(0o600)
        try:
            path.hardlink_to(fresh)  # the first of two starting processes wins
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()
