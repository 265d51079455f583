"""quiz metrics serve: the program that shows the figures of a server, beside it."""

import os
import shutil
import sys
from collections.abc import Iterator

import click
from flask import Flask
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from quiz.app import environment_settings
from quiz.storage import claims
from quiz.storage.database import UnusableDatabase, connect, database_size, explaining_trouble

FOLDER = "PROMETHEUS_MULTIPROC_DIR"


@click.command("serve")
def serve_metrics() -> None:
    """Show what the workers of a server counted, to this machine alone, until its end.

    A server starts it by itself, with QUIZ_METRICS, and holds the other end of its input.

    Example: quiz metrics serve
    """
    settings = environment_settings()
    folder = os.environ.get(FOLDER)
    if settings.metrics is None or folder is None:
        raise click.ClickException("A server starts this by itself: quiz serve with QUIZ_METRICS.")
    shelf = Flask("quiz")
    connect(shelf, settings)
    registry = CollectorRegistry()
    MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]
    registry.register(Kept(shelf))
    host, port = settings.metrics
    try:
        start_http_server(port, host, registry)
    except OSError as trouble:
        why = f"{host} port {port} cannot be listened at ({trouble.strerror})"
        click.echo(f"The figures are not shown: {why}.", err=True)
    # Without the folder the workers could not count, nor do anything else.
    sys.stdin.buffer.read()
    shutil.rmtree(folder)


class Kept(Collector):
    """What is kept, looked at whenever somebody asks; nothing where it cannot be looked at."""

    def __init__(self, shelf: Flask) -> None:
        self.shelf = shelf

    def collect(self) -> Iterator[GaugeMetricFamily]:
        with self.shelf.app_context():
            try:
                with explaining_trouble():
                    queue, size = claims.queue(), database_size()
            except (UnusableDatabase, OSError):
                return
        yield GaugeMetricFamily("chronoquiz_database_bytes", "What the database takes.", size)
        waiting = GaugeMetricFamily(
            "chronoquiz_imports", "Files on their way into the library.", labels=["state"]
        )
        for state, count in queue.items():
            waiting.add_metric([state], count)
        yield waiting
