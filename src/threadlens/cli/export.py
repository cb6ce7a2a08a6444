"""The command that writes a file's rows for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from threadlens.cli._options import DEFAULT_DB, Db, one_of, outcomes
from threadlens.errors import StoreError, UsageError

FORMATS = ("claimreview", "parquet", "csv", "json")

Form = Annotated[str, typer.Option("--format", "-f", help=f"One of {', '.join(FORMATS)}.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="The file of claimreview (default: print it), else a folder.")
]
Outcome = Annotated[
    str | None, typer.Option("--outcome", metavar="A,B", help="ClaimReview of these outcomes only (default: decided).")
]
UrlPrefix = Annotated[
    str | None,
    typer.Option("--url-prefix", metavar="URL", help="Where you publish reviews; claim ids are added to it."),
]


def export(
    *,
    db: Db = DEFAULT_DB,
    form: Form = "claimreview",
    output: Output = None,
    outcome: Outcome = None,
    url_prefix: UrlPrefix = None,
) -> None:
    """Write findings as schema.org ClaimReview, or every view as Parquet, CSV or JSON.

    \b
    Examples:
      threadlens export --format claimreview -o reviews.jsonld
      threadlens export --format parquet -o tables/
    """
    from threadlens.stages.export import export_claim_reviews, export_views  # noqa: PLC0415
    from threadlens.store import Store  # noqa: PLC0415

    one_of(form, FORMATS)
    wanted = outcomes(outcome)
    if form != "claimreview" and output is None:
        raise UsageError(f"--format {form} writes a file a view: name the folder with --output")
    with Store(db, read_only=True) as store:
        try:
            if form != "claimreview" and output is not None:
                written = export_views(store, output, f".{form}")
                typer.echo(f"{len(written)} files in {output}", err=True)
                return
            text, count = export_claim_reviews(store, outcomes=wanted, url_prefix=url_prefix)
            if output is None:
                typer.echo(text, nl=False)
                return
            output.write_text(text, encoding="utf-8")
            typer.echo(f"{count} reviews in {output}", err=True)
        except OSError as error:
            raise StoreError(f"{output} cannot be written: {error.strerror}") from error
