"""Who made a stick: Ed25519 signatures, and the keys that a laptop trusts.

The builder's key lies in the builder's data folder. A laptop remembers the key of the first
stick it was installed from, and takes later ones only with a key that it knows.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from kelas_ai.distribution.layout import MANIFEST, SIGNATURE
from kelas_ai.distribution.manifest import Manifest, decode
from kelas_ai.errors import KeyUnknown, SignatureInvalid, StickUnreadable

KEY_FILE = "kunci-pembuat.rahasia"
TRUSTED_FILE = "kunci-dipercaya.json"
PURPOSE = b"kelas-ai manifest 1\n"
"""Signed before the manifest, so that a signature for anything else is none for a stick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedManifest:
    """A manifest whose signature fits. data, seal: the two files byte for byte."""

    manifest: Manifest
    key: str
    data: bytes
    seal: bytes


def fingerprint(key: str) -> str:
    """A public key (hex) short enough to be read out: four groups of four."""
    digest = hashlib.sha256(bytes.fromhex(key)).hexdigest()[:16].upper()
    return "-".join(digest[start : start + 4] for start in range(0, 16, 4))


def builder_key(folder: Path) -> SigningKey:
    """The builder's signing key, made at the first build; only its owner may read it.

    Raises: OSError, StickUnreadable when the file is not a key.
    """
    path = folder / KEY_FILE
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        written = path.with_suffix(f".{os.getpid()}.part")
        handle = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as opened:
            opened.write(bytes(SigningKey.generate()).hex().encode() + b"\n")
            opened.flush()
            os.fsync(opened.fileno())
        # link() refuses an existing name, so two first builds end with one key.
        with suppress(FileExistsError):
            written.rename(path) if os.name == "nt" else os.link(written, path)
        written.unlink(missing_ok=True)
    try:
        return SigningKey(bytes.fromhex(path.read_text(encoding="ascii").strip()))
    except (ValueError, TypeError, UnicodeDecodeError) as error:
        raise StickUnreadable(path=path, detail="no signing key") from error


def seal(data: bytes, key: SigningKey) -> bytes:
    """The content of the signature file for a manifest."""
    signature = key.sign(PURPOSE + data).signature
    parts = {"kunci": bytes(key.verify_key).hex(), "tanda": signature.hex()}
    return json.dumps(parts, indent=1).encode() + b"\n"


def open_seal(data: bytes, sealed: bytes, path: Path | str = SIGNATURE) -> str:
    """The public key (hex) whose signature fits the manifest.

    Raises: SignatureInvalid when it does not fit or is no signature.
    """
    try:
        parts = json.loads(sealed)
        key = str(parts["kunci"])
        VerifyKey(bytes.fromhex(key)).verify(PURPOSE + data, bytes.fromhex(parts["tanda"]))
    except (BadSignatureError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise SignatureInvalid(path=path) from error
    return key.lower()


def read_signed(stick: Path) -> SignedManifest:
    """The manifest of a stick, if its signature fits; whose it is, the caller decides.

    Raises: StickUnreadable when there is none, SignatureInvalid.
    """
    try:
        data, sealed = (stick / MANIFEST).read_bytes(), (stick / SIGNATURE).read_bytes()
    except OSError as error:
        raise StickUnreadable(path=stick, detail=error.strerror or str(error)) from error
    key = open_seal(data, sealed, stick / SIGNATURE)
    manifest = decode(data, stick / MANIFEST)
    return SignedManifest(manifest=manifest, key=key, data=data, seal=sealed)


class TrustedKeys:
    """The keys in the teacher's data folder; an unreadable list trusts nobody."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / TRUSTED_FILE

    def keys(self) -> list[str]:
        """Public keys (hex), the first trusted first."""
        try:
            listed = json.loads(self.path.read_text(encoding="utf-8"))
            return [str(key) for key in listed["kunci"] if len(bytes.fromhex(key)) == 32]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StickUnreadable(path=self.path, detail=str(error)) from error

    def require(self, key: str, spoken: str = "") -> bool:
        """Accept a known key, the very first one, or one whose fingerprint was typed.

        Returns: True when it is new here and must be remembered.
        Raises: KeyUnknown with both fingerprints.
        """
        known = self.keys()
        if key in known:
            return False
        if not known and not spoken:
            return True
        if _plain(spoken) == _plain(fingerprint(key)):
            return True
        trusted = ", ".join(fingerprint(one) for one in known) or spoken
        raise KeyUnknown(fingerprint=fingerprint(key), trusted=trusted)

    def remember(self, key: str) -> None:
        """Add a key. Raises: OSError."""
        known = self.keys()
        if key in known:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        written = self.path.with_suffix(".part")
        written.write_text(json.dumps({"kunci": [*known, key]}, indent=1) + "\n", encoding="utf-8")
        written.replace(self.path)


def _plain(spoken: str) -> str:
    return "".join(letter for letter in spoken.upper() if letter.isalnum())
