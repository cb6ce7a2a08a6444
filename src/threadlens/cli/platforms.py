"""The command that lists the platforms."""

import typer


def platforms() -> None:
    """List the forum engines and export formats that ingest reads.

    Example: threadlens platforms
    """
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    from threadlens.platforms import plugins  # noqa: PLC0415

    if not typer.get_text_stream("stdout").isatty():
        for name, plugin in plugins().items():
            typer.echo(f"{name}\t{plugin.LABEL}")
        return
    table = Table("platform", "label", box=None)
    for name, plugin in plugins().items():
        table.add_row(name, plugin.LABEL)
    Console().print(table)
