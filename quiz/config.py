"""Settings from the environment, checked once."""

import fcntl
import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

SHORTEST_SECRET = 16
MOST_PROXIES = 10

Value = TypeVar("Value")

# A host, without the brackets of an IPv6 address, and a port.
Address = tuple[str, int]


class UnusableSetting(ValueError):
    """One or more settings cannot be used; the message has a sentence for each of them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs.

    `secret_key` is None where it is to be made and kept in the instance folder (`kept_secret`);
    `allowed_hosts` is empty where any name will do; `time_zone` is None for the machine's own.
    `metrics` is where figures of the server can be read, None where nowhere.
    A copy of the database is put into `backups` every night; None where none is wanted.
    """

    instance: Path
    database: Path
    secret_key: str | None = None
    allowed_hosts: tuple[str, ...] = ()
    trusted_proxies: int = 0
    time_zone: ZoneInfo | None = None
    synchronous: str = "NORMAL"
    log_format: str = "text"
    metrics: Address | None = None
    backups: Path | None = None


def from_environment(environ: Mapping[str, str], instance: Path) -> Settings:
    """Return the settings that the QUIZ_ variables ask for; an empty one counts as unset.

    `instance` is the folder for the database and the key unless QUIZ_INSTANCE names another.
    Raises UnusableSetting with every wrong variable at once.
    """
    complaints: list[str] = []

    def setting(name: str, read: Callable[[str], Value], default: Value) -> Value:
        given = environ.get(name, "").strip()
        if not given:
            return default
        try:
            return read(utf_8(given))
        except ValueError as wrong:
            complaints.append(f"{name} is {shortened(given, secret='SECRET' in name)}; {wrong}.")
            return default

    folder = setting("QUIZ_INSTANCE", read_folder, instance)
    settings = Settings(
        instance=folder,
        database=setting(
            "QUIZ_DATABASE_URL", lambda url: folder / read_database(url), folder / "quiz.sqlite3"
        ),
        secret_key=setting("QUIZ_SECRET_KEY", read_secret, None),
        allowed_hosts=setting("QUIZ_ALLOWED_HOSTS", read_hosts, ()),
        trusted_proxies=setting("QUIZ_TRUSTED_PROXIES", read_proxies, 0),
        time_zone=setting("QUIZ_TIME_ZONE", read_zone, None),
        synchronous=setting("QUIZ_SYNCHRONOUS", one_of("NORMAL", "FULL"), "NORMAL"),
        log_format=setting("QUIZ_LOG_FORMAT", one_of("text", "json"), "text"),
        metrics=setting("QUIZ_METRICS", read_metrics, None),
        backups=setting("QUIZ_BACKUPS", read_folder, None),
    )
    if complaints:
        raise UnusableSetting(" ".join(complaints))
    return settings


def to_environment(settings: Settings) -> dict[str, str]:
    """Return the QUIZ_ variables that ask for these settings."""
    asked = {
        "QUIZ_INSTANCE": str(settings.instance),
        "QUIZ_DATABASE_URL": f"sqlite:///{settings.database}",
        "QUIZ_SECRET_KEY": settings.secret_key,
        "QUIZ_ALLOWED_HOSTS": ",".join(settings.allowed_hosts),
        "QUIZ_TRUSTED_PROXIES": str(settings.trusted_proxies),
        "QUIZ_TIME_ZONE": settings.time_zone and settings.time_zone.key,
        "QUIZ_SYNCHRONOUS": settings.synchronous,
        "QUIZ_LOG_FORMAT": settings.log_format,
        "QUIZ_METRICS": settings.metrics and "[{}]:{}".format(*settings.metrics),
        "QUIZ_BACKUPS": settings.backups and str(settings.backups),
    }
    return {name: value for name, value in asked.items() if value}


def shortened(given: str, *, secret: bool) -> str:
    """Return a value as a complaint may show it: never a secret, never a flood."""
    if secret:
        return "not usable"
    return repr(given if len(given) <= 60 else given[:59] + "…")


