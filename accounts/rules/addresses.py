"""Mail addresses and networks of people without an account."""


def address_key(address: str) -> str:
    """Return what makes two spellings one mailbox: the domain in lower case and IDNA.

    The local part is kept as typed: only its own server knows whether case matters there.
    Raises ValueError for a domain that cannot exist.
    """
    local, _, domain = address.strip().rpartition("@")
    try:
        plain = domain.lower().encode("idna").decode()
    except UnicodeError as error:
        raise ValueError(f"no such domain: {domain}") from error
    return f"{local}@{plain}"


def network_of(address: str) -> str:
    """Return the network a visitor came from: /24 of IPv4, /48 of IPv6, never the address."""
    if ":" in address:
        return ":".join(address.split(":")[:3]) + "::/48"
    parts = address.split(".")
    return ".".join(parts[:3]) + ".0/24" if len(parts) == 4 else ""