def utf_8(given: str) -> str:
    """Return the text; ValueError for bytes that are none, which Python carries as surrogates."""
    try:
        given.encode()
    except UnicodeEncodeError:
        raise ValueError("give it in UTF-8") from None
    return given


def read_folder(given: str) -> Path:
    folder = Path(given).absolute()
    try:
        taken = folder.exists() and not folder.is_dir()
    except OSError as trouble:
        raise ValueError(f"no folder can be there ({trouble.strerror})") from None
    if taken:
        raise ValueError("name a folder, not a file")
    return folder


def read_database(given: str) -> Path:
    """Return the path of the SQLite file; a relative one counts from the instance folder."""
    prefix, path = given[:10], given[10:]
    if prefix != "sqlite:///" or not path or "?" in path:
        raise ValueError(
            "name a file, as sqlite:///quiz.sqlite3 (in the instance folder) "
            "or sqlite:////srv/quiz/quiz.sqlite3"
        )
    return Path(path)


def read_secret(given: str) -> str:
    if len(given) < SHORTEST_SECRET:
        raise ValueError(
            f"give at least {SHORTEST_SECRET} characters that nobody can guess, "
            "or unset it and one is made"
        )
    return given


def read_hosts(given: str) -> tuple[str, ...]:
    """Return host names; one that starts with a dot stands for all names ending so."""
    hosts = tuple(host.strip().lower() for host in given.split(",") if host.strip())
    label = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"
    if not hosts or not all(re.fullmatch(rf"\.?{label}(\.{label})*", host) for host in hosts):
        raise ValueError(
            "give host names with commas between, without port or scheme, as quiz.example.org"
        )
    return hosts


def read_proxies(given: str) -> int:
    if not (given.isascii() and given.isdigit() and len(given) <= 2 and int(given) <= MOST_PROXIES):
        raise ValueError(
            f"give the number of proxies in front of this server, from 0 to {MOST_PROXIES}"
        )
    return int(given)


def read_zone(given: str) -> ZoneInfo:
    try:
        return ZoneInfo(given)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # ZoneInfo opens a file of that name, so odd names fail in the ways files do.
        raise ValueError("give a name of the IANA time zone database, as Europe/Vienna") from None


def read_metrics(given: str) -> Address:
    """Return the address that is given, or a port of this machine's own.

    Whoever can read there reads how much is done here, so nobody shall from elsewhere.
    """
    host, _, port = given.rpartition(":")
    host = host.removeprefix("[").removesuffix("]") or "127.0.0.1"
    if not (port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) < 65536):
        raise ValueError("give a port from 1 to 65535, as 9464")
    try:
        own = ip_address(host).is_loopback
    except ValueError:
        own = False
    if not own:
        raise ValueError(
            "only this machine itself may read them: give a port, or an address as 127.0.0.1:9464"
        )
    if find_spec("prometheus_client") is None:
        raise ValueError("it needs the package prometheus-client, which is not installed")
    return host, int(port)


def one_of(*allowed: str) -> Callable[[str], str]:
    """Return a reader that takes one of these words, in capitals or not."""

    def read(given: str) -> str:
        for word in allowed:
            if given.casefold() == word.casefold():
                return word
        raise ValueError(f"it must be {' or '.join(allowed)}")

    return read


def kept_secret(instance: Path) -> str:
    """Return the key kept in the instance folder, made the first time anyone asks.

    The lock lets the processes of one server start at once and agree on one key.
    """
    place = instance / "secret_key"
    try:
        instance.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(place, os.O_RDWR | os.O_CREAT, 0o600), "r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            key = file.read().strip()
            if not key:
                key = secrets.token_hex(32)
                file.write(key + "\n")
    except (OSError, UnicodeDecodeError) as trouble:
        reason = trouble.strerror if isinstance(trouble, OSError) else "it is not text"
        raise UnusableSetting(
            f"The secret key cannot be kept in {place} ({reason}); "
            "make the folder writable, set QUIZ_INSTANCE to one that is, or set QUIZ_SECRET_KEY."
        ) from None
    if len(key) < SHORTEST_SECRET:
        raise UnusableSetting(f"The key in {place} is too short; delete the file and one is made.")
    return key
